"""Search: events, names, texts and notes by words; what is offered while somebody types."""

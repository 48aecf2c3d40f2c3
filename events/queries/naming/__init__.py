"""People, places and tags: their pages and lists, and what is offered while somebody types a name."""

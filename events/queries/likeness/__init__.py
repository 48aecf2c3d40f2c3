"""What is probably the same: events, sources that share their wording, names spelled otherwise."""

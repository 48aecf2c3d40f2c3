"""Notes: threads, mentions, assignments, and what is new for one person."""

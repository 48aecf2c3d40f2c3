"""What sources say about a date, and the rules by which one is used; mostly pure."""

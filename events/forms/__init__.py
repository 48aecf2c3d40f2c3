"""What a person may type, and the words when it is wrong."""

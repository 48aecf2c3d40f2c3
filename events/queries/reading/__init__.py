"""The reading room: a text made for reading, its passages, and how much of it has been gone through."""

"""Pages and fragments: load, ask, render."""

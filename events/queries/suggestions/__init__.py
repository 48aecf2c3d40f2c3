"""Suggested events: what selected words seem to say, what is known already, and the mailbox."""

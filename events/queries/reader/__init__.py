"""Who reads: what they may see, what everything is called for them, and what is remembered for their view."""

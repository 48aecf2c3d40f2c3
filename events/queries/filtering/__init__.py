"""Filters: what one can narrow a timeline to, and what they leave."""

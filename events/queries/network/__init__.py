"""Statements about time, what they come to together, and where they contradict each other."""

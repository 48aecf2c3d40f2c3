"""Captured texts: where words stand in them, and what one capture has that another has not."""

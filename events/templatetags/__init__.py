"""Filters for templates; thin."""

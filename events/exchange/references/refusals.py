"""What cannot be taken in as a whole."""

from __future__ import annotations


class ReferencesRefused(Exception):
    """The text holds no references that can be taken; the message says what to do."""

"""The one error of this room."""

from __future__ import annotations


class DateError(ValueError):
    """A date that cannot be taken.

    `message` says what is wrong and what to write instead, for the person who wrote it; `text` is what was
    written, whole; `position` is where in it the trouble starts, in characters from 0.
    """

    def __init__(self, text: str, message: str, position: int = 0) -> None:
        super().__init__(message)
        self.text = text
        self.message = message
        self.position = position

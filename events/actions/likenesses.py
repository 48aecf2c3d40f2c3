"""Deeds on near copies: noticed when a text comes in, decided by a person, never asked again."""

from __future__ import annotations

from events.models import Likeness, Source, SourceText, User


def notice_likenesses(text: SourceText) -> None:
    """Inside an open change: keep the text's sketch, and ask about the other sources whose wording it shares."""


def decide_likeness(
    *, likeness: Likeness, answer: str, by: User, version: int, is_other_the_copy: bool = False, reason: str = ""
) -> Likeness:
    """Say what two sources are to each other: same, derived or different; open asks again. Editors only.

    Of `same` and `derived` the likeness's source is taken from the other one, or the other way round.
    """
    raise NotImplementedError

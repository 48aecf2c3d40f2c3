"""The pages beside one page of a list. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OtherPage:
    """A page before or after the one that is shown, and how a link names it."""

    number: int
    words: str
    rel: str  # of the link: prev or next


def beside(page: int, pages: int, *, before: str, after: str) -> tuple[OtherPage, ...]:
    """The page before and the one after, as far as there are any."""
    both = (OtherPage(page - 1, before, "prev"), OtherPage(page + 1, after, "next"))
    return tuple(each for each in both if 1 <= each.number <= pages)

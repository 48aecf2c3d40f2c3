"""Lists in pages: the pages beside one, and what a link to them says. Pure."""

from __future__ import annotations

from dataclasses import dataclass

PAGE = 100  # rows of the list, of the table, of a day
BELOW_THE_PICTURE = 50  # rows of the list where it is not alone on the page


class Paged:
    """One page of several, counted from 1; whoever is one has these two fields."""

    __slots__ = ()
    page: int
    pages: int

    @property
    def previous(self) -> int:
        """The number of the page before."""
        return self.page - 1

    @property
    def next(self) -> int:
        """The number of the page after."""
        return self.page + 1


class PagedRows(Paged):
    """One page of `size` rows, of `total`."""

    __slots__ = ()
    total: int

    @property
    def size(self) -> int:
        """How many rows a page has that is full."""
        return PAGE

    @property
    def after(self) -> int:
        """How many rows the next page has; nothing or less where there is none."""
        return min(self.size, self.total - self.page * self.size)


def cut(total: int, size: int, page: int) -> tuple[int, int]:
    """The page that is shown where `page` is asked for (beyond the last it is the last), and how many there are."""
    pages = max(1, -(-total // size))
    return min(max(page, 1), pages), pages


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

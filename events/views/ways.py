"""The ways to look at the events that the filters leave, in one list: what each is asked for and which fragment it is.

A way is added by its name in `labels.VIEW`, an entry here, and a fragment whose root is `<section id="results">`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.http import QueryDict

from events.forms.timeline import TimelineForm
from events.models import Clock
from events.queries import labels
from events.queries.event_page import EventPage
from events.queries.facets import Facet
from events.queries.timeline_page import Asked, timeline_page
from events.views import address
from events.views.lenses import Seen


@dataclass(frozen=True, slots=True)
class Look:
    """A reader, what they asked for as a form and as parameters, and whether the whole page is wanted."""

    seen: Seen
    form: TimelineForm
    given: QueryDict
    base: str  # the path of the timeline's page
    is_whole: bool

    @property
    def opened(self) -> int | None:
        """The number of the opened event."""
        number: int | None = self.form.cleaned_data.get("event")
        return number

    @property
    def page(self) -> int | None:
        """Which page of the results."""
        page: int | None = self.form.cleaned_data.get("page")
        return page


class Page(Protocol):
    """What the page around every view says."""

    @property
    def everything(self) -> int: ...  # events there are to read
    @property
    def total(self) -> int: ...  # of them, what the filters leave
    @property
    def sources(self) -> int: ...
    @property
    def facets(self) -> Sequence[Facet]: ...
    @property
    def event(self) -> EventPage | None: ...


@dataclass(frozen=True, slots=True)
class Shown:
    """What a view found: its `page`, and what else its fragment wants."""

    page: Page
    beside: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to look."""

    value: str
    key: str  # that goes there
    fragment: str
    show: Callable[[Look], Shown]

    @property
    def name(self) -> str:
        """As the switch has it."""
        return labels.VIEW[self.value]


def _picture_and_list(look: Look) -> Shown:
    return _chronicle(look, is_drawn=True)


def _list(look: Look) -> Shown:
    return _chronicle(look, is_drawn=False)


def _chronicle(look: Look, *, is_drawn: bool) -> Shown:
    order = Clock(look.form.cleaned_data.get("order") or Clock.CIVIL)
    by_clock = order == Clock.INSTANT
    asked = Asked(look.form.narrowing, look.form.window, look.page, look.opened, by_clock, is_drawn)
    page = timeline_page(look.seen.sight, asked, is_whole=look.is_whole)
    return Shown(page, {"orders": address.orders(look.given, order) if page.has_clocks else []})


WAYS = (
    Way("timeline", "1", "fragments/timeline/results.html", _picture_and_list),
    Way("list", "2", "fragments/timeline/results.html", _list),
)


def way_of(value: object) -> Way:
    """The way of that name; the first where there is none."""
    return next((way for way in WAYS if way.value == value), WAYS[0])


@dataclass(frozen=True, slots=True)
class Switch:
    """One entry of the switch: everything else in the address stays as it is."""

    value: str
    name: str
    key: str
    address: str
    is_shown: bool


def switch(look: Look, shown: Way) -> list[Switch]:
    """All ways, with the addresses that lead from one to the other."""
    return [Switch(way.value, way.name, way.key, look.base + _search(look.given, way), way is shown) for way in WAYS]


def _search(given: QueryDict, way: Way) -> str:
    return address.without_page(given, view="" if way is WAYS[0] else way.value)

"""The ways to look at the events that the filters leave, in one list: what each is asked for and which fragment it is.

A way is added by its name in `labels.VIEW` and an entry here.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from events.models import Clock
from events.queries.timeline.page import Asked, timeline_page
from events.views import address
from events.views.calendar import calendar_shown
from events.views.look import Look, Shown, Way
from events.views.map import map_shown
from events.views.table import table_shown


def _picture_and_list(look: Look) -> Shown:
    return _chronicle(look, is_drawn=True)


def _list(look: Look) -> Shown:
    return _chronicle(look, is_drawn=False)


def _chronicle(look: Look, *, is_drawn: bool) -> Shown:
    group = look.form.cleaned_data.get("group") or ""
    asked = Asked(look.form.narrowing, look.form.window, look.page, look.opened, look.is_by_clock, group, is_drawn)
    page = timeline_page(look.seen.sight, asked, is_whole=look.is_whole)
    order = Clock.INSTANT if look.is_by_clock else Clock.CIVIL
    return Shown(page, {"orders": address.orders(look.given, order) if page.has_clocks else []})


WAYS = (
    Way("timeline", "1", "fragments/timeline/results.html", _picture_and_list, is_drawn=True),
    Way("list", "2", "fragments/timeline/results.html", _list),
    Way("table", "3", "fragments/table/results.html", table_shown, "fragments/table/columns.html", is_wide=True),
    Way("calendar", "4", "fragments/calendar/results.html", calendar_shown, is_wide=True),
    Way("map", "5", "fragments/map/results.html", map_shown, is_wide=True),
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

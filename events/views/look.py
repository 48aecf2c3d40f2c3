"""A reader before a timeline's page, and what a view answers them with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.http import QueryDict

from events.forms.timeline import TimelineForm
from events.models import Clock
from events.queries.event.page import EventPage
from events.queries.filtering.facets import Facet
from events.queries.reader import labels
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
    def to_open(self) -> int | None:
        """The same where the whole page is wanted: what is swapped has no panel."""
        return self.opened if self.is_whole else None

    @property
    def page(self) -> int | None:
        """Which page of the results."""
        page: int | None = self.form.cleaned_data.get("page")
        return page

    @property
    def is_by_clock(self) -> bool:
        """Whether the order of the list is the clock's."""
        return bool(self.form.cleaned_data.get("order") == Clock.INSTANT)


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
    fragment: str  # the results; its root is `<section id="results">`
    show: Callable[[Look], Shown]
    tools: str = ""  # a fragment beside the switch
    is_wide: bool = False  # the panel takes no room before an event is opened
    is_drawn: bool = False  # a picture stands above the results

    @property
    def name(self) -> str:
        """As the switch has it."""
        return labels.VIEW[self.value]

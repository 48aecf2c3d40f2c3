"""A view of a timeline that is taken away, as an image or on paper: what it says about itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone

from events.dates.calendar import DAY, civil
from events.drawing import Caption
from events.drawing.words import day_name, year_name
from events.exchange.pictures import Wanted
from events.forms.taking import TakingForm
from events.models import EventState, Timeline
from events.queries.filtering.facets import facets
from events.queries.filtering.narrowing import readable
from events.queries.filtering.todo_kinds import day_of
from events.queries.reader.labels import GROUP_BY
from events.views import address
from events.views.lenses import Seen
from events.views.looking import lens_words


@dataclass(frozen=True, slots=True)
class Taken:
    """A reader, what they asked for, and the first second of the day on which they did."""

    seen: Seen
    form: TakingForm
    given: QueryDict  # the parameters of the timeline's page
    today: int

    @property
    def timeline(self) -> Timeline:
        """What it is of."""
        return self.seen.sight.timeline

    @property
    def base(self) -> str:
        """The path of the timeline's page."""
        return reverse("events:timeline", args=[self.timeline.slug])

    @property
    def problems(self) -> list[str]:
        """What was wrong with the address, as sentences."""
        return [*self.seen.problems, *self.form.problems]

    @property
    def wanted(self) -> Wanted:
        """What the picture is to be of."""
        group = self.form.cleaned_data.get("group") or ""
        return Wanted(self.form.narrowing, self.form.window, self.form.is_whole, group)

    @property
    def grouped(self) -> str:
        """By what it is grouped."""
        return self.form.cleaned_data.get("group") or self.timeline.group_by

    @property
    def search(self) -> str:
        """The view as a query string for the timeline's page, without what is only on the screen."""
        out = [*address.ON_SCREEN, *(["from", "to"] if self.form.is_whole else [])]
        return address.search_of(address.clean(self.given, leave_out=out))

    @property
    def day(self) -> str:
        """The day, in words."""
        year, month, day = civil(self.today // DAY)
        return f"{day_name(day, month)} {year_name(year)}"

    @property
    def version(self) -> str:
        """`Change 132, 29 November 2026`: the state of the timeline, and the day on which it was taken away."""
        return f"Change {self.timeline.ledger.change_number}, {self.day}"

    def about(self, *, is_grouped: bool) -> tuple[str, ...]:
        """What is left out or otherwise than on the plain page, in sentences."""
        sight = self.seen.sight
        said = [lens_words(self.seen)]
        narrowing = self.form.narrowing
        if narrowing:
            active = address.active(self.given, facets(sight), narrowing)
            said.append(f"Only: {'; '.join(f'{each.title}: {each.name}' for each in active)}")
        if is_grouped and self.grouped != "none":
            said.append(f"Grouped by {GROUP_BY[self.grouped]}")
        if sight.is_member and readable(sight).exclude(state=EventState.APPROVED).exists():
            said.append("With drafts, which only members see")
        return tuple(f"{sentence}." for sentence in said if sentence)

    def caption(self, request: HttpRequest) -> Caption:
        """What stands above and below a picture of it."""
        where = request.build_absolute_uri(self.base + self.search)
        return Caption(self.timeline.title, self.about(is_grouped=True), where, self.version)


def today_of(timeline: Timeline) -> int:
    """The first civil second of the day that it is in the timeline's zone."""
    return day_of(timezone.now(), timeline)

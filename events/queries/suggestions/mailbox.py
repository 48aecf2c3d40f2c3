"""The suggestions of a source's latest text as a mailbox: which wait, which are decided, and where one stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from events.dates import say
from events.models import Source, SourceText, Suggestion, SuggestionState
from events.queries.reader import labels
from events.queries.reader.filters import Filter
from events.queries.reader.names import SourceName, source_name
from events.queries.reader.sight import Sight
from events.queries.reading.coverage import Coverage, coverage_of
from events.queries.texts.captured import latest_text

PER_PAGE = 60  # rows around the one that is open
WAITING, BACKGROUND, DECIDED, ALL = "waiting", "background", "decided", "all"
_WAITS = Q(state=SuggestionState.OPEN)
_SHOWN = {
    WAITING: _WAITS,
    BACKGROUND: _WAITS & Q(is_background=True),
    DECIDED: ~_WAITS,
    ALL: Q(),
}
_WORDS = {WAITING: "Waiting", BACKGROUND: "Background", DECIDED: "Decided", ALL: "All"}


@dataclass(frozen=True, slots=True)
class Row:
    """A suggestion as a line of the list."""

    id: UUID
    title: str
    when: str  # its date in words; how it is counted, or "" where there is none
    puts_it: str  # how the source puts it, where it does not simply report
    state: str  # what was decided; "" while it waits
    is_background: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The list around the one that is open; `current` None where there is none. `news` and `decided_news` count it."""

    id: UUID  # of the source
    name: SourceName
    text: SourceText | None
    current: Suggestion | None
    rows: tuple[Row, ...]
    filters: tuple[Filter, ...]
    show: str
    before: UUID | None
    after: UUID | None
    news: int
    decided_news: int
    waiting: int
    coverage: Coverage

    @property
    def news_rows(self) -> tuple[Row, ...]:
        """What the text tells as its news."""
        return tuple(row for row in self.rows if not row.is_background)

    @property
    def background(self) -> tuple[Row, ...]:
        """What it reaches back to, and words for a date alone."""
        return tuple(row for row in self.rows if row.is_background)

    @property
    def is_background_open(self) -> bool:
        """Whether the background is what is looked at."""
        return self.show == BACKGROUND or any(row.is_current for row in self.background)

    @property
    def more(self) -> int:
        """How many of those asked for are not listed here."""
        return next(each.count for each in self.filters if each.is_chosen) - len(self.rows)


def mailbox(source: Source, sight: Sight, *, show: str = WAITING, opened: UUID | None = None) -> Mailbox:
    """For members. The one asked for is open wherever it stands, else the first (some eight queries)."""
    text = latest_text(source.pk, sight)
    show = show if show in _SHOWN else WAITING
    every = Suggestion.objects.filter(source_text=text)
    order = every.filter(_SHOWN[show]).order_by("is_background", "begins", "ends", "pk")
    ids = list(order.values_list("public_id", flat=True))
    current = _current(every, ids, opened)
    at = ids.index(current.public_id) if current is not None and current.public_id in ids else -1
    counts = every.aggregate(
        **{name: Count("pk", filter=which) for name, which in _SHOWN.items() if which},
        all=Count("pk"),
        news=Count("pk", filter=Q(is_background=False)),
        decided_news=Count("pk", filter=Q(is_background=False) & ~_WAITS),
    )
    return Mailbox(
        id=source.public_id,
        name=source_name(source, is_member=sight.is_member),
        text=text,
        current=current,
        rows=_rows(order, at, current),
        filters=tuple(Filter(name, _WORDS[name], counts[name], name == show) for name in _SHOWN),
        show=show,
        before=ids[at - 1] if at > 0 else None,
        after=ids[at + 1] if 0 <= at < len(ids) - 1 else None,
        news=counts["news"],
        decided_news=counts["decided_news"],
        waiting=counts[WAITING],
        coverage=coverage_of(text, sight) if text is not None else Coverage(is_looked_at=False),
    )


def next_after(row: Suggestion) -> UUID | None:
    """The one that waits behind this one in the list, else the first that waits, once this one is decided."""
    waiting = Suggestion.objects.filter(_WAITS, source_text=row.source_text_id).exclude(pk=row.pk)
    order = waiting.order_by("is_background", "begins", "ends", "pk")
    behind = Q(begins__gt=row.begins) | Q(begins=row.begins, ends__gt=row.ends)
    behind |= Q(begins=row.begins, ends=row.ends, pk__gt=row.pk)
    later = Q(is_background=row.is_background) & behind
    if not row.is_background:
        later |= Q(is_background=True)
    ids = order.values_list("public_id", flat=True)
    return ids.filter(later).first() or ids.first()


def _current(every: QuerySet[Suggestion], ids: Sequence[UUID], opened: UUID | None) -> Suggestion | None:
    rows = every.select_related(
        "source_text__source", "timeline", "place", "decided_by", "citation__event", "citation__source"
    )
    found = rows.filter(public_id=opened).first() if opened is not None else None
    return found or (rows.filter(public_id=ids[0]).first() if ids else None)


def _rows(order: QuerySet[Suggestion], at: int, current: Suggestion | None) -> tuple[Row, ...]:
    """Those around the one that is open, or the first ones."""
    first = max(0, at - PER_PAGE // 2)
    return tuple(_row(each, current) for each in order[first : first + PER_PAGE])


def _row(each: Suggestion, current: Suggestion | None) -> Row:
    date, relation = each.date, each.relation
    when = say(date) if date is not None else "by another event" if relation else "no date"
    puts_it = labels.REPORTED_OCCURRENCE.get(each.reported_occurrence, "")
    return Row(
        id=each.public_id,
        title=each.title,
        when=when,
        puts_it=puts_it if each.reported_occurrence != "happened" else "",
        state="" if each.state == SuggestionState.OPEN else labels.SUGGESTION[each.state],
        is_background=each.is_background,
        is_current=current is not None and each.pk == current.pk,
    )

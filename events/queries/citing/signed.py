"""Sign-offs: somebody held a quotation against its source, or an event's date against what is said of it.

What they saw is kept as a digest in parts. A sign-off holds as long as that is the digest of what stands there now: it
lapses by itself, whoever changes something by whatever door, and holds again where the change is taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import MD5, Cast, Coalesce, Concat

from events.models import Citation, Event, EventState, Passage, PassageRole, Reading, SourceText
from events.models.event import EventQuerySet
from events.queries.reader.sight import Sight

_SPACE = Value(" ", TextField())
_NOTHING = Value("-", TextField())  # a part of a digest where there is nothing
#: What is said of each part of a digest that is another one than was signed.
OF_A_QUOTE: Final = ("the words quoted", "where they stand in the source", "the text captured of the source")
OF_A_DATE: Final = ("the date", "what its sources say about the date")


@dataclass(frozen=True, slots=True)
class Check:
    """What may be signed off, as it stands now: by whom it was, and what has changed since; for members."""

    number: int  # of the event
    version: int  # of the passage or the event
    now: str  # the digest of what stands there
    by: str = ""  # whoever signed it; "" where nobody did, or their account is gone
    at: datetime | None = None
    changed: tuple[str, ...] = ()  # what is another one since
    citation: UUID | None = None
    passage: UUID | None = None  # None: it is the date
    words: str = ""  # of the passage
    is_there: bool = True  # False: the event has lost its date, and nothing is left to sign

    @property
    def holds(self) -> bool:
        """Whether it is signed off, and all that was looked at stands."""
        return self.at is not None and not self.changed

    @property
    def has_lapsed(self) -> bool:
        """Whether it was signed off, and is to be looked at again."""
        return bool(self.changed)

    @property
    def since(self) -> str:
        """`the date and what its sources say about the date have changed`."""
        are_several = len(self.changed) > 1 or self.changed == OF_A_QUOTE[:1]
        return f"{' and '.join(self.changed)} {'have' if are_several else 'has'} changed"


def quotes(sight: Sight) -> QuerySet[Passage]:
    """Quotations of standing citations of standing events, with `now`."""
    rows = Passage.objects.filter(role=PassageRole.QUOTE, citation__withdrawn_at__isnull=True)
    rows = sight.of(rows.filter(citation__isnull=False)).exclude(citation__event__state=EventState.WITHDRAWN)
    return rows.annotate(now=_of_a_quote())


def dates(sight: Sight) -> EventQuerySet:
    """Standing events that have a date, with `now`."""
    return sight.of(Event.objects.standing()).exclude(date_precision="").annotate(now=_of_a_date())


def lapsed_quotes(sight: Sight) -> QuerySet[Passage]:
    """Those that were signed off as something else than stands there now."""
    return quotes(sight).filter(checked_at__isnull=False).exclude(checked_as=F("now"))


def lapsed_dates(sight: Sight) -> EventQuerySet:
    """Those that were signed off as something else than stands there now; an event may have lost its date since."""
    events = sight.of(Event.objects.standing()).filter(date_checked_at__isnull=False)
    return events.annotate(now=_of_a_date()).exclude(date_checked_as=F("now"))


def lapsed(sight: Sight) -> list[Check]:
    """What was signed off and has changed since, in the order of the events. Two queries."""
    found = [quote_check(row) for row in lapsed_quotes(sight).select_related("citation__event", "checked_by")]
    found += [date_check(row) for row in lapsed_dates(sight).select_related("date_checked_by")]
    return sorted(found, key=lambda each: (each.number, str(each.citation or ""), str(each.passage or "")))


def checks_of(citations: Sequence[Citation], sight: Sight) -> dict[UUID, tuple[Check, ...]]:
    """The quotations of each citation (by public id), in their order. One query."""
    rows = quotes(sight).filter(citation__in=citations).select_related("citation__event", "checked_by")
    found: dict[UUID, list[Check]] = {}
    for row in rows.order_by("position", "pk"):
        check = quote_check(row)
        if check.citation is not None:
            found.setdefault(check.citation, []).append(check)
    return {citation: tuple(own) for citation, own in found.items()}


def date_check_of(event: Event, sight: Sight) -> Check | None:
    """The date of one event; None where it has none, and none was ever signed off. One query."""
    with_a_date = ~Q(date_precision="") | Q(date_checked_at__isnull=False)
    rows = sight.of(Event.objects.filter(with_a_date, pk=event.pk)).annotate(now=_of_a_date())
    row = rows.select_related("date_checked_by").first()
    return date_check(row) if row is not None else None


def quote_check(row: Any) -> Check:
    """Of a passage with `now`, its citation and event and who checked it."""
    return Check(
        number=row.citation.event.number,
        version=row.version,
        now=row.now,
        by=row.checked_by.get_username() if row.checked_by else "",
        at=row.checked_at,
        changed=_changed(row.checked_as, row.now, OF_A_QUOTE),
        citation=row.citation.public_id,
        passage=row.public_id,
        words=row.exact,
    )


def date_check(row: Any) -> Check:
    """Of an event with `now` and who checked its date."""
    return Check(
        number=row.number,
        version=row.version,
        now=row.now,
        by=row.date_checked_by.get_username() if row.date_checked_by else "",
        at=row.date_checked_at,
        changed=_changed(row.date_checked_as, row.now, OF_A_DATE),
        is_there=row.date is not None,
    )


def _changed(signed: str, now: str, parts: Sequence[str]) -> tuple[str, ...]:
    if not signed:
        return ()
    pairs = zip(parts, signed.split(" "), now.split(" "), strict=True)
    return tuple(words for words, before, after in pairs if before != after)


def _of_a_quote() -> Any:
    """Words, place and text, by the columns of a passage."""
    texts = SourceText.objects.filter(source=OuterRef("citation__source")).latest_first()
    place = _digest("citation__source_id", "citation__locator_kind", "citation__locator")
    text = Coalesce(Cast(Subquery(texts.values("sha256")[:1]), TextField()), _NOTHING)
    return Concat(_digest("exact", "translation"), _SPACE, place, _SPACE, text, output_field=TextField())


def _of_a_date() -> Any:
    """Date and readings, by the columns of an event."""
    said = Reading.objects.filter(citation__event=OuterRef("pk"), citation__withdrawn_at__isnull=True).order_by()
    row = _digest("pk", "form", "is_former", "relation_id", *Reading.date.columns)
    every = said.values("citation__event").annotate(every=Cast(MD5(StringAgg(row, ",", order_by=("pk",))), TextField()))
    readings = Coalesce(Subquery(every.values("every")), _NOTHING)
    return Concat(_digest(*Event.date.columns), _SPACE, readings, output_field=TextField())


def _digest(*columns: str) -> Cast:
    """Of several columns together; a digest that tells whether two are the same, and protects nothing."""
    parts: list[Any] = []
    for column in columns:
        parts += [Coalesce(Cast(F(column), TextField()), Value("", TextField())), Value("\x1f", TextField())]
    return Cast(MD5(Concat(*parts, output_field=TextField())), TextField())

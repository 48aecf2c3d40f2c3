"""The page of what a source is cited for in its text: each with its surroundings, its state, and what can be done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from events.models import Source
from events.queries.reader import labels
from events.queries.reader.filters import Filter
from events.queries.reader.names import SourceName, source_name
from events.queries.reader.paging import OtherPage, beside
from events.queries.reader.sight import Sight
from events.queries.reading.passage_rows import Row, rows_of
from events.queries.reading.passages_in import Stands, passages_in
from events.queries.texts.captured import latest_text

PER_PAGE = 100
OPEN = "open"  # the filter of what a person has still to look at


@dataclass(frozen=True, slots=True)
class PassageList:
    """One page of the list. `text` is None while nothing was captured."""

    source: SourceName
    text: UUID | None
    rows: tuple[Row, ...]
    filters: tuple[Filter, ...]
    chosen: str
    total: int  # of all there is, whatever is chosen
    to_look_at: int
    page: int
    pages: int

    @property
    def others(self) -> tuple[OtherPage, ...]:
        """The pages before and after this one."""
        return beside(self.page, self.pages, before="Previous page", after="Next page")

    @property
    def can_confirm(self) -> bool:
        """Whether there is anything on this page to be chosen."""
        return any(row.choice for row in self.rows)


def passage_list(source: Source, sight: Sight, *, chosen: str = "", page: int = 1) -> PassageList:
    """Page `page` of what is in the text captured last, narrowed to a state; one that does not exist is none."""
    text = latest_text(source.pk, sight)
    found = passages_in(text, sight) if text else []
    counts = Counter(str(each.stands) for each in found)
    counts[OPEN] = sum(each.is_open for each in found)
    chosen = chosen if chosen in (*Stands, OPEN) else ""
    wanted = [each for each in found if not chosen or each.stands == chosen or (chosen == OPEN and each.is_open)]
    pages = max(1, -(-len(wanted) // PER_PAGE))
    page = min(max(page, 1), pages)
    shown = wanted[(page - 1) * PER_PAGE : page * PER_PAGE]
    return PassageList(
        source=source_name(source, is_member=sight.is_member),
        text=text.public_id if text else None,
        rows=rows_of(shown, text) if text else (),
        filters=_filters(counts, len(found), chosen),
        chosen=chosen,
        total=len(found),
        to_look_at=counts[OPEN],
        page=page,
        pages=pages,
    )


def _filters(counts: Counter[str], total: int, chosen: str) -> tuple[Filter, ...]:
    every = Filter("", "All", total, not chosen)
    named = ((OPEN, "To look at"), *((each, labels.STANDS[each].capitalize()) for each in Stands))
    shown = ((value, words) for value, words in named if counts[value] or chosen == value)
    return every, *(Filter(value, words, counts[value], chosen == value) for value, words in shown)

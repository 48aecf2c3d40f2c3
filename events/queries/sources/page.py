"""A source: its record, where it comes from, its summary with what is cited in it, and what it says of each event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from events.dates import say
from events.models import Citation, DigestParagraph, Event, Reader, Reading, Source, SourceText, Timeline
from events.passages.parts import LENGTH
from events.queries.citing.citations import CitationShown, paragraph_numbers, shown, standing
from events.queries.likeness.alike import LikenessShown, likenesses_of
from events.queries.listed.event_lines import EventLine, first_lines
from events.queries.notes import threads
from events.queries.reader import labels
from events.queries.reader.names import SourceName, authors_in_words, source_name, web_link
from events.queries.reader.sight import Sight
from events.queries.reading.noted_words import Noted, noted_words
from events.queries.texts.captured import anchors_in, latest_text, passages_in_words
from events.queries.texts.marked_text import MarkedParagraph, Segment, Stretch, cut, marked_paragraphs
from events.queries.texts.quoted_text import of_digest


@dataclass(frozen=True, slots=True)
class Address:
    """Where a source can be read; `link` is "" where it is no address of the web."""

    heading: str
    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Record:
    """The bibliographic record as words, "" where nothing is known; empty altogether for a masked source."""

    kind: str
    container: str
    authors: str
    publisher: str
    published: str
    published_how: str  # how the date is known
    addresses: tuple[Address, ...]
    accessed_on: date | None
    calendar: str
    rights: str
    note: str  # Markdown
    label: str  # what strangers see instead, for members


@dataclass(frozen=True, slots=True)
class CitedEvent:
    """An event that the source speaks of: the footnote's number on this page, and the words for its date."""

    line: EventLine
    citation: CitationShown
    dates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DigestShown:
    """A paragraph of the summary with the footnotes that point to it."""

    number: int
    text: str
    cited: tuple[CitedEvent, ...]
    segments: tuple[Segment, ...] = ()  # the text, cut where notes are on words of it
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source's page. `text` is of the latest capture, for members; of a long one it is left to the reading page.

    Of very many events the first stand here, `shown` of `total`.
    """

    id: UUID
    name: SourceName
    record: Record | None
    derived_from: SourceName | None
    derivations: tuple[SourceName, ...]
    events: tuple[CitedEvent, ...]
    shown: int
    total: int
    digest: tuple[DigestShown, ...]
    text: tuple[MarkedParagraph, ...]
    threads: tuple[threads.Thread, ...]
    passages: str = ""  # how many of its passages stand in the text, in words; for members
    alike: tuple[LikenessShown, ...] = ()
    has_text: bool = False  # there is one to be read, by members


def source_page(timeline: Timeline, source_id: UUID, reader: Reader, *, token: str = "") -> SourcePage | None:
    """The source's page; None where the reader may not see the source. As many queries as for one event."""
    sight = Sight.of_reader(timeline, reader, token)
    source = sight.of(Source.objects.filter(public_id=source_id)).first()
    if source is None:
        return None
    name = source_name(source, is_member=sight.is_member)
    cites = standing(sight).filter(source=source)
    first = first_lines(sight.of(Event.objects.standing().filter(pk__in=cites.order_by().values("event"))), sight)
    turn = {event: place for place, event in enumerate(first.lines)}
    rows = list(cites.filter(event__in=turn).select_related("source", "speaker", "event"))
    rows.sort(key=lambda row: (turn[row.event_id], row.position, row.pk))
    events = _cited_events(rows, first.lines, sight)
    said = () if name.is_masked else threads.threads(Q(source=source), sight)
    paragraphs = list(sight.of(DigestParagraph.objects.filter(source=source)).order_by("number"))
    captured = latest_text(source.pk, sight) if sight.is_member else None
    noted = noted_words(source, said, of_digest(paragraphs), captured, sight)
    copies = [] if name.is_masked else sight.of(Source.objects.filter(derived_from=source))
    origin = None if name.is_masked else sight.of(Source.objects.filter(derivations=source)).first()
    return SourcePage(
        id=source.public_id,
        name=name,
        record=None if name.is_masked else _record(source),
        derived_from=source_name(origin, is_member=sight.is_member) if origin else None,
        derivations=tuple(name for name in _names(copies, sight) if not name.is_masked),
        events=events,
        shown=len(first.lines),
        total=first.total,
        digest=_digest(paragraphs, rows, events, noted),
        text=_text(captured, rows, noted, sight),
        threads=noted.threads,
        has_text=captured is not None,
        passages=passages_in_words(captured, sight) if captured else "",
        alike=likenesses_of(source, sight),
    )


def _names(sources: Iterable[Source], sight: Sight) -> Iterator[SourceName]:
    return (source_name(each, is_member=sight.is_member) for each in sources)


def _record(source: Source) -> Record:
    how = source.published_note or labels.PUBLISHED_BASIS[source.published_basis]
    written = f"Written as “{source.published_as_written}”." if source.published_as_written else ""
    return Record(
        kind=labels.kind_of_source(source.csl_type),
        container=source.container_title,
        authors=authors_in_words(source.authors),
        publisher=source.publisher if source.publisher != source.container_title else "",
        published=say(source.published) if source.published else "",
        published_how=" ".join(filter(None, [written, how])) if source.published else how,
        addresses=tuple(
            Address(heading, address, web_link(address))
            for heading, address in (("Original", source.url), ("Archived copy", source.archive_url))
            if address
        ),
        accessed_on=source.accessed_on,
        calendar=labels.CALENDAR[source.calendar],
        rights=labels.RIGHTS[source.rights],
        note=source.note,
        label=source.public_label,
    )


def _cited_events(rows: Sequence[Citation], lines: dict[int, EventLine], sight: Sight) -> tuple[CitedEvent, ...]:
    """Footnotes in the order of their events, numbered from 1, with what each says of the date."""
    event_of = {row.pk: row.event_id for row in rows}
    dates: dict[int, list[str]] = {}
    for reading in sight.of(Reading.objects.filter(citation__in=rows)).order_by("position", "id"):
        if reading.date is not None:
            written, words = reading.date_as_written, say(reading.date)
            if written or words != lines[event_of[reading.citation_id]].words:
                dates.setdefault(reading.citation_id, []).append(f"“{written}”: {words}" if written else words)
    return tuple(
        CitedEvent(lines[row.event_id], footnote, () if footnote.source.is_masked else tuple(dates.get(row.pk, ())))
        for row, footnote in zip(rows, shown(rows, sight), strict=True)
    )


def _digest(
    paragraphs: Sequence[DigestParagraph], rows: Sequence[Citation], events: Sequence[CitedEvent], noted: Noted
) -> tuple[DigestShown, ...]:
    """The summary's paragraphs, each with the footnotes whose locator names it and the words that notes are on."""
    cited: dict[int, list[CitedEvent]] = {}
    for row, event in zip(rows, events, strict=True):
        for number in paragraph_numbers(row):
            cited.setdefault(number, []).append(event)
    whole = of_digest(paragraphs)
    return tuple(
        DigestShown(
            each.number,
            each.text,
            tuple(cited.get(each.number, ())),
            cut(whole.text, *whole.stands[each.number], noted.digest),
            each.public_id,
        )
        for each in paragraphs
    )


def _text(text: SourceText | None, rows: Sequence[Citation], noted: Noted, sight: Sight) -> tuple[MarkedParagraph, ...]:
    """The text captured last with every passage found in it, for members, if it is no longer than a part."""
    if text is None or text.length > LENGTH:
        return ()
    marks = {row.pk: mark for mark, row in enumerate(rows, start=1)}
    stretches = [
        Stretch(anchor.begins or 0, anchor.ends or 0, marks[anchor.passage.citation_id])
        for anchor in anchors_in(text, sight)
        if anchor.passage.citation_id in marks
    ]
    return marked_paragraphs(text.text, [*stretches, *noted.text])

"""One citation opened on its passage: the words or the summary it rests on, among those around them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from events.models import Citation, DigestParagraph, Reader, SourceText, Timeline
from events.queries.citing.citations import CitationShown, Summary, paragraph_numbers, shown, standing, with_checks
from events.queries.event.how_it_stands import HowItStands, how_it_stands
from events.queries.lenses.shown import with_dates
from events.queries.notes.threads import Thread, threads
from events.queries.reader.names import EventName, event_name
from events.queries.reader.sight import Sight
from events.queries.reading.blocks import excerpt
from events.queries.texts.captured import anchors_in, latest_text
from events.queries.texts.marked_text import MarkedParagraph, Stretch, cut, marked

AROUND = 1  # paragraphs shown before and after the one that is cited


@dataclass(frozen=True, slots=True)
class Around:
    """A paragraph of the summary, and whether the citation points to it."""

    paragraph: Summary
    is_cited: bool


@dataclass(frozen=True, slots=True)
class CitationPage:
    """A footnote, what it is a footnote to, and its surroundings.

    `text` is of the latest capture, and `stands` says how its words stand there: both for members.
    """

    event: EventName
    citation: CitationShown
    digest: tuple[Around, ...]
    text: tuple[MarkedParagraph, ...]
    threads: tuple[Thread, ...] = ()
    stands: HowItStands | None = None


def citation_page(
    timeline: Timeline, number: int, citation: UUID, reader: Reader, *, token: str = ""
) -> CitationPage | None:
    """The citation with its number on the event's page; None where the reader may not see either.

    Eleven queries at most, and one for each passage that stands in the text, of which no more is fetched than is shown.
    """
    return citation_page_in(Sight.of_reader(timeline, reader, token), number, citation)


def citation_page_in(sight: Sight, number: int, citation: UUID) -> CitationPage | None:
    """The same for a reader whose view is known already, through their lens if they have one."""
    rows = standing(sight).filter(event__number=number).select_related("source", "speaker", "event")
    footnotes = list(rows.order_by("position", "id"))
    cited = next((row for row in footnotes if row.public_id == citation), None)
    if cited is None:
        return None
    mark = footnotes.index(cited) + 1
    with_dates(sight, [cited.event])
    text = latest_text(cited.source_id, sight) if sight.is_member else None
    return CitationPage(
        event=event_name(cited.event),
        citation=with_checks(shown([cited], sight, first=mark), [cited], sight)[0],
        digest=_digest_around(cited, sight),
        text=_text_around(cited, mark, text, sight) if text else (),
        threads=() if cited.source.is_confidential and not sight.is_member else threads(Q(citation=cited), sight),
        stands=how_it_stands(cited, text, sight) if text else None,
    )


def _digest_around(citation: Citation, sight: Sight) -> tuple[Around, ...]:
    """The cited paragraphs and their neighbours."""
    cited = set(paragraph_numbers(citation))
    near = {number + step for number in cited for step in range(-AROUND, AROUND + 1)}
    rows = sight.of(DigestParagraph.objects.filter(source=citation.source_id, number__in=near)).order_by("number")
    around = tuple(Around(Summary(row.number, row.text), row.number in cited) for row in rows)
    return around if any(each.is_cited for each in around) else ()


def _text_around(citation: Citation, mark: int, text: SourceText, sight: Sight) -> tuple[MarkedParagraph, ...]:
    """The paragraphs of a captured text in which the citation's passages stand, and their neighbours."""
    anchors = anchors_in(text, sight).filter(passage__citation=citation)
    stretches = [Stretch(each.begins or 0, each.ends or 0, mark) for each in anchors]
    found: dict[int, MarkedParagraph] = {}
    for here in (excerpt(text, each.begins, each.ends, beside=AROUND) for each in stretches):
        for block in here.blocks:
            segments = cut(here.words, block.begins, block.ends, stretches, offset=here.offset)
            found[block.begins] = marked(block.number, segments)
    return tuple(found[begins] for begins in sorted(found))

"""Citations as a reader sees them: how the source puts it, and the words or the summary behind it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Q, QuerySet

from events.models import ActorKind, Citation, DigestParagraph, EventState, Locator, Passage, PassageRole
from events.queries.citing.signed import Check, checks_of
from events.queries.reader import labels
from events.queries.reader.names import SourceName, source_name
from events.queries.reader.sight import Sight

_NUMBERS = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?")
LONGEST_RUN = 50  # paragraphs that one locator may span; more is a slip of the pen


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source, as many of them as this reader may see."""

    words: str
    is_cut: bool
    translation: str


@dataclass(frozen=True, slots=True)
class Summary:
    """One paragraph of a source in our own words, by the source's own number."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class CitationShown:
    """One footnote. `mark` is its number on the page; without quotes and summary it says where to look."""

    id: UUID
    mark: int
    source: SourceName
    sentence: labels.Sentence  # "WSWS reports this, quoting Abbas Araghchi"
    locator: str  # "¶ 12"
    outcome: str  # what became of the event by this source; "" where it simply happened
    note: str  # Markdown
    quotes: tuple[Quote, ...]
    digest: tuple[Summary, ...]
    same_as: int | None  # the mark of an earlier footnote that has the same summary
    checks: tuple[Check, ...] = ()  # of its quotations, for members: filled in where one signs off

    @property
    def reference(self) -> str:
        """The footnote in one line, with where to look."""
        return ", ".join(filter(None, [self.source.reference, self.locator, self.source.url]))


def standing(sight: Sight) -> QuerySet[Citation]:
    """Citations of standing events that the reader may see, with source and speaker; the caller narrows them."""
    rows = sight.of(Citation.objects.filter(withdrawn_at__isnull=True).exclude(event__state=EventState.WITHDRAWN))
    return rows.select_related("source", "speaker")


def shown(citations: Sequence[Citation], sight: Sight, *, first: int = 1) -> tuple[CitationShown, ...]:
    """The citations as footnotes, numbered from `first` in the order given. Two queries."""
    quotes = quotes_of(citations, sight)
    digests = _digests(citations, sight)
    met: dict[tuple[int, tuple[Summary, ...]], int] = {}
    footnotes = []
    for mark, each in enumerate(citations, start=first):
        digest = tuple(digests[each.pk])
        earlier = met.setdefault((each.source_id, digest), mark) if digest else mark
        same_as = earlier if earlier != mark else None
        footnotes.append(_footnote(mark, each, sight, quotes=tuple(quotes[each.pk]), digest=digest, same_as=same_as))
    return tuple(footnotes)


def with_checks(
    footnotes: Sequence[CitationShown], citations: Sequence[Citation], sight: Sight
) -> tuple[CitationShown, ...]:
    """The same with who has signed off their quotations, for members without a lens (one query)."""
    if not sight.is_member or sight.lens is not None:
        return tuple(footnotes)
    checks = checks_of(citations, sight)
    return tuple(replace(each, checks=checks.get(each.id, ())) for each in footnotes)


def paragraph_numbers(citation: Citation) -> tuple[int, ...]:
    """The paragraphs that the locator names: "3, 5–7" → 3, 5, 6, 7; none where it counts something else."""
    if citation.locator_kind != Locator.PARAGRAPH:
        return ()
    numbers: dict[int, None] = {}
    for first, last in _NUMBERS.findall(citation.locator):
        begins, ends = int(first), int(last or first)
        numbers |= dict.fromkeys(range(begins, min(ends + 1, begins + LONGEST_RUN)))
    return tuple(numbers)


def _footnote(
    mark: int,
    citation: Citation,
    sight: Sight,
    *,
    quotes: tuple[Quote, ...],
    digest: tuple[Summary, ...],
    same_as: int | None,
) -> CitationShown:
    source = source_name(citation.source, is_member=sight.is_member)
    locator = labels.locator(citation.locator_kind, citation.locator)
    return CitationShown(
        id=citation.public_id,
        mark=mark,
        source=source,
        sentence=sentence_of(citation, source.short),
        locator="" if source.is_masked else locator,
        outcome=labels.outcome(citation.reported_occurrence, citation.stance),
        note="" if source.is_masked else citation.note,
        quotes=quotes,
        digest=digest,
        same_as=same_as,
    )


def sentence_of(citation: Citation, source: str) -> labels.Sentence:
    """How the source puts it, with who is speaking."""
    if citation.speaker is None:
        return labels.stance(citation.stance, source)
    is_plural = citation.speaker.kind == ActorKind.GROUP
    return labels.stance(citation.stance, source, citation.speaker.name, is_plural=is_plural)


def quotes_of(citations: Sequence[Citation], sight: Sight) -> defaultdict[int, list[Quote]]:
    """Quotations by citation. A stranger gets what the quote limit allotted, and a translation only of the whole."""
    rows = sight.of(Passage.objects.filter(citation__in=citations, role=PassageRole.QUOTE))
    quotes: defaultdict[int, list[Quote]] = defaultdict(list)
    for passage in rows.order_by("position", "id"):
        words = passage.exact if sight.is_member else passage.exact[: passage.public_characters]
        is_cut = len(words) < len(passage.exact)
        if words and passage.citation_id is not None:
            quotes[passage.citation_id].append(Quote(words, is_cut, "" if is_cut else passage.translation))
    return quotes


def _digests(citations: Sequence[Citation], sight: Sight) -> defaultdict[int, list[Summary]]:
    """Summaries of the paragraphs that each citation points to."""
    wanted = {each.pk: (each.source_id, paragraph_numbers(each)) for each in citations}
    where = Q(pk__in=[])
    for source, numbers in set(wanted.values()):
        where |= Q(source=source, number__in=numbers)
    rows = {(row.source_id, row.number): row for row in sight.of(DigestParagraph.objects.filter(where))}
    digests: defaultdict[int, list[Summary]] = defaultdict(list)
    for citation, (source, numbers) in wanted.items():
        found = (rows.get((source, number)) for number in numbers)
        digests[citation] = [Summary(row.number, row.text) for row in found if row]
    return digests

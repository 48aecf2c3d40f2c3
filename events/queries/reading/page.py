"""A captured text made for reading, a part at a time: what is cited of it, which dates it names, the notes on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db.models import Q

from events.models import DateExpression, Reader, Source, SourceText, Suggestion, SuggestionState, Timeline
from events.passages import Part, blocks, part_at
from events.queries.notes.threads import Thread, threads
from events.queries.reader.names import SourceName, source_name
from events.queries.reader.sight import Sight
from events.queries.reading.blocks import BlockShown, block_shown, excerpt
from events.queries.reading.coverage import Coverage, coverage_of
from events.queries.reading.parts import parts_of, words_between
from events.queries.reading.stretches import Stretches, stretches_in


@dataclass(frozen=True, slots=True)
class Version:
    """Which capture of the source's text this is: the `which`-th of `of`, the first one captured being 1."""

    id: UUID
    captured_at: datetime
    sha256: str
    which: int
    of: int

    @property
    def is_latest(self) -> bool:
        """Whether nothing was captured after it."""
        return self.which == self.of


@dataclass(frozen=True, slots=True)
class DateHere:
    """Words that name a date, the element of their block, and what they mean."""

    block: str
    words: str
    means: str


@dataclass(frozen=True, slots=True)
class PartShown:
    """One of `of` parts of a text, with the notes on words of it. `first` and `last` are paragraphs."""

    number: int
    of: int
    first: int
    last: int
    blocks: tuple[BlockShown, ...]
    threads: tuple[Thread, ...]
    dates: tuple[DateHere, ...]


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A source's text for its members. Without a capture there is neither version nor part."""

    id: UUID
    name: SourceName
    language: str  # BCP 47
    version: Version | None = None
    part: PartShown | None = None
    dates: int = 0  # expressions that name a date
    suggestions: int = 0  # waiting for somebody to decide
    coverage: Coverage | None = None


def reading_page(
    timeline: Timeline,
    source_id: UUID,
    reader: Reader,
    *,
    version: UUID | None = None,
    at: int | None = None,
    number: int | None = None,
    token: str = "",
) -> ReadingPage | None:
    """The part with that number, or that holds the code point `at`, of the text captured last, or of `version`.

    None for strangers, and where there is no such source, version or part. As many queries as for one line of text.
    """
    found = readable_text(timeline, source_id, reader, version=version, token=token)
    if found is None:
        return None
    source, text, sight = found
    name = source_name(source, is_member=True)
    if text is None:
        return ReadingPage(source.public_id, name, source.language)
    all_parts = parts_of(text)
    part = _chosen(all_parts, at, number)
    if part is None and (all_parts or number is not None):
        return None
    shown = None
    if part:
        said = threads(Q(source=source), sight)
        found_here = stretches_in(text, part.begins, part.ends, sight, source=source, said=said)
        shown = _shown(part, len(all_parts), at, found_here, text)
    open_ones = Suggestion.objects.filter(source_text=text, state=SuggestionState.OPEN)
    return ReadingPage(
        source.public_id,
        name,
        source.language,
        _version(text, sight),
        shown,
        sight.of(DateExpression.objects.filter(source_text=text)).exclude(date_precision="").count(),
        sight.of(open_ones).count(),
        coverage_of(text, sight),
    )


def readable_text(
    timeline: Timeline, source_id: UUID, reader: Reader, *, version: UUID | None = None, token: str = ""
) -> tuple[Source, SourceText | None, Sight] | None:
    """The source with a text of it that a member may read, its words not loaded; no text where none was captured.

    None for strangers, and where there is no such source or version.
    """
    sight = Sight.of_reader(timeline, reader, token)
    source = sight.of(Source.objects.filter(public_id=source_id)).first() if sight.is_member else None
    if source is None:
        return None
    texts = sight.of(SourceText.objects.filter(source=source)).latest_first().without_words()
    text = (texts.filter(public_id=version) if version else texts).first()
    return None if text is None and version else (source, text, sight)


def read_again(source: Source, text: SourceText, span: tuple[int, int], sight: Sight) -> ReadingPage:
    """The paragraphs that the code points of `span` touch, as they are read now, and nothing else of the page."""
    cut_out = excerpt(text, *span)
    first, last = cut_out.blocks[0].begins, cut_out.blocks[-1].ends
    found = stretches_in(text, first, last, sight, source=source, said=threads(Q(source=source), sight))
    shown = tuple(block_shown(block, cut_out.words, cut_out.offset, found) for block in cut_out.blocks)
    name, version = source_name(source, is_member=True), _version(text, sight)
    part = PartShown(0, 0, shown[0].number, shown[-1].number, shown, _threads(found), ())
    return ReadingPage(source.public_id, name, source.language, version, part)


def _chosen(all_parts: Sequence[Part], at: int | None, number: int | None) -> Part | None:
    if number is not None:
        return all_parts[number - 1] if 1 <= number <= len(all_parts) else None
    return part_at(all_parts, at or 0) if all_parts else None


def _version(text: SourceText, sight: Sight) -> Version:
    texts = sight.of(SourceText.objects.filter(source=text.source_id))
    before = Q(captured_at__lt=text.captured_at) | Q(captured_at=text.captured_at, id__lte=text.pk)
    return Version(text.public_id, text.captured_at, text.sha256, texts.filter(before).count(), texts.count())


def _shown(part: Part, of: int, opened: int | None, found: Stretches, text: SourceText) -> PartShown:
    words = words_between(text, part.begins, part.ends)
    shown = [block_shown(block, words, part.begins, found) for block in blocks(part, words)]
    before = [place for place, block in enumerate(shown) if opened is not None and block.begins <= opened]
    if before:
        shown[before[-1]] = replace(shown[before[-1]], is_opened=True)
    here = tuple(shown)
    return PartShown(part.number, of, here[0].number, here[-1].number, here, _threads(found), tuple(_dates(here)))


def _dates(shown: Sequence[BlockShown]) -> Iterator[DateHere]:
    """Those that the blocks name; words that a passage cuts in two are one."""
    for block in shown:
        for means, run in groupby(block.segments, key=lambda segment: segment.date):
            if means:
                yield DateHere(block.id, "".join(each.text for each in run), means)


def _threads(found: Stretches) -> tuple[Thread, ...]:
    """The notes on words of the part, in the order of their words."""
    here = {each.note for each in found.all if each.note}
    return tuple(thread for thread in found.threads if thread.first.id in here)

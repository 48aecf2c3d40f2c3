"""The captures of a source's text: when each was taken and how, and what one changed from another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from events.models import Source, SourceText
from events.queries.reader import labels
from events.queries.reader.names import SourceName, source_name
from events.queries.reader.sight import Sight
from events.queries.reading.passage_rows import Row, rows_of
from events.queries.reading.passages_in import Stands, passages_in
from events.queries.texts.captures_compared import Part, captures_compared
from events.queries.versions.word_diff import SAME, Segment

MOST_SHOWN = 60_000  # characters of what changed, on one page
BESIDE = 160  # characters that stayed, shown on either side of what changed
_QUIET = (Stands.FOUND, Stands.MOVED)


@dataclass(frozen=True, slots=True)
class Capture:
    """One capture; `number` counts from 1 as they were taken."""

    number: int
    id: UUID
    at: datetime
    how: str
    by: str
    sha256: str
    length: int
    confirmed_at: datetime | None  # when it was last captured again with the same words
    is_latest: bool
    file: UUID | None = None  # the original that it was read from


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch of the comparison: paragraphs that stayed (`words` say how many), or the words of one that changed."""

    words: str
    where: str  # "¶ 12"; "¶ 12, was ¶ 11" where it moved
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Capture `old` against `new`. `cut` says what is not shown, or not compared word by word; "" for nothing."""

    old: Capture
    new: Capture
    folds: tuple[Fold, ...]
    changed: int  # paragraphs
    cut: str
    passages: tuple[Row, ...]  # those to look at, or that stand in other words
    found: int


@dataclass(frozen=True, slots=True)
class CapturesPage:
    """The captures, newest first, and two of them compared; None while there is one only."""

    source: SourceName
    captures: tuple[Capture, ...]
    comparison: Comparison | None


def captures_page(source: Source, sight: Sight, *, old: int | None = None, new: int | None = None) -> CapturesPage:
    """For members. Numbers that are none, or the wrong way round, are the last two. Texts of two captures are read."""
    rows = sight.of(SourceText.objects.filter(source=source)).select_related("captured_by", "file")
    texts = list(rows.order_by("captured_at", "id").without_words().defer("file__content"))
    captures = [_capture(number, row, len(texts)) for number, row in enumerate(texts, start=1)]
    last = len(texts)
    if old is None or new is None or not 1 <= old < new <= last:
        old, new = last - 1, last
    name, newest_first = source_name(source, is_member=True), tuple(reversed(captures))
    if last < 2:
        return CapturesPage(name, newest_first, None)
    pair = [(captures[number - 1], texts[number - 1]) for number in (old, new)]
    return CapturesPage(name, newest_first, _comparison(pair[0], pair[1], sight))


def _capture(number: int, row: SourceText, last: int) -> Capture:
    return Capture(
        number=number,
        id=row.public_id,
        at=row.captured_at,
        how=labels.ORIGIN[row.origin],
        by=row.captured_by.username if row.captured_by else "",
        sha256=row.sha256,
        length=row.length,
        confirmed_at=row.confirmed_at,
        is_latest=number == last,
        file=row.file.public_id if row.file else None,
    )


def _comparison(first: tuple[Capture, SourceText], second: tuple[Capture, SourceText], sight: Sight) -> Comparison:
    (old, before), (new, after) = first, second
    compared = captures_compared(before.text, after.text)
    changed = [part for part in compared.parts if not part.is_same]
    folds, left = _folds(compared.parts)
    rows = rows_of(passages_in(after, sight), after)
    counts = Counter(row.stands in _QUIET for row in rows)
    return Comparison(
        old=old,
        new=new,
        folds=folds,
        changed=sum(max(part.new[1] - part.new[0], part.old[1] - part.old[0]) for part in changed),
        cut=_what_is_cut(left, is_cut=compared.is_cut),
        passages=tuple(row for row in rows if row.stands not in (*_QUIET, Stands.NOWHERE)),
        found=counts[True],
    )


def _what_is_cut(left: int, *, is_cut: bool) -> str:
    words = []
    if left:
        words.append(f"Shown up to here: {labels.count(left, 'more stretch', 'more stretches')} changed.")
    if is_cut:
        words.append("So much changed that some paragraphs were not compared word by word: they stand as gone and new.")
    return " ".join(words)


def _folds(parts: Sequence[Part]) -> tuple[tuple[Fold, ...], int]:
    """The stretches up to `MOST_SHOWN` characters, and how many changed ones are left out."""
    folds: list[Fold] = []
    shown = 0
    for index, part in enumerate(parts):
        if part.is_same:
            count = part.new[1] - part.new[0]
            folds.append(Fold(f"{labels.count(count, 'paragraph')} unchanged", _numbers(part)))
            continue
        if shown >= MOST_SHOWN:
            return tuple(folds), sum(not each.is_same for each in parts[index:])
        segments = tuple(_shortened(part.segments, MOST_SHOWN - shown))
        shown += sum(len(each.text) for each in segments)
        folds.append(Fold("", _numbers(part), segments))
    return tuple(folds), 0


def _shortened(segments: Sequence[Segment], room: int) -> Iterator[Segment]:
    """What stayed is cut to what is beside a change; all else while there is room."""
    last = len(segments) - 1
    for index, segment in enumerate(segments):
        text = segment.text
        if segment.kind == SAME and len(text) > 2 * BESIDE:
            head, tail = text[:BESIDE] if index else "", text[-BESIDE:] if index < last else ""
            text = f"{head} … {tail}"
        if len(text) > room:
            yield Segment(segment.kind, f"{text[: max(0, room)]} …")
            return
        room -= len(text)
        yield Segment(segment.kind, text)


def _numbers(part: Part) -> str:
    new, old = _range(part.new), _range(part.old)
    if not new:
        return f"was {old}"
    return new if part.is_same or new == old or not old else f"{new}, was {old}"


def _range(numbers: tuple[int, int]) -> str:
    first, last = numbers[0] + 1, numbers[1]
    if first > last:
        return ""
    return labels.locator("paragraph", str(first) if first == last else f"{first}–{last}")

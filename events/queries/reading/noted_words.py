"""Where the words that notes are on stand in a source's texts as they are now. Nothing is re-anchored in silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase

from events.models import Anchor, Passage, Source, SourceText
from events.passages import Standing, TextQuoteSelector, anchor_all
from events.queries.notes.threads import Thread
from events.queries.reader.sight import Sight
from events.queries.texts.captured import FOUND
from events.queries.texts.marked_text import Stretch
from events.queries.texts.quoted_text import Quotable


@dataclass(frozen=True, slots=True)
class Noted:
    """Stretches of the summary and of the captured text that carry notes, and the threads with their letters."""

    digest: tuple[Stretch, ...]
    text: tuple[Stretch, ...]
    threads: tuple[Thread, ...]


def noted_words(
    source: Source, threads: Sequence[Thread], digest: Quotable, captured: SourceText | None, sight: Sight
) -> Noted:
    """Pinned threads come first, then those on the whole, then those in the order of their words, with letters.

    One whose words are not found says so, and stands nowhere else than it did.
    """
    on_words = {thread.first.id for thread in threads if thread.words}
    if not on_words:
        return Noted((), (), tuple(threads))
    rows = sight.of(Passage.objects.filter(annotation__public_id__in=on_words)).select_related("annotation")
    passages = [each for each in rows if each.annotation is not None]
    in_digest = _in_digest([each for each in passages if each.annotation.field != "text"], digest)
    in_text = _in_text(passages, captured, sight)
    place = {stretch.note: turn for turn, stretch in enumerate((*in_text, *in_digest))}
    general = [thread for thread in threads if thread.first.id not in on_words]
    lost = [thread for thread in threads if thread.first.id in on_words - place.keys()]
    found = sorted((each for each in threads if each.first.id in place), key=lambda each: place[each.first.id])
    every = (
        *general,
        *(replace(thread, has_lost_words=True) for thread in lost),
        *(replace(thread, mark=_letter(turn)) for turn, thread in enumerate(found)),
    )
    return Noted(in_digest, in_text, tuple(sorted(every, key=lambda thread: not thread.is_pinned)))


def _in_digest(passages: Sequence[Passage], digest: Quotable) -> tuple[Stretch, ...]:
    """In the order of the words."""
    selectors = [(TextQuoteSelector(each.exact, each.prefix, each.suffix), None) for each in passages]
    stretches = (
        Stretch(found.start, found.end, note=passage.annotation.public_id)
        for passage, found in zip(passages, anchor_all(digest.text, selectors), strict=True)
        if found.state == Standing.EXACT and found.start is not None and found.end is not None and passage.annotation
    )
    return tuple(sorted(stretches, key=lambda stretch: (stretch.begins, stretch.ends)))


def _in_text(passages: Iterable[Passage], captured: SourceText | None, sight: Sight) -> tuple[Stretch, ...]:
    if captured is None:
        return ()
    anchors = sight.of(Anchor.objects.filter(source_text=captured, state__in=FOUND, passage__in=list(passages)))
    return tuple(
        Stretch(each.begins or 0, each.ends or 0, note=each.passage.annotation.public_id)
        for each in anchors.select_related("passage__annotation").order_by("begins", "id")
        if each.passage.annotation
    )


def _letter(place: int) -> str:
    """a, b … z, aa, ab …"""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, len(ascii_lowercase))
        letters = ascii_lowercase[rest] + letters
    return letters

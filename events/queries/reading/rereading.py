"""What date words counted from a publication date mean once that date is another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from events.dates import DateError, DateValue, read_words, say
from events.extraction import Published, tag
from events.extraction.sentences import sentence_at, sentences
from events.models import Anchor, Passage, PassageRole, Reading, ReadingBasis, ReadingForm, Source

#: Sentences that date words are read in where none was captured: of what was, of what will be, and by themselves.
_FRAMES = ("It happened {}.", "It will happen {}.", "{}")


@dataclass(frozen=True, slots=True)
class Rereading:
    """A reading, its words, and the date that they give now; None where it stays what somebody made of it."""

    reading: Reading
    words: str
    becomes: DateValue | None

    @property
    def sentence(self) -> str:
        """`“last Wednesday”: 7 March 2007 → 14 March 2007`, or why it stays."""
        was = say(self.reading.date) if self.reading.date else ""
        if self.becomes is not None:
            return f"“{self.words}”: {was} → {say(self.becomes)}"
        name = f"“{self.words}”" if self.words else self.reading.citation.event.title
        return f"{name}: stays {was}, which somebody chose otherwise than its words say"


def rereadings(source: Source, old: DateValue | None, new: DateValue | None) -> tuple[Rereading, ...]:
    """Every dated reading counted from the publication date of a source, if that is `new` and was `old`.

    Only where the words gave the reading's date under the old day do they give another one now; five queries.
    """
    before, after = Published.of(old), Published.of(new)
    rows = Reading.objects.filter(
        citation__source=source,
        citation__withdrawn_at__isnull=True,
        basis=ReadingBasis.FROM_PUBLICATION_DATE,
        form=ReadingForm.DATE,
    ).exclude(date_precision="")
    readings = list(rows.select_related("citation__event").order_by("citation__event__number", "position", "pk"))
    if not readings or before == after:
        return ()
    words = _date_words(readings)
    told = _sentences_of(source, words.values())
    found = []
    for reading in readings:
        passages = words.get(reading.citation_id, [])
        written = reading.date_as_written
        frames = [(written, frame.format(written)) for frame in _FRAMES] if written else []
        for passage in passages:
            own = [told[passage.pk]] if passage.pk in told else [frame.format(passage.exact) for frame in _FRAMES]
            frames += [(passage.exact, frame) for frame in own]
        found.append(_reread(reading, frames, before, after))
    return tuple(each for each in found if each.becomes is None or each.becomes != each.reading.date)


def _reread(
    reading: Reading, frames: Iterable[tuple[str, str]], before: Published | None, after: Published | None
) -> Rereading:
    """The first frame in which the words give the reading's date is the one that it was read in."""
    known = list(frames)
    for words, frame in known:
        place = frame.find(words)
        for index, (start, end, date) in enumerate(_dates_in(frame, before)):
            if date == reading.date and start < place + len(words) and end > place and after is not None:
                now = _dates_in(frame, after)
                if index < len(now) and now[index][2] is not None:
                    return Rereading(reading, words, now[index][2])
    return Rereading(reading, known[0][0] if known else "", None)


@lru_cache(maxsize=512)
def _dates_in(text: str, published: Published | None) -> tuple[tuple[int, int, DateValue | None], ...]:
    return tuple((each.start, each.end, each.date) for each in tag(text, published))


def _date_words(readings: Sequence[Reading]) -> dict[int, list[Passage]]:
    """By citation, the passages that date its event."""
    rows = Passage.objects.filter(citation__in=[each.citation_id for each in readings], role=PassageRole.DATE_WORDS)
    found: dict[int, list[Passage]] = {}
    for passage in rows.order_by("position", "pk"):
        found.setdefault(passage.citation_id or 0, []).append(passage)
    return found


def _sentences_of(source: Source, passages: Iterable[list[Passage]]) -> dict[int, str]:
    """By passage, the sentence of the text captured last in which it stands."""
    text = source.texts.latest_first().first()
    wanted = [each.pk for own in passages for each in own]
    if text is None or not wanted:
        return {}
    spans = sentences(text.text)
    found = {}
    for anchor in Anchor.objects.filter(passage__in=wanted, source_text=text, begins__isnull=False):
        at = sentence_at(spans, anchor.begins or 0)
        if at is not None:
            found[anchor.passage_id] = text.text[slice(*spans[at])]
    return found


def read_anew(source: Source, typed: str) -> list[str]:
    """What would be read anew, in sentences, were the publication date what was typed; nothing where it is no date."""
    try:
        new = read_words(typed) if typed.strip() else None
    except DateError:
        return []
    return [each.sentence for each in rereadings(source, source.published, new)]


def moved(rows: Iterable[Rereading]) -> Iterator[Rereading]:
    """Those that give another date now."""
    return (each for each in rows if each.becomes is not None)

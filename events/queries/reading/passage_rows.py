"""Words that a source is cited for, as rows of a page: their surroundings, their state in words, and why this place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from events.models import PassageRole, SourceText
from events.passages import Paragraph, paragraph_at, paragraphs
from events.queries.citing.citations import paragraph_numbers
from events.queries.reader import labels
from events.queries.reading.first_places import same_words
from events.queries.reading.passages_in import Standing, Stands
from events.queries.versions.word_diff import Segment, word_diff

AROUND = 220  # characters of a paragraph shown on either side of the words
SHORT = 60  # characters of words that are said again in a sentence


@dataclass(frozen=True, slots=True)
class Row:
    """Words that the source is cited for. `id` is of the passage, or of a citation that quotes nothing.

    `choice` is what confirming it sends, "" where there is nothing to confirm; `seen` names its anchor and version,
    `of` the passage or the citation and its version, as the page's presses send them.
    """

    id: str
    number: int | None  # of the event; None for a note
    title: str
    citation: UUID | None
    note: UUID | None
    locator: str
    words: str
    what: str  # "quotation", "date words", "sentence" …
    stands: str
    state: str
    is_open: bool
    where: str  # "¶ 12", "" where they stand nowhere
    at: int
    before: str
    marked: str
    after: str
    reason: str
    difference: tuple[Segment, ...]
    choice: str
    is_preset: bool
    seen: str
    of: str

    @property
    def is_changed(self) -> bool:
        """Whether other words stand there than are quoted."""
        return bool(self.difference)


def rows_of(found: Sequence[Standing], text: SourceText) -> tuple[Row, ...]:
    """Each in the surroundings of its paragraph."""
    blocks = paragraphs(text.text)
    return tuple(_row(each, text.text, blocks) for each in found)


def _row(each: Standing, text: str, blocks: list[Paragraph]) -> Row:
    citation, passage, place = each.citation, each.passage, each.place
    note = passage.annotation if passage is not None else None
    block = paragraph_at(blocks, place.begins) if place else None
    marked = text[place.begins : place.ends] if place else ""
    difference = _difference(each, marked)
    is_to_confirm = place is not None and each.is_open
    return Row(
        id=_name(each),
        number=citation.event.number if citation else None,
        title=citation.event.title if citation else (note.title or "A note") if note else "",
        citation=citation.public_id if citation else None,
        note=note.public_id if note else None,
        locator=labels.locator(citation.locator_kind, citation.locator) if citation else "",
        words=each.words,
        what=_what(each),
        stands=each.stands,
        state=labels.STANDS[each.stands],
        is_open=each.is_open,
        where=block.locator if block else "",
        at=place.begins if place else 0,
        before=_before(text, block, place.begins) if place else "",
        marked=marked,
        after=_after(text, block, place.ends) if place else "",
        reason=_reason(each, block, is_changed=bool(difference)),
        difference=difference,
        choice=_choice(each) if is_to_confirm else "",
        is_preset=is_to_confirm and not difference and each.sentence is None,
        seen=f"{each.anchor.public_id}.{each.anchor.version}" if each.anchor else "",
        of=_of(each),
    )


def _name(each: Standing) -> str:
    row = each.passage or each.citation
    return str(row.public_id) if row else ""


def _of(each: Standing) -> str:
    row = each.passage or each.citation
    kind = "passage" if each.passage else "citation"
    return f"{kind}.{row.public_id}.{row.version}" if row else ""


def _choice(each: Standing) -> str:
    """What is seen of it: the anchor with its version, else the row with its version and where it would stand."""
    if each.anchor is not None:
        return f"anchor.{each.anchor.public_id}.{each.anchor.version}"
    place = each.place
    return f"{_of(each)}.{place.begins}.{place.ends}.{each.role.replace(' ', '-')}" if place else ""


def _what(each: Standing) -> str:
    if each.passage is not None and each.passage.annotation_id is not None:
        return "words of a note"
    if each.role == PassageRole.DATE_WORDS:
        return "date words"
    return "quotation" if each.passage else "no quotation yet"


def _difference(each: Standing, marked: str) -> tuple[Segment, ...]:
    """Nothing where the words stand there as they are quoted, typography and a capital aside."""
    if not marked or not each.words or each.sentence is not None:
        return ()
    return () if same_words(each.words.casefold(), marked.casefold()) else word_diff(each.words, marked)


def _reason(each: Standing, block: Paragraph | None, *, is_changed: bool) -> str:
    """Why this place, in words; "" where nothing has to be explained."""
    if each.stands == Stands.SUGGESTED:
        return _why_there(each, block, is_changed=is_changed)
    if each.stands == Stands.CHANGED and each.is_open:
        return "It stood here as it is quoted before." if is_changed else "It stands here more than once."
    if each.stands == Stands.GONE:
        return "It stood in an earlier capture, and is not found in this one."
    if each.stands == Stands.NOWHERE:
        return "Nothing like it was found." if each.words else "No sentence here shares its words with the event."
    return ""


def _why_there(each: Standing, block: Paragraph | None, *, is_changed: bool) -> str:
    where = block.locator if block else "the text"
    if each.sentence is not None:
        shared = ", ".join(dict.fromkeys(each.sentence.shared))
        return f"The sentence of {where} that shares most words with the event: {shared}."
    if is_changed:
        return f"Similar words stand in {where}."
    words = f"“{each.words}” stands" if len(each.words) <= SHORT else "Stands word for word"
    return f"{words} in {where}{_beside(each, block)}."


def _beside(each: Standing, block: Paragraph | None) -> str:
    """That it is not the paragraph which the citation names."""
    numbers = paragraph_numbers(each.citation) if each.citation else ()
    if not numbers or block is None or block.number in numbers:
        return ""
    return f"; the citation says {labels.locator('paragraph', each.citation.locator)}" if each.citation else ""


def _before(text: str, block: Paragraph | None, begins: int) -> str:
    start = max(block.start if block else begins, begins - AROUND)
    return ("… " if block and start > block.start else "") + text[start:begins]


def _after(text: str, block: Paragraph | None, ends: int) -> str:
    end = min(block.end if block else ends, ends + AROUND)
    return text[ends:end] + (" …" if block and end < block.end else "")

"""Words that somebody selected in a source: cut from the text as it is stored, never taken from the browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from events.actions.quoted_passages import without_edges
from events.actions.refusals import Invalid
from events.models import DigestParagraph, Source, SourceText
from events.passages import TextQuoteSelector, Utf16Offsets, anchor
from events.passages.anchor import Standing
from events.passages.normalise import Normalised
from events.queries.texts.quoted_text import Quotable, of_capture, of_digest

Where = Literal["digest", "text"]
LONGEST = 2_000  # code points
_CHANGED = "The text has changed since the page was loaded. Load it again and select the words anew."


@dataclass(frozen=True, slots=True)
class Selection:
    """What a page says was selected: from one place to another, each a paragraph and UTF-16 units within it.

    `words` are those the reader saw, white space aside; without places they are looked for. `version` is the captured
    text they were seen in, by its public id; None for the one captured last.
    """

    where: Where
    words: str = ""
    begins: tuple[int, int] | None = None
    ends: tuple[int, int] | None = None
    version: UUID | None = None


@dataclass(frozen=True, slots=True)
class Selected:
    """The words in their text: code points from `begins` to `ends`, end exclusive; `text` None for a digest."""

    quote: TextQuoteSelector
    begins: int
    ends: int
    text: SourceText | None


def selected(source: Source, selection: Selection, *, longest: int = LONGEST, what: str = "a note is on") -> Selected:
    """The selected words as stored. Raises Invalid(quote=…) where they do not stand there, or not in one place.

    `what` begins what is said of words that are more than `longest` code points.
    """
    stored, captured = _stored(source, selection)
    text = stored.text
    if selection.begins is None or selection.ends is None:
        begins, ends = _found(text, selection.words)
    else:
        begins, ends = _at(stored, selection.begins, selection.ends)
        if selection.words and _plain(text[begins:ends]) != _plain(selection.words):
            raise Invalid(quote=_CHANGED)
    begins, ends = without_edges(text, begins, ends)
    if begins >= ends:
        raise Invalid(quote="Select some words first.")
    if ends - begins > longest:
        raise Invalid(quote=f"These are {ends - begins:,} characters; {what} at most {longest:,}. Select fewer.")
    return Selected(TextQuoteSelector.around(text, begins, ends), begins, ends, captured)


def _stored(source: Source, selection: Selection) -> tuple[Quotable, SourceText | None]:
    if selection.where == "digest":
        return of_digest(DigestParagraph.objects.filter(source=source).order_by("number")), None
    texts = source.texts.latest_first()
    captured = (texts.filter(public_id=selection.version) if selection.version else texts).first()
    if captured is None:
        raise Invalid(quote=_CHANGED if selection.version else "No text of this source is here.")
    return of_capture(captured.text), captured


def _at(stored: Quotable, first: tuple[int, int], last: tuple[int, int]) -> tuple[int, int]:
    """Code points of the whole text; a place that is not there says that the text is another by now."""
    try:
        begins, ends = (
            stored.stands[paragraph][0]
            + _code_point(stored.text[slice(*stored.stands[paragraph])], unit, is_end=is_end)
            for (paragraph, unit), is_end in ((first, False), (last, True))
        )
    except (KeyError, ValueError) as error:
        raise Invalid(quote=_CHANGED) from error
    if begins > ends:
        raise Invalid(quote=_CHANGED)
    return begins, ends


def _code_point(paragraph: str, unit: int, *, is_end: bool) -> int:
    offsets = Utf16Offsets(paragraph)
    return offsets.to_code_points(0, unit)[1] if is_end else offsets.to_code_points(unit, unit)[0]


def _found(text: str, words: str) -> tuple[int, int]:
    if not words.strip():
        raise Invalid(quote="Give the words that the note is on.")
    found = anchor(text, TextQuoteSelector(words.strip()))
    if found.state == Standing.EXACT and found.start is not None and found.end is not None:
        return found.start, found.end
    if _plain(words) in _plain(text):
        raise Invalid(quote="These words stand there more than once: copy a few more on either side.")
    raise Invalid(quote="These words do not stand there. Copy them from the text as they are.")


def _plain(words: str) -> str:
    """Typography and white space evened out: what a selection looks like does not depend on the browser."""
    return "".join(Normalised(words).text.split())

"""Words of a captured text that a citation rests on: quoted as they stand there, and anchored where they stand."""

from __future__ import annotations

from events.actions.quoting import give_characters
from events.actions.refusals import Invalid
from events.actions.texts import LONGEST
from events.models import Anchor, AnchorState, Citation, Passage, PassageRole, SourceText
from events.passages import TextQuoteSelector


def write_passage(
    citation: Citation, text: SourceText, begins: int, ends: int, *, role: str = PassageRole.QUOTE
) -> Passage:
    """Code points [begins, ends) of `text` and where they stand, last among the citation's, inside an open change.

    White space around them is left out. Raises Invalid(quote=…) where nothing or too much is left, or the range is
    none of the text's.
    """
    begins, ends = words_within(text, begins, ends)
    if ends - begins > LONGEST["exact"]:
        raise Invalid(
            quote=f"These are {ends - begins:,} characters; a quotation has at most {LONGEST['exact']:,}. Select fewer."
        )
    quote = TextQuoteSelector.around(text.text, begins, ends)
    last = citation.passages.order_by("position").values_list("position", flat=True).last()
    passage = Passage(
        timeline=citation.timeline,
        citation=citation,
        role=role,
        exact=quote.exact,
        prefix=quote.prefix,
        suffix=quote.suffix,
        position=0 if last is None else last + 1,
    )
    passage.public_characters = give_characters(passage, source=citation.source)
    passage.save(force_insert=True)
    Anchor.objects.create(
        timeline=citation.timeline,
        passage=passage,
        source_text=text,
        begins=begins,
        ends=ends,
        state=AnchorState.EXACT,
    )
    return passage


def words_within(text: SourceText, begins: int, ends: int) -> tuple[int, int]:
    """The range without the white space at its edges. Raises Invalid(quote=…) where it is blank, or not in the text."""
    if not 0 <= begins < ends <= len(text.text):
        raise Invalid(quote="These words do not stand in the text.")
    begins, ends = without_edges(text.text, begins, ends)
    if begins == ends:
        raise Invalid(quote="Select some words first.")
    return begins, ends


def without_edges(text: str, begins: int, ends: int) -> tuple[int, int]:
    """The range without the white space at its edges."""
    words = text[begins:ends]
    begins += len(words) - len(words.lstrip())
    return begins, begins + len(words.strip())

"""The words of a suggestion where they stand: its sentence, marked, in as much of the paragraph as is shown."""

from __future__ import annotations

import re

from events.models import Suggestion
from events.queries.suggestions.told_already import date_words
from events.queries.texts.marked_text import Segment, Stretch, cut

WORDS, DATED, COUNTED = 1, 2, 3  # marks of the segments: the passage, its date words, the words of the relation
_AROUND = 500  # code points before and after the sentence, within its paragraph
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")


def surroundings(row: Suggestion) -> tuple[tuple[Segment, ...], tuple[bool, bool]]:
    """The sentence within its paragraph, or as much of that as can be taken in; and whether more is left out."""
    text = row.source_text.text
    begins, ends = min(row.sentence_begins, row.begins), max(row.sentence_ends, row.ends)
    before, after = text[max(0, begins - _AROUND) : begins], text[ends : ends + _AROUND]
    above, below = list(_BLANK.finditer(before)), _BLANK.search(after)
    is_cut = (not above and begins > _AROUND, below is None and ends + _AROUND < len(text))
    first = begins - len(before) + (above[-1].end() if above else before.find(" ") + 1 if is_cut[0] else 0)
    last = ends + (below.start() if below else after.rfind(" ") if is_cut[1] and " " in after else len(after))
    stretches = [Stretch(row.begins, row.ends, WORDS)]
    stands = date_words(row)
    if stands is not None:
        stretches.append(Stretch(*stands, DATED))
    if row.relation:
        stretches.append(Stretch(row.relation["words"][0], row.relation["words"][1], COUNTED))
    return cut(text, first, last, stretches), is_cut

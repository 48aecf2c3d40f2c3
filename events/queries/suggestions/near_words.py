"""Selected words of a captured text with as much around them as tells what they say, and the dates in all of that."""

from __future__ import annotations

from dataclasses import dataclass

from events.extraction import Expression, Published, tag
from events.extraction.selections import nearest_expression
from events.extraction.sentences import sentences
from events.models import DateExpression, SourceText
from events.passages import paragraphs

AROUND = 3_000  # code points on either side that are read with the words


@dataclass(frozen=True, slots=True)
class Near:
    """The words with what stands around them, all counted from `offset` in the text."""

    text: SourceText
    offset: int
    words: str
    begins: int
    ends: int
    expressions: tuple[Expression, ...]
    counted_from: tuple[str, ...]
    nearest: int | None  # which of the expressions dates the words
    sentences: tuple[int, int]  # from the beginning of the first that the words touch to the end of the last


def words_near(text: SourceText, begins: int, ends: int) -> Near:
    """The paragraphs that code points [begins, ends) stand in, as far as they are near (at most one query)."""
    since, until = max(0, begins - AROUND), ends + AROUND
    words = text.text[since:until]
    own = [each for each in paragraphs(words) if since + each.start < ends and since + each.end > begins]
    offset, end = (since + own[0].start, since + own[-1].end) if own else (begins, ends)
    words, first, last = text.text[offset:end], begins - offset, ends - offset
    found, counted = _expressions(text, offset, end)
    nearest = nearest_expression(found, first, last, words)
    return Near(text, offset, words, first, last, found, counted, nearest, _sentences(words, first, last))


def _expressions(text: SourceText, begins: int, ends: int) -> tuple[tuple[Expression, ...], tuple[str, ...]]:
    """Those found before; of a text that no machine has read, those in these words."""
    if not text.is_read_by_machine:
        words = text.text[begins:ends]
        found = tag(words, Published.of(text.source.published))
        return found, tuple(each.counted_from(words, found) for each in found)
    rows = list(DateExpression.objects.filter(source_text=text, begins__gte=begins, ends__lte=ends).order_by("begins"))
    read = tuple(
        Expression(
            row.begins - begins, row.ends - begins, row.kind, row.value, row.date, row.date.edtf if row.date else "",
            text.text[row.begins : row.ends], "none", row.rule, row.confidence,
        )
        for row in rows
    )  # fmt: skip
    return read, tuple(row.counted_from for row in rows)


def _sentences(words: str, begins: int, ends: int) -> tuple[int, int]:
    touched = [each for each in sentences(words) if each[0] < ends and each[1] > begins]
    return (touched[0][0], touched[-1][1]) if touched else (begins, ends)

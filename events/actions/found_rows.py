"""Rows for what a machine found in a captured text: date expressions anew, open suggestions where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from events.extraction import Expression
from events.extraction.candidate import Candidate, Relative
from events.extraction.sentences import sentence_at
from events.models import Actor, DateExpression, SourceText, Suggestion, SuggestionState
from events.queries.suggestions.told_already import Decided, Standing, date_words, dismissed_before, words_of

AT_ONCE = 1_000  # rows of one statement
DATE_WORDS_ONLY = "date words only"
_FAINT = 0.1  # how sure it is that date words by themselves tell of an event
_LONGEST_TITLE, _LONGEST_QUOTE = 90, 600  # code points
#: What a machine says of a suggestion, and says anew when it looks again.
_CONTENT = (
    *("sentence_begins", "sentence_ends", "title", "stance", "reported_occurrence", "speaker", "relation", "people"),
    *("place_id", "is_background", "confidence", "rule", *Suggestion.date.columns),
)
_DECISION = ("state", "decided_at", "decided_by_id", "decision_reason")
Span = tuple[int, int]


def write_expressions(text: SourceText, found: Sequence[Expression], spans: tuple[Span, ...]) -> None:
    """The text's date expressions, in place of those that were found before."""
    DateExpression.objects.filter(source_text=text).delete()
    rows = (_expression(text, each, found, spans) for each in found)
    DateExpression.objects.bulk_create(rows, batch_size=AT_ONCE)


def write_suggestions(
    text: SourceText, candidates: Sequence[Candidate], found: Sequence[Expression], spans: tuple[Span, ...]
) -> bool:
    """The text's open suggestions; those that say the same stay untouched. Whether anything is different now.

    Nothing is suggested anew where it was decided on, or where the text is quoted for that event already; what was
    dismissed of the capture before in the same words is dismissed here as it was there.
    """
    standing, decided, dismissed = Standing.of(text), Decided.of(text), dismissed_before(text)
    ids = dict(Actor.objects.filter(timeline=text.timeline).values_list("pk", "public_id"))
    rows = [
        _suggestion(text, each, candidates, [str(ids[key]) for key in each.people])
        for each in candidates
        if not standing.tells_of(each, text.text)
    ]
    taken = {each.expression for each in candidates}
    rows += [
        _date_words_only(text, each, spans)
        for index, each in enumerate(found)
        if each.date is not None and index not in taken and not standing.dates(each.start, each.end)
    ]
    rows = [row for row in rows if not decided.has(row)]
    for row in rows:
        before = dismissed.get(words_of(row, text.text))
        for column in _DECISION if before is not None else ():
            setattr(row, column, getattr(before, column))
    return _replace(text, rows)


def _replace(text: SourceText, wanted: Sequence[Suggestion]) -> bool:
    """Write those that are new, change those that say something else, and delete what is found no more."""
    stored = _by_place(Suggestion.objects.filter(source_text=text, state=SuggestionState.OPEN).order_by("pk"))
    new, changed = [], []
    for place, row in _by_place(wanted).items():
        kept = stored.pop(place, None)
        if kept is None:
            new.append(row)
        elif _content(kept) != _content(row):
            for column in _CONTENT:
                setattr(kept, column, getattr(row, column))
            kept.version += 1
            changed.append(kept)
    gone = [row.pk for row in stored.values()]
    Suggestion.objects.filter(pk__in=gone).delete()
    fields = [Suggestion._meta.get_field(column).name for column in _CONTENT]
    Suggestion.objects.bulk_update(changed, [*fields, "version"], batch_size=AT_ONCE)
    Suggestion.objects.bulk_create(new, batch_size=AT_ONCE)
    return bool(new or changed or gone)


def _by_place(rows: Iterable[Suggestion]) -> dict[tuple[Any, ...], Suggestion]:
    """Rows by their words; of several with the same words, in their order."""
    seen: Counter[tuple[Any, ...]] = Counter()
    found = {}
    for row in rows:
        words = (row.begins, row.ends, date_words(row))
        found[*words, seen[words]] = row
        seen[words] += 1
    return found


def _content(row: Suggestion) -> list[Any]:
    return [getattr(row, column) for column in _CONTENT]


def _expression(
    text: SourceText, each: Expression, found: Sequence[Expression], spans: tuple[Span, ...]
) -> DateExpression:
    sentence = _sentence(each.start, each.end, spans)
    row = DateExpression(
        timeline_id=text.timeline_id,
        source_text=text,
        begins=each.start,
        ends=each.end,
        sentence_begins=sentence[0],
        sentence_ends=sentence[1],
        kind=each.type,
        value=each.value,
        rule=each.rule,
        counted_from=each.counted_from(text.text, found),
        confidence=each.confidence,
        alternatives=[{"value": other.value, "edtf": other.edtf, "rule": other.rule} for other in each.alternatives],
    )
    row.date = each.date
    return row


def _suggestion(text: SourceText, each: Candidate, all_of_them: Sequence[Candidate], people: list[str]) -> Suggestion:
    dated = each.date_words or (None, None)
    row = Suggestion(
        timeline_id=text.timeline_id,
        source_text=text,
        begins=each.start,
        ends=each.end,
        sentence_begins=each.sentence[0],
        sentence_ends=each.sentence[1],
        date_begins=dated[0],
        date_ends=dated[1],
        title=each.title.strip() or _shortened(text.text[each.start : each.end]),
        stance=each.stance,
        reported_occurrence=each.reported_occurrence,
        speaker=each.speaker,
        relation=_relation(each.relation, all_of_them) if each.relation else None,
        people=people,
        place_id=each.place,
        is_background=each.is_background,
        confidence=each.confidence,
        rule=each.rule,
    )
    row.date = each.date
    return row


def _relation(said: Relative, candidates: Sequence[Candidate]) -> dict[str, Any]:
    """As `Suggestion.relation` has it."""
    return {
        "kind": said.kind,
        "least": said.amount,
        "most": said.amount,
        "unit": said.unit if said.amount is not None else "",
        "words": list(said.phrase),
        "event": said.event,
        "suggestion": None if said.candidate is None else candidates[said.candidate].start,
        "others": list(said.others),
    }


def _date_words_only(text: SourceText, each: Expression, spans: tuple[Span, ...]) -> Suggestion:
    """Words for a date of which nothing says what happened then: left to whoever reads."""
    sentence = _sentence(each.start, each.end, spans)
    begins, ends = max(sentence[0], each.start - _LONGEST_QUOTE), min(sentence[1], each.end + _LONGEST_QUOTE)
    row = Suggestion(
        timeline_id=text.timeline_id,
        source_text=text,
        begins=begins,
        ends=ends,
        sentence_begins=sentence[0],
        sentence_ends=sentence[1],
        date_begins=each.start,
        date_ends=each.end,
        title=_shortened(text.text[begins:ends]),
        is_background=True,
        confidence=_FAINT,
        rule=DATE_WORDS_ONLY,
    )
    row.date = each.date
    return row


def _sentence(begins: int, ends: int, spans: tuple[Span, ...]) -> Span:
    at = sentence_at(spans, begins)
    return spans[at] if at is not None else (begins, ends)


def _shortened(words: str) -> str:
    """In one line; cut between words where it is long."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_TITLE else f"{line[:_LONGEST_TITLE].rsplit(' ', 1)[0]} …"

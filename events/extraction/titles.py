"""A short title for what a clause tells: who did what, in its own words and in the voice of a chronology.

Left out are the date and the words that lead to it, who says so, what is set before the subject, what is set beside
it, and clauses within, except what is said where the clause would be empty without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from events.extraction.clauses import Clause, clauses
from events.extraction.headline import LONGEST, as_title
from events.extraction.headline_tense import Edit, in_the_present
from events.extraction.sentences import sentences
from events.extraction.spans import Span
from events.extraction.speakers import attribution, is_pronoun
from events.extraction.stance import planned_by
from events.extraction.subjects import Subject, is_plural, own_words, subject_of
from events.extraction.verb_forms import base_of
from events.extraction.word_lists import listed
from events.extraction.wording import PREPOSITIONS, Word, is_name, squeezed, words

_THIN: Final = 7  # words: a clause of no more takes along what is said
_BEFORE_DATES: Final = frozenset(listed("on in at by since from until during of around about before after late early"))
_NOT_SAID: Final = frozenset(listed("also however meanwhile therefore thus then nevertheless reportedly allegedly"))


def title_of(text: str, start: int, end: int) -> str:
    """A title for any selection: of the first clause in it that has a verb, else its words."""
    for first, last in sentences(text[start:end]):
        parts = clauses(text, start + first, start + last)
        for index, part in enumerate(parts):
            if subject_of(text, own_words(part)):
                return clause_title(text, parts, index)
    return as_title(text[start:end])


def clause_title(text: str, parts: tuple[Clause, ...], index: int, dates: Iterable[Span] = (), *,
                 without: Iterable[Span] = ()) -> str:  # fmt: skip
    """The title for a clause of a sentence. `dates` are date words in it, `without` other words to leave out."""
    clause, dates = parts[index], list(dates)
    gone = [*(_with_preposition(text, clause, date) for date in dates), *(Edit(*span, "") for span in without)]
    said = attribution(text, own_words(clause), clause.end) if clause.kind in ("main", "coordinate") else None
    if said:
        gone.append(Edit(*said[0], ""))
    own = own_words(clause, [(edit.start, edit.end) for edit in gone])
    inverted = _inverted(text, clause, own, gone)
    if inverted:
        return inverted
    subject = subject_of(text, own)
    if subject is None:
        return _without_a_subject(text, parts, index, gone, own)
    edits = [*gone, *_holes(text, parts, index, len(own)), *_around(text, clause, own, subject)]
    edits += _trailing(text, clause, own, subject)
    planned = planned_by(own, subject.verb) is not None
    if clause.kind != "reduced":
        edits += in_the_present(own, subject.verb, is_plural(text, subject), is_planned=planned)
    edits += [Edit(word.start, word.end, "") for word in own if word.low in _NOT_SAID]
    title = _with_place(as_title(_edited(text, clause.start, clause.end, edits)), text, own, subject)
    if said and any(said[0][0] <= start < said[0][1] for start, _ in dates) and not is_pronoun(text, said[1]):
        return as_title(f"{text[said[1][0] : said[1][1]]}: {title}")  # what is dated is that it was said
    return title


def _without_a_subject(text: str, parts: tuple[Clause, ...], index: int, gone: list[Edit], own: Sequence[Word]) -> str:
    """For a clause that shares its subject, or hangs on a noun: that in front."""
    clause = parts[index]
    edits = [*gone, *_holes(text, parts, index, len(own))]
    before = _subject_before(text, parts, index)
    if before and own:
        number = Subject(*before, 0)
        if clause.kind in ("shared", "relative"):
            edits += in_the_present(own, 0, is_plural(text, number), is_planned=False)
        return as_title(f"{text[before[0] : before[1]]} {_edited(text, own[0].start, clause.end, edits)}")
    return as_title(_edited(text, own[0].start if own and clause.intro else clause.start, clause.end, edits))


def _subject_before(text: str, parts: tuple[Clause, ...], index: int) -> Span | None:
    """Whom a clause is about that does not say so: the subject it shares, or the noun it follows."""
    clause = parts[index]
    seen = 0
    while clause.kind == "shared" and clause.parent is not None and seen < len(parts):
        clause, seen = parts[clause.parent], seen + 1
        subject = subject_of(text, own_words(clause))
        if subject:
            return subject.start, subject.end
    if parts[index].kind not in ("relative", "reduced") or parts[index].parent is None or parts[index].intro in _APART:
        return None
    outer = parts[parts[index].parent]  # type: ignore[index]
    found = words(text, max(outer.start, parts[index].start - 80), parts[index].start)
    first = len(found)
    while first > 0 and len(found) - first < 5 and found[first - 1].low not in PREPOSITIONS | {"and", "that"}:
        first -= 1
        if found[first].low in {"the", "a", "an"}:
            break
    return (found[first].start, found[-1].end) if first < len(found) else None


def _holes(text: str, parts: tuple[Clause, ...], index: int, own: int) -> list[Edit]:
    """Clauses within, left out; what is said stays where little else is there."""
    inner = {(part.start, part.end): part for part in parts[index + 1 :]}
    edits: list[Edit] = []
    for hole in parts[index].holes:
        part = inner.get(hole)
        if own <= _THIN and part is not None and part.kind == "content":
            edits += (Edit(*each, "") for each in part.holes)
        else:
            edits.append(Edit(*hole, ""))
    return edits


def _around(text: str, clause: Clause, own: Sequence[Word], subject: Subject) -> list[Edit]:
    """What stands before the subject, and between it and its verb beside it."""
    edits = [Edit(clause.start, subject.start, "")]
    verb = next((at for at in range(subject.verb, -1, -1) if at and "," in text[own[at - 1].end : own[at].start]), None)
    if verb is not None and own[verb].start > subject.end:
        edits.append(Edit(subject.end, own[verb].start, " "))
    return edits


def _trailing(text: str, clause: Clause, own: Sequence[Word], subject: Subject) -> list[Edit]:
    """What follows a comma behind the verb and only adds to it: ", calling on all sides to …"."""
    for at in range(subject.verb + 2, len(own)):
        if "," in text[own[at - 1].end : own[at].start] and base_of(own[at].low, "gerund"):
            return [Edit(own[at - 1].end, clause.end, "")]
    return []


def _inverted(text: str, clause: Clause, own: Sequence[Word], gone: list[Edit]) -> str:
    """ "Nor did the minister sign" is told as "Minister does not sign"; "" for a clause in the usual order."""
    if not own or own[0].low not in {"nor", "neither", "never"}:
        return ""
    at = next((i for i, word in enumerate(own) if word.low in {"did", "does", "do"}), None)
    verb = next((i for i in range((at or 0) + 2, len(own)) if base_of(own[i].low, "base")), None)
    if at is None or verb is None:
        return ""
    who = Subject(own[at + 1].start, own[verb - 1].end, verb)
    does = "do" if is_plural(text, who) else "does"
    gone = [edit for edit in gone if edit.start >= own[verb].start]
    return as_title(f"{text[who.start : who.end]} {does} not {_edited(text, own[verb].start, clause.end, gone)}")


def _with_preposition(text: str, clause: Clause, date: Span) -> Edit:
    """The date words with the preposition before them; an article instead where a possessive held it."""
    before = words(text, max(clause.start, date[0] - 24), date[0])
    behind = re.compile(r"\s*(?:['’]s)?").match(text, date[1])
    start, end = date[0], behind.end() if behind and behind.group().strip() else date[1]
    if text[date[0] : end].endswith(("'s", "’s")):
        return Edit(start, end, "the ")
    word = before[-1] if before else None
    if word and word.low in _BEFORE_DATES and not text[word.end : start].strip():
        start = word.start
    comma = re.compile(r"\s*,").match(text, end)
    led = text[clause.start : start].strip(" \n\t\u00a0\"'“‘")
    return Edit(start, comma.end() if comma and (not led or led.endswith(",")) else end, "")


def _edited(text: str, start: int, end: int, edits: Iterable[Edit]) -> str:
    pieces: list[str] = []
    at = start
    for edit in sorted(edits):
        if edit.start >= at and edit.start < end:
            pieces += (text[at : edit.start], edit.instead)
            at = max(at, edit.end)
        elif edit.start < at < edit.end:
            at = edit.end
    return "".join((*pieces, text[at:end])) if at < end else "".join(pieces)


def _with_place(title: str, text: str, own: Sequence[Word], subject: Subject) -> str:
    """ "In Geneva, …": where it was, put behind."""
    first = [word for word in own if word.end <= subject.start][:4]
    if len(first) < 2 or first[0].low not in {"in", "at", "near"} or not all(map(is_name, first[1:])):
        return title
    place = squeezed(text[first[0].start : first[-1].end])
    place = place[0].lower() + place[1:]
    return f"{title} {place}" if len(title) + len(place) < LONGEST and place not in title else title


_APART: Final = frozenset(listed("including among with those whose where whom when"))

"""The story of a date: prose made from the record only, a clause for each reading, in order of publication.

`Expected in April 2007 (The Hindu), left open (WSWS, 12 March), set for 3–4 May (Hoshyar Zebari, in Reuters), ended
4 May (RIA).` Pure: records in, clauses out, no query. How a clause puts it is in `story_verbs.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from events.dates import DateValue, Precision, agreement, say, say_short
from events.dates.calendar import DAY, civil
from events.models import ReadingForm
from events.queries.date_in_words.story_verbs import Put, phrase
from events.queries.dating.dating import Said, is_conflicted
from events.queries.network.relative import length_words
from events.queries.reader.names import SourceName


@dataclass(frozen=True, slots=True)
class Told:
    """One reading, who says it, and how this reader knows them. `by_another` is a date by another event, in words."""

    said: Said
    citation: UUID
    mark: int
    source: SourceName
    speaker: str = ""
    by_another: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says what a clause says: `Hoshyar Zebari, in Reuters`; and the footnote with the passage."""

    by: str
    mark: int
    citation: UUID


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that was said of the date, and everybody who said it at that point of the story; never nobody."""

    words: str
    voices: tuple[Voice, ...]


def story_of(told: Sequence[Told]) -> tuple[Clause, ...]:
    """The clauses, the first with a capital; none where fewer than two things were said, by whomever.

    In order of publication, an uncertain day counting from its latest; last what was published on a day that this
    reader does not know. A year that all have in common is said once.
    """
    rows = [each for each in told if each.said.form != ReadingForm.NONE]
    if len(rows) < 2:
        return ()
    rows.sort(key=_published)
    clauses: list[Clause] = []
    is_disputed = is_conflicted([each.said for each in rows], None)
    says_years, before = len(_years(rows)) > 1, ""
    for place, each in enumerate(rows):
        is_told = not says_years and any(map(_names_a_year, rows[:place]))
        short, full = (
            phrase(_put(each, rows[:place], with_year=with_year, is_disputed=is_disputed))
            for with_year in (says_years, says_years or not is_told)
        )
        by = _by(each, with_year=says_years or (not is_told and each.said.date is None))
        voice = Voice(by, each.mark, each.citation)
        if short == before:
            clauses[-1] = replace(clauses[-1], voices=(*clauses[-1].voices, voice))
        else:
            clauses.append(Clause(full, (voice,)))
        before = short
    clauses[0] = replace(clauses[0], words=clauses[0].words[:1].upper() + clauses[0].words[1:])
    return tuple(clauses)


def _published(told: Told) -> tuple[bool, int]:
    """A masked source was published on no day that this reader may know."""
    return told.source.published is None, 0 if told.source.published is None else told.said.published_by


def _put(told: Told, before: Sequence[Told], *, with_year: bool, is_disputed: bool) -> Put:
    said = told.said
    rivals = [each.said for each in before if each.said.is_rival]
    plans = [each.said for each in before if each.said.is_plan and not each.said.is_former]
    duration = "" if said.duration is None or told.source.is_masked else _length(said)
    return Put(
        said=said,
        when=told.by_another or (_date(said.date, with_year=with_year) if said.date else ""),
        is_by_another=bool(told.by_another),
        lasting=duration,
        follows_a_date=bool(plans) and plans[-1].form != ReadingForm.WITHDRAWN,
        is_disputed=is_disputed and said.is_rival,
        is_against=said.is_rival and any(_excludes(each, said) for each in rivals),
    )


def _length(said: Said) -> str:
    return length_words(said.duration.least, said.duration.most, said.duration.unit) if said.duration else ""


def _excludes(one: Said, other: Said) -> bool:
    return one.date is not None and other.date is not None and agreement(one.date, other.date).kind == "disagree"


def _by(told: Told, *, with_year: bool) -> str:
    """`WSWS, 12 March`: with the day of publication, where it is known and the clause does not name it already."""
    source, speaker = told.source, told.speaker
    # That a plan was given up is the report's own account, whoever speaks in it.
    is_quoted = speaker and speaker != source.short and not told.said.is_former
    who = f"{speaker}, in {source.short}" if is_quoted else source.short
    day = _day_of(source.published)
    if source.published is None or day is None or day in _days_named(told.said.date):
        return who
    return f"{who}, {_date(source.published, with_year=with_year)}"


def _day_of(published: DateValue | None) -> int | None:
    """The day number of what came out on one known day."""
    if published is None or published.begins_earliest is None or published.ends_latest is None:
        return None
    first, last = published.begins_earliest // DAY, (published.ends_latest - 1) // DAY
    return first if first == last else None


def _days_named(date: DateValue | None) -> set[int]:
    """The days that the words for the date name."""
    if date is None or date.precision.rank < Precision.DAY.rank:
        return set()
    firsts = {bound // DAY for bound in (date.begins_earliest, date.ends_earliest) if bound is not None}
    return firsts | {(bound - 1) // DAY for bound in (date.begins_latest, date.ends_latest) if bound is not None}


def _date(date: DateValue, *, with_year: bool) -> str:
    if with_year:
        return say(date)
    short = say_short(date)
    return ", ".join(filter(None, (short.main, short.small)))


def _names_a_year(told: Told) -> bool:
    return told.said.date is not None or _day_of(told.source.published) is not None


def _years(told: Iterable[Told]) -> set[int]:
    """All years that the story will name."""
    dates = [each.said.date for each in told] + [
        each.source.published for each in told if _day_of(each.source.published) is not None
    ]
    years: set[int] = set()
    for date in filter(None, dates):
        firsts = (date.begins_earliest, date.ends_earliest)
        lasts = (date.begins_latest, date.ends_latest)
        years |= {civil(bound // DAY)[0] for bound in firsts if bound is not None}
        years |= {civil((bound - 1) // DAY)[0] for bound in lasts if bound is not None}
    return years

"""Readings set apart where they exclude each other, and what the bars beside them mean. Pure, no query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from events.dates import DateValue, agreement, say
from events.queries.date_in_words.saying import Saying, Standing
from events.queries.dating.date_axis import Band, Bar
from events.queries.dating.dating import Said
from events.queries.dating.disagreeing import Disagreement
from events.queries.reader import labels


@dataclass(frozen=True, slots=True)
class Parted:
    """Readings that can be right together: their places in the order given, and the reports whose time they share."""

    heading: str  # "7 March 2007"; "" where nothing is set apart
    note: str  # "1 source, 1 day away"
    places: tuple[int, ...]
    shared: tuple[DateValue, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The same as the page shows it; `band` is drawn behind the bars."""

    heading: str
    note: str
    sayings: tuple[Saying, ...]
    band: Band | None


def parted(said: Sequence[Said], found: Disagreement | None) -> list[Parted]:
    """One group where all can be right; else one for each that can, and the sayings that exclude none of them last."""
    reports = [each for each in said if each.is_rival]
    if found is None or len(found.groups) < 2:
        shared = [each.date for each in reports if found is None or each not in found.said]
        return [Parted("", "", tuple(range(len(said))), tuple(filter(None, shared)))]
    neutral = [each for each in reports if each not in found.said]
    first = found.groups[0][0]
    groups = []
    for members in found.groups:
        places = tuple(place for place, each in enumerate(said) if each in members)
        shared = [each.date for each in (*members, *neutral)]
        heading = say(members[0].date) if members[0].date else ""
        note = _note(members, None if members[0] is first else first)
        groups.append(Parted(heading, note, places, tuple(filter(None, shared))))
    others = tuple(place for place, each in enumerate(said) if each not in found.said)
    return groups + ([Parted(labels.EXCLUDES_NONE, "", others, ())] if others else [])


def _note(members: Sequence[Said], first: Said | None) -> str:
    """How many sources, and how far from the group named first."""
    sources = labels.count(len({each.source_id for each in members}), "source")
    if first is None or first.date is None or members[0].date is None:
        return sources
    days = agreement(first.date, members[0].date).days
    return f"{sources}, {labels.days(days)} away" if days else f"{sources}, at another time of that day"


def explained(sayings: Iterable[Saying], used: Bar | None, bands: Iterable[Band | None]) -> tuple[tuple[str, str], ...]:
    """The kinds of bars that are there, each with what it means."""
    there: set[str] = set()
    for bar, standing, is_conflict in [
        (used, Standing.USED, False),
        *((each.bar, each.standing, each.is_conflict) for each in sayings),
    ]:
        if bar is None:
            continue
        if standing not in (Standing.FORMER, Standing.ANNOUNCED):  # drawn in outline, whatever their shape
            there.add("point" if bar.is_point else "soft" if bar.is_soft else "whole")
        there |= {standing.value} | ({"conflict"} if is_conflict else set())
        there |= {"fading"} if bar.fade_left or bar.fade_right else set()
    if any(bands):
        there.add("shared")
    return tuple((kind, words) for kind, words in labels.BAR.items() if kind in there)

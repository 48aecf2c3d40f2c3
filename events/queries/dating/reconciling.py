"""Could both be right? Known causes for which two sources name different dates, tried one by one. Pure, no query.

What comes out are hypotheses, each with its assumption in words. None is ever applied.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations

from events.queries.dating.accounts import Account, Hypothesis
from events.queries.dating.other_clocks import by_time_zone
from events.queries.dating.other_days import by_another_day
from events.queries.dating.weighing import are_apart

MOST = 60  # accounts that are held against each other; more would keep a page waiting


def could_both(one: Account, other: Account, *, zones: Collection[str] = (), where: str = "") -> list[Hypothesis]:
    """What would make two accounts right that disagree; nothing where they agree or no known cause fits.

    `zones` are those that the timeline knows of, `where` that of the place where it happened.
    """
    if not are_apart(one.said, other.said):
        return []
    clock = by_time_zone(one, other, zones=zones, where=where)
    return [*([clock] if clock else []), *by_another_day(one, other)]


def hypotheses(accounts: Sequence[Account], *, zones: Collection[str] = (), where: str = "") -> list[Hypothesis]:
    """What would reconcile any two reports of an event, each said once, in the order of the accounts."""
    reports = [each for each in accounts if each.said.is_rival][:MOST]
    found: dict[str, Hypothesis] = {}
    for one, other in combinations(reports, 2):
        for each in could_both(one, other, zones=zones, where=where):
            found.setdefault(each.words, each)
    return list(found.values())

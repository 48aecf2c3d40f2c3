"""Between which events one without a date lies, by what relations say."""

from __future__ import annotations

import pytest

from events.queries.sequence.between import between, order_of

CONFERENCE, SUMMIT, ELECTION, TALKS, LUNCH, RUMOUR = range(1, 7)
PLACE = {CONFERENCE: 0, SUMMIT: 1, ELECTION: 2}  # the others have no date


@pytest.mark.parametrize(
    ("relations", "expected"),
    [
        ([], (None, None)),
        ([(TALKS, "after", CONFERENCE)], (CONFERENCE, None)),
        ([(CONFERENCE, "before", TALKS)], (CONFERENCE, None)),
        ([(TALKS, "meets", ELECTION)], (None, ELECTION)),
        ([(TALKS, "responds to", CONFERENCE), (TALKS, "before", ELECTION)], (CONFERENCE, ELECTION)),
        ([(TALKS, "outcome of", CONFERENCE), (TALKS, "after", SUMMIT)], (SUMMIT, None)),
        ([(TALKS, "before", SUMMIT), (TALKS, "before", ELECTION)], (None, SUMMIT)),
        ([(TALKS, "after", LUNCH), (LUNCH, "after", CONFERENCE)], (CONFERENCE, None)),
        ([(TALKS, "part of", LUNCH), (LUNCH, "after", CONFERENCE), (LUNCH, "before", SUMMIT)], (CONFERENCE, SUMMIT)),
        ([(LUNCH, "part of", TALKS), (LUNCH, "after", CONFERENCE)], (None, None)),  # lunch was late in the talks
        ([(RUMOUR, "same as", TALKS), (RUMOUR, "after", CONFERENCE)], (CONFERENCE, None)),
        ([(TALKS, "overlaps", CONFERENCE)], (None, None)),
    ],
)
def test_the_nearest_dated_neighbours_are_found(
    relations: list[tuple[int, str, int]], expected: tuple[int | None, int | None]
) -> None:
    assert between(TALKS, order_of(relations), PLACE) == expected


def test_a_circle_among_events_without_a_date_comes_to_an_end() -> None:
    circle = [(TALKS, "after", LUNCH), (LUNCH, "after", RUMOUR), (RUMOUR, "after", TALKS), (LUNCH, "after", SUMMIT)]
    assert between(TALKS, order_of(circle), PLACE) == (SUMMIT, None)

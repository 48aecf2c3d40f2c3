"""What a relation alone says about a date."""

import pytest

from events.dates import parse, say
from events.models import Event, Relation
from events.queries.date_in_words.by_relation import date_by


def by(kind: str, other: str, *gap: object) -> str:
    least, most, unit = gap or (None, None, "")
    relation = Relation(
        event=Event(number=1), kind=kind, other=Event(number=2), gap_least=least, gap_most=most, gap_unit=unit
    )
    date = date_by(relation, parse(other))
    return say(date) if date else ""


@pytest.mark.parametrize(
    ("kind", "other", "gap", "words"),
    [
        ("before", "2007-01-11", (1, 1, "days"), "10 January 2007"),
        ("before", "2007-01-11T03:00:00+03:00", (1, 1, "days"), "10 January 2007"),
        ("before", "2007-01", (1, 1, "days"), "between 31 December 2006 and 30 January 2007"),
        ("after", "2007-01-31", (1, 1, "months"), "28 February 2007"),
        ("during", "2007-03-10", (), "10 March 2007"),
        ("during", "2007-05-03/2007-05-04", (), "between 3 and 4 May 2007"),
        ("before", "2007-03-10", (), "by 10 March 2007"),
        ("after", "2007-03-10", (), "10 March 2007 or later"),
        ("part of", "2007-03-10", (), ""),
    ],
)
def test_a_relation_and_the_other_date_make_a_date(kind, other, gap, words):
    assert by(kind, other, *gap) == words


def test_an_event_without_a_date_dates_no_other():
    relation = Relation(event=Event(number=1), kind="during", other=Event(number=2))
    assert date_by(relation, None) is None

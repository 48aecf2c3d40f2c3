"""An event's place in time, said by another event."""

import pytest

from events.models import Event, Relation
from events.queries.network.relative import gap_words, relative


def relation(kind, least=None, most=None, unit=""):
    event, other = Event(number=1, title="One"), Event(number=2, title="Two")
    return Relation(event=event, kind=kind, other=other, gap_least=least, gap_most=most, gap_unit=unit)


@pytest.mark.parametrize(
    ("kind", "gap", "words"),
    [
        ("during", (), "during"),
        ("before", (1, 1, "days"), "the day before"),
        ("after", (1, 1, "days"), "the day after"),
        ("after", (1, 1, "weeks"), "one week after"),
        ("before", (2, 5, "days"), "two to five days before"),
        ("after", (3, None, "months"), "at least three months after"),
        ("before", (20, 20, "years"), "20 years before"),
    ],
)
def test_a_relation_leads_up_to_the_name_of_the_other_event(kind, gap, words):
    said = relative(relation(kind, *gap))
    assert (said.words, said.other.title) == (words, "Two")


def test_a_relation_without_a_gap_says_no_distance():
    assert gap_words(relation("before")) == ""

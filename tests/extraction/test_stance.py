"""How the source puts it, and what became of the event according to it."""

import pytest

from tests.extraction.by_hand import only, told

JUNE = ("Friday", "2015-06-05")
JULY = ("July", "2015-07")


@pytest.mark.parametrize(
    ("text", "stance", "occurrence"),
    [
        ("The ministers met on Friday.", "reports", "happened"),
        ("No talks took place on Friday.", "denies", "did not happen"),
        ("The delegates did not meet on Friday.", "denies", "did not happen"),
        ("The ferry never arrived on Friday.", "denies", "did not happen"),
        ("The mayor denied that police opened fire on Friday.", "denies", "did not happen"),
        ("Police opened fire on Friday, witnesses said.", "claims", "happened"),
        ("According to witnesses, police opened fire on Friday.", "claims", "happened"),
        ("Witnesses claimed that police opened fire on Friday.", "claims", "happened"),
        ("Lund accused the police of opening fire on Friday.", "claims", "happened"),
        ("Police reportedly opened fire on Friday.", "claims", "happened"),
        ("The mayor confirmed that police opened fire on Friday.", "reports", "happened"),
        ("The match was cancelled on Friday.", "announces", "cancelled"),
        ("The summit was postponed on Friday.", "announces", "postponed"),
        ("On Friday, Lund accused the police.", "reports", "happened"),
        ("Lund said on Friday that the talks had failed.", "reports", "happened"),
    ],
)
def test_the_past_is_reported_claimed_or_denied(text, stance, occurrence):
    found = only(text, JUNE)
    assert (found.stance, found.reported_occurrence) == (stance, occurrence)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ministers will meet in July.", "announces"),
        ("The ministers are to meet in July.", "announces"),
        ("The meeting is scheduled for July.", "announces"),
        ("The company plans to open a mill in July.", "announces"),
        ("A second round is to be held in July.", "announces"),
        ("The ministers are expected to meet in July.", "predicts"),
        ("Prices will fall in July.", "predicts"),
        ("The ministers may meet in July.", "predicts"),
        ("Lund predicted that the ministers would meet in July.", "predicts"),
        ("Lund said the ministers would meet in July.", "announces"),
    ],
)
def test_the_future_is_announced_or_predicted(text, stance):
    found = only(text, JULY)
    assert (found.stance, found.reported_occurrence) == (stance, "planned")


def test_what_is_dated_after_publication_is_planned_whatever_its_verb():
    found = only("The festival opens in July.", JULY)
    assert (found.stance, found.reported_occurrence) == ("announces", "planned")


def test_what_was_vowed_by_the_day_of_publication_has_happened():
    assert only("The premier vowed on Friday to resign.", JUNE).reported_occurrence == "happened"


def test_what_might_have_been_is_no_event():
    assert told("The dam could have burst on Friday.", JUNE) == ()

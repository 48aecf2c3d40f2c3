"""What selected words seem to say: the form begins with it, and a person decides."""

from __future__ import annotations

import pytest

from events.actions.extracting import look_for_dates
from events.dates import parse
from events.models import Actor, SourceText
from events.queries.dating.became import became
from events.queries.suggestions.gazetteer import town_with_id, towns_called, towns_in
from events.queries.suggestions.words_read import WordsRead, events_likely, words_read
from tests import factories as make

TEXT = (
    "The talks failed.\n\nOn Saturday ministers met in Tripoli. Jane Roe said that a second meeting will be held"
    " on 14 April 2007. The army denied any part in it."
)


@pytest.fixture(params=[True, False], ids=["looked through", "not looked through"])
def text(db: None, request: pytest.FixtureRequest) -> SourceText:
    """A text, published on a Monday, whose dates were found; or not yet."""
    timeline = make.make_timeline()
    Actor.objects.create(timeline=timeline, name="Roe, Jane", aliases=["Jane Roe"])
    text = make.make_text(make.make_source(timeline, published="2007-03-12"), TEXT)
    if request.param:
        look_for_dates(text)
    return SourceText.objects.get(pk=text.pk)


def read(text: SourceText, words: str) -> WordsRead:
    begins = TEXT.index(words)
    return words_read(text, begins, begins + len(words))


def test_the_date_in_the_words_is_theirs_with_what_it_is_counted_from(text: SourceText) -> None:
    found = read(text, "On Saturday ministers met in Tripoli.")
    assert found.dated is not None
    assert (found.dated.words, found.dated.date, found.dated.counted_from) == (
        "Saturday",
        parse("2007-03-10"),
        "published",
    )
    assert TEXT[found.dated.begins : found.dated.ends] == "Saturday"
    assert (found.title, found.stance, found.occurrence) == ("Ministers meet in Tripoli", "reports", "happened")


def test_words_without_a_date_take_that_of_their_sentence_and_none_of_another(text: SourceText) -> None:
    beside = read(text, "a second meeting will be held")
    assert beside.dated is not None
    assert beside.dated.date == parse("2007-04-14")
    assert read(text, "The talks failed.").dated is None


def test_what_is_announced_is_planned_and_known_people_are_recognised(text: SourceText) -> None:
    found = read(text, "Jane Roe said that a second meeting will be held on 14 April 2007.")
    assert (found.stance, found.occurrence) == ("announces", "planned")
    assert found.people == ("Roe, Jane",)


def test_a_place_that_the_timeline_knows_is_taken_and_no_other_is_offered(text: SourceText) -> None:
    offered = read(text, "On Saturday ministers met in Tripoli.")
    assert [town.label for town in offered.towns][:2] == ["Tripoli, Libya", "Tripoli, Lebanon"]
    assert offered.place == "Tripoli"
    make.make_place(text.timeline, "Tripoli (Lebanon)", aliases=["Tripoli"])
    known = read(text, "On Saturday ministers met in Tripoli.")
    assert (known.place, known.towns) == ("Tripoli (Lebanon)", ())


def test_likely_events_come_with_the_likeliest_first(text: SourceText) -> None:
    for title, day in (("A storm", "2007-03-10"), ("Ministers meet in Tripoli", "2007-03-10")):
        make.make_event(text.timeline, title, day)
    begins = TEXT.index("ministers")
    found = events_likely(text, begins, begins + len("ministers met in Tripoli"))
    assert [each.title for each in found][:1] == ["Ministers meet in Tripoli"]


def test_towns_are_known_by_name_and_by_spelling_in_any_case() -> None:
    assert towns_called("mosul")[0].country == "Iraq"
    assert towns_called("Irbil")[0].country == "Iraq"
    assert towns_in("Nothing happened in Zzyzxville.") == ("", ())
    name, towns = towns_in("It was signed at the Geneva Palace on Monday.")
    assert (name, towns[0].label) == ("Geneva", "Geneva, Switzerland")
    assert town_with_id(towns_called("Mosul")[0].id) == towns_called("Mosul")[0]
    assert town_with_id(1) is None


@pytest.mark.parametrize(
    ("reported", "stance", "occurrence"),
    [
        ("moved", "announces", "planned"),
        ("", "predicts", "planned"),
        ("", "denies", "unknown"),
        ("", "claims", "happened"),
    ],
)
def test_what_became_of_it_follows_from_what_is_reported_else_from_how_it_is_put(
    reported: str, stance: str, occurrence: str
) -> None:
    assert became(reported, stance) == occurrence

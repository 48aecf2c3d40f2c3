"""Candidate events: what is offered, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import parse
from events.extraction.candidate import KnownEvent, KnownName
from events.extraction.candidates import candidates
from events.extraction.selections import nearest_expression
from tests.extraction.by_hand import PUBLISHED, dated, only, told

FRIDAY = ("Friday", "2015-06-05")


def test_two_dated_clauses_of_a_sentence_are_two_candidates():
    text = "The mill closed in May but the owners will reopen it in July."
    first, second = told(text, ("May", "2015-05"), ("July", "2015-07"))
    assert text[first.start : first.end] == "The mill closed in May"
    assert text[second.start : second.end] == "the owners will reopen it in July."
    assert (first.expression, second.expression) == (0, 1)
    assert [text[slice(*each.date_words)] for each in (first, second)] == ["in May", "in July"]


def test_two_dates_of_one_clause_are_two_candidates_and_a_day_with_its_month_is_one():
    text = "Votes were held in May and in July."
    assert len(told(text, ("May", "2015-05"), ("July", "2015-07"))) == 2
    assert only("On Friday, in June, the mill closed.", FRIDAY, ("June", "2015-06")).date == parse("2015-06-05")


def test_background_is_kept_apart():
    text = "The mill closed on Friday for the first time since the 1911 strike at the docks."
    news, back = told(text, FRIDAY, ("1911", "1911"))
    assert (news.is_background, back.is_background) == (False, True)
    assert back.title == "Strike at the docks"
    text = "The mill, founded in 1880, closed on Friday."
    assert [each.is_background for each in told(text, ("1880", "1880"), FRIDAY)] == [True, False]


def test_a_text_about_the_past_is_not_all_background():
    text = "The king died in 1066. The duke landed in September 1066. A battle was fought in October 1066."
    found = told(text, ("1066", "1066"), ("September 1066", "1066-09"), ("October 1066", "1066-10"))
    assert [each.is_background for each in found] == [False, False, False]


def test_a_plan_without_a_date_is_offered_with_the_words_that_say_so():
    text = "A second summit will be held at a date yet to be announced."
    found = only(text)
    assert (found.expression, found.date, found.rule) == (None, None, "planned")
    assert (found.stance, found.reported_occurrence) == ("announces", "planned")
    assert text[slice(*found.date_words)] == "at a date yet to be announced"
    assert found.title == "Second summit to be held"


@pytest.mark.parametrize(
    "text",
    [
        "If the talks fail, a second summit will be held.",
        "Will a second summit be held?",
        "It is hard to believe that the war will end.",
        "The soup is cold.",
        "She will be a great singer.",
        "The minister said nothing.",
    ],
)
def test_what_is_supposed_asked_or_no_event_is_not_offered(text):
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Lund 10 June 2015", ("10 June 2015", "2015-06-10")),
        ("Published 10 June 2015", ("10 June 2015", "2015-06-10")),
        ("OSLO, June 10 (Courier) — The mill is for sale.", ("June 10", "2015-06-10")),
    ],
)
def test_a_byline_and_a_dateline_are_no_events(text, words):
    assert told(text, words) == ()


def test_a_line_of_a_chronology_is_an_event():
    assert only("1911: Dock workers walk out", ("1911", "1911")).title == "Dock workers walk out"
    assert only("• 5 June 2015 – Fire at the mill", ("5 June 2015", "2015-06-05")).title == "Fire at the mill"


@pytest.mark.parametrize(
    ("lead", "kind", "amount", "unit"),
    [
        ("Two days after the raid", "after", 2, "days"),
        ("A week before the raid", "before", 1, "weeks"),
        ("Three hours after the raid", "after", 10800, "seconds"),
        ("On the day before the works were raided", "before", 1, "days"),
        ("On the eve of the raid", "before", 1, "days"),
        ("Prior to the raid", "before", None, None),
        ("In the wake of the raid", "after", None, None),
        ("In the course of the raid", "during", None, None),
        ("While the raid was under way", "overlaps", None, None),
        ("After police raided the works", "after", None, None),
    ],
)
def test_a_date_told_by_another_event_is_a_relation(lead, kind, amount, unit):
    text = f"{lead}, the editor left the town."
    found = only(text, events=(KnownEvent(7, "Police raid the printing works"), KnownEvent(8, "Fair opens")))
    assert (found.relation.kind, found.relation.amount, found.relation.unit) == (kind, amount, unit)
    assert found.relation.event == 7
    assert text[slice(*found.relation.phrase)].startswith(lead.split(" was under")[0].split(" were")[0])
    assert (found.title, found.rule, found.date) == ("Editor leaves the town", "relative", None)


def test_a_relation_may_be_to_another_candidate_of_the_text():
    text = "Police raided the works on Friday. Two days before the raid, the editor left the town."
    raid, left = told(text, FRIDAY)
    assert (left.relation.candidate, left.relation.event) == (0, None)
    assert left.relation.amount == 2
    assert raid.relation is None


def test_what_counts_from_nothing_anybody_knows_is_not_offered():
    assert told("After the raid, the editor left the town.") == ()
    assert only("Two days after the raid, the editor left the town.").relation.event is None


def test_names_are_recognised_at_the_edges_of_words():
    people = (KnownName(1, ("Ada Lund", "Lund")), KnownName(2, ("US", "United States")), KnownName(3, ("Zółć",)))
    places = (KnownName(4, ("Oslo",)), KnownName(5, ("Lima",)))
    text = "In Oslo, ADA LUND and Zo\u0301łc\u0301 told us of Lunds and of the US on Friday, and of Lima."
    found = only(text, FRIDAY, people=people, places=places)
    assert (found.people, found.place) == ((1, 3, 2), 4)


def test_a_place_named_for_something_else_is_not_where_it_happened():
    text = "While the fair was open in Lima, the Oslo-born editor spoke in Rome."
    places = (KnownName(4, ("Oslo",)), KnownName(5, ("Lima",)), KnownName(6, ("Rome",)))
    assert only(text, events=(KnownEvent(8, "The fair opens"),), places=places).place == 6


def test_the_date_nearest_to_a_selection_is_found():
    text = "The mill closed in May but the owners will reopen it in July. Nobody was paid."
    found = dated(text, ("May", "2015-05"), ("July", "2015-07"))
    assert nearest_expression(found, 0, 3, text) == 0
    assert nearest_expression(found, text.index("owners"), text.index("owners") + 6, text) == 1
    assert nearest_expression(found, text.index("July"), text.index("July") + 4, text) == 1
    assert nearest_expression(found, text.index("Nobody"), text.index("Nobody") + 6, text) is None
    assert nearest_expression((), 0, 3, text) is None


WORDS = st.one_of(
    st.sampled_from(["The", "ministers", "met", "on", "Friday", "said", "that", "will", "be", "held", "after", "raid"]),
    st.sampled_from([".", "“", "”", ",", "and", "the", "(", ")", "\n\n", "U.S.", "🙂", "e\u0301", "\u00a0", "who"]),
)


@given(st.lists(WORDS, max_size=60))
def test_candidates_stand_in_reading_order_inside_the_text(parts):
    text = " ".join(parts)
    days = [FRIDAY] * text.count("Friday")
    expressions = dated(text, *days)
    found = candidates(text, expressions, PUBLISHED, events=(KnownEvent(1, "A raid"),))
    assert list(found) == sorted(found, key=lambda each: each.sentence)
    for each in found:
        assert each.sentence[0] <= each.start < each.end <= each.sentence[1] <= len(text)
        assert 0 < each.confidence <= 1
        assert each.title.strip() == each.title
        assert each.relation is None or each.relation.candidate is None or 0 <= each.relation.candidate < len(found)
    assert found == candidates(text, expressions, PUBLISHED, events=(KnownEvent(1, "A raid"),))


@pytest.mark.parametrize(
    ("text", "is_offered"),
    [
        ("No talks took place between the two sides.", True),
        ("The meeting did not take place.", True),
        ("The explosion has not made anybody rich.", False),
        ("The war isn't over.", False),
    ],
)
def test_what_did_not_come_about_is_offered_and_mere_negation_is_not(text, is_offered):
    assert [each.rule for each in told(text)] == ["did not happen"] * is_offered

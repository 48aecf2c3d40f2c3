"""The sample's events, as a stranger's page has them."""

import pytest
from django.contrib.auth.models import AnonymousUser

from events.queries.date_in_words.sayings import Standing
from events.queries.event.page import event_page
from events.queries.listed.neighbours import neighbours
from events.queries.reader.sight import Sight

SURGE, RAID, LEGION, CONFERENCE, TALKS, ARMING, MINISTERIAL, RICE_MOTTAKI = 3, 4, 8, 10, 14, 28, 29, 30
STRANGER = AnonymousUser()


@pytest.fixture
def page(sample):
    return lambda number: event_page(sample, number, STRANGER)


def test_the_most_exact_reading_is_used_and_the_page_says_why(page):
    raid = page(RAID)
    assert raid.dating.used.words == "11 January 2007, about 3 a.m."
    assert raid.dating.used.rationale.startswith("The most exact of three readings that agree")
    assert [(each.source.short, each.as_written, each.words, each.verdict) for each in raid.dating.sayings] == [
        ("WSWS", "in January", "some time in January 2007", "agrees, less exact"),
        ("Reuters, January", "early on Thursday", "11 January 2007", "agrees, less exact"),
        ("The Post", "yesterday … at 3 a.m.", "11 January 2007, about 3 a.m.", "date used"),
    ]
    assert raid.dating.verdict == "agree"
    assert not raid.dating.is_conflict


def test_the_bars_of_all_readings_stand_on_one_axis(page):
    dating = page(RAID).dating
    month, day, hour = (each.bar for each in dating.sayings)
    assert (dating.axis.first, dating.axis.last) == ("1 January", "31 January 2007")
    assert month.is_soft
    assert month.x < hour.x < day.x < month.x + month.width
    assert dating.used_bar == hour


def test_a_conflict_stays_on_the_record_beside_the_ruling(page):
    legion = page(LEGION)
    assert legion.dating.verdict == "2 sources disagree by 1 day"
    assert legion.dating.used.how == "decided by an editor"
    assert legion.dating.used.words == "6 March 2007, 10:05"
    rival = legion.dating.sayings[0]
    assert (rival.words, rival.verdict, rival.is_conflict) == ("7 March 2007", "disagrees by 1 day", True)
    assert [(thread.title, len(thread.replies)) for thread in legion.threads] == [("Could both days be right?", 1)]


def test_a_date_by_another_event_is_worked_out_from_it(page):
    dating = page(SURGE).dating
    assert (dating.used.words, dating.used.how) == ("10 January 2007", "worked out from other events")
    (said,) = dating.sayings
    assert (said.relative.words, said.relative.other.number, said.comes_to) == (
        "the day before",
        RAID,
        "10 January 2007",
    )


def test_an_event_that_was_announced_keeps_the_trail_of_its_former_dates(page):
    dating = page(MINISTERIAL).dating
    assert (dating.used.words, dating.used.how) == ("3–4 May 2007", "worked out from what is reported")
    assert [(each.words, each.standing) for each in dating.sayings] == [
        ("some time in April 2007", Standing.FORMER),
        ("still planned, but without a date", Standing.WITHDRAWN),
        ("early April 2007", Standing.FORMER),
        ("3–4 May 2007", Standing.CURRENT),
        ("by 5 May 2007", Standing.CURRENT),
        ("ended 4 May 2007", Standing.CURRENT),
    ]
    assert not dating.is_conflict


def test_what_is_claimed_and_denied_is_counted_by_voices(page):
    arming = page(ARMING)
    assert arming.support == "Claimed by 1 · denied by 2 · reported by none"
    assert arming.deviation == "alleged"
    assert [str(each.sentence) for each in arming.citations] == [
        "David Satterfield claims this, according to WSWS",
        "Abbas Araghchi denies this, according to WSWS",
        "Rezi Amiri denies this, according to WSWS",
    ]
    assert [each.same_as for each in arming.citations] == [None, None, 2]


@pytest.mark.parametrize(
    ("number", "deviation"),
    [(RICE_MOTTAKI, "did not happen"), (TALKS, "disputed whether it happened"), (CONFERENCE, "")],
)
def test_an_event_says_where_it_is_less_than_plain_fact(page, number, deviation):
    assert page(number).deviation == deviation


def test_a_citation_opens_on_the_summary_of_the_paragraphs_it_names(page):
    wsws = page(CONFERENCE).citations[1]
    assert wsws.locator == "¶¶\u00a03, 4"
    assert [paragraph.number for paragraph in wsws.digest] == [3, 4]


def test_relations_are_told_from_both_ends(page):
    conference = {group.heading: [each.other.number for each in group.events] for group in page(CONFERENCE).related}
    assert conference["Outcome"] == [MINISTERIAL]
    assert conference["Parts of it"] == [11, 12, 15, 16, 17, 19]
    assert conference["During it"] == [TALKS]
    ministerial = {group.heading: [each.other.number for each in group.events] for group in page(MINISTERIAL).related}
    assert ministerial["Came out of"] == [CONFERENCE]


def test_a_distance_is_told_from_both_ends(page):
    (raid,) = next(group.events for group in page(SURGE).related if group.heading == "Before")
    (surge,) = next(group.events for group in page(RAID).related if group.heading == "Before it")
    assert (raid.words, surge.words) == ("one day later", "one day earlier")


def test_previous_and_next_follow_the_order_of_the_list(sample):
    beside = neighbours(Sight.of_reader(sample, STRANGER), RAID)
    assert (beside.previous.number, beside.following.number) == (SURGE, 6)
    first, last = (neighbours(Sight.of_reader(sample, STRANGER), number) for number in (1, ARMING))
    assert (first.previous, last.following) == (None, None)


def test_an_event_takes_few_queries_however_much_is_said_of_it(sample, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        event_page(sample, CONFERENCE, STRANGER)

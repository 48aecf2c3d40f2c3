"""What the sources say about a date, as an event's page has it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from events.models import Reader, Role, Source, Timeline
from events.queries.date_in_words.sayings import Dating, Standing
from events.queries.event.page import event_page, event_page_in
from events.queries.reader.lens import Lens
from events.queries.reader.sight import Sight
from tests.factories import (
    make_citation,
    make_event,
    make_member,
    make_reading,
    make_relation,
    make_source,
    make_timeline,
    place,
)

RAID, LEGION, CONFERENCE, MINISTERIAL, RICE_MOTTAKI = 4, 8, 10, 29, 30
STRANGER = AnonymousUser()


@pytest.fixture
def timeline(db) -> Timeline:
    return make_timeline()


def dating(timeline: Timeline, number: int, reader: Reader = STRANGER) -> Dating:
    page = event_page(timeline, number, reader)
    assert page is not None
    return page.dating


def told(found: Dating) -> str:
    return ", ".join(f"{each.words} ({'; '.join(voice.by for voice in each.voices)})" for each in found.story)


def cited(event, source: str, date: str, published: str = "2007-06-01", **fields):
    citation = make_citation(event, make_source(event.timeline, source, published), **fields)
    return make_reading(citation, date)


def test_readings_that_exclude_each_other_are_set_apart_and_named(sample) -> None:
    found = dating(sample, LEGION)
    assert found.verdict == "2 sources disagree by 1 day"
    assert [(group.heading, group.note, [each.source.short for each in group.sayings]) for group in found.groups] == [
        ("6 March 2007, 10:05", "1 source", ["Standard Newswire"]),
        ("7 March 2007", "1 source, 1 day away", ["WSWS"]),
    ]
    assert dict(found.legend)["conflict"] == "disagrees with the date used"


def test_readings_that_can_all_be_right_are_one_group_with_the_time_they_share(sample) -> None:
    found = dating(sample, RAID)
    (group,) = found.groups
    assert (group.heading, len(group.sayings)) == ("", 3)
    assert group.band is not None
    hour = found.sayings[2].bar
    assert group.band.x < hour.x < group.band.x + group.band.width
    assert [kind for kind, _ in found.legend] == ["point", "soft", "shared"]


def test_an_outline_of_a_plan_given_up_is_explained_as_such_and_not_by_its_shape(sample) -> None:
    kinds = [kind for kind, _ in dating(sample, MINISTERIAL).legend]
    assert kinds == ["point", "whole", "former", "fading", "shared"]


def test_what_excludes_neither_of_two_dates_is_told_after_them(timeline) -> None:
    event = make_event(timeline, "Speech")
    for source, date in (("A", "2007-03"), ("B", "2007-03-06"), ("C", "2007-03-07")):
        cited(event, source, date)
    groups = dating(timeline, event.number).groups
    assert [[each.source.short for each in group.sayings] for group in groups] == [["B"], ["C"], ["A"]]
    assert [group.band is None for group in groups] == [False, False, True]  # March contains either


def test_a_relative_reading_is_drawn_where_the_other_event_puts_it(timeline) -> None:
    raid, speech = make_event(timeline, "Raid", "2007-01-11"), make_event(timeline, "Speech", "2007-01-20")
    citation = make_citation(speech)
    relation = make_relation(speech, "before", raid, gap_least=1, gap_most=1, gap_unit="days", citation=citation)
    make_reading(citation, None, form="relative", relation=relation, basis="relative")
    (said,) = dating(timeline, speech.number).sayings
    assert (said.comes_to, said.bounds) == ("10 January 2007", "On 10 January 2007.")
    assert said.bar is not None
    assert (said.verdict, said.is_conflict) == ("disagrees by 10 days", True)


def test_the_bounds_of_every_bar_are_said_in_words(sample) -> None:
    assert [each.bounds for each in dating(sample, MINISTERIAL).sayings] == [
        "From 1 April 2007 at the earliest to 30 April 2007 at the latest.",
        "",
        "From 1 April 2007 at the earliest to 10 April 2007 at the latest.",
        "Begins on 3 May 2007, ends on 4 May 2007.",
        "Not after 5 May 2007.",
        "Begins at a time that is not known, ends on 4 May 2007.",
    ]


@pytest.mark.parametrize(
    ("number", "story"),
    [
        (
            MINISTERIAL,
            "Expected in April 2007 (The Hindu), left open (WSWS, 12 March), once planned for early April "
            "(Reuters, April), set for 3–4 May (Hoshyar Zebari, in Reuters, April), ended 4 May (RIA Novosti), "
            "happened by 5 May and lasted two days (RFE/RL)",
        ),
        (LEGION, "Placed on 6 March 2007, 10:05 (Standard Newswire), but placed on 7 March (WSWS, 12 March)"),
        (
            CONFERENCE,
            "Expected between 2 and 31 March 2007 (The Hindu), happened on 10 March "
            "(WSWS, 12 March; RIA Novosti, 4 May)",
        ),
        (
            RAID,
            "Claimed to have happened on 11 January 2007 (Iranian officials, in Reuters, January), happened on "
            "11 January, about 3 a.m. (US officials, in The Post, 12 January), happened in January (WSWS, 12 March)",
        ),
        (
            RICE_MOTTAKI,
            "Expected during the ministers’ meeting at Sharm el-Sheikh (The Hindu), said not to have happened during "
            "the ministers’ meeting at Sharm el-Sheikh (RFE/RL, 5 May 2007)",
        ),
    ],
)
def test_the_stories_of_the_sample_are_told_from_its_record(sample, number: int, story: str) -> None:
    assert told(dating(sample, number)) == story


def test_a_stranger_hears_a_confidential_source_by_its_label_last_and_without_its_day(timeline) -> None:
    event = make_event(timeline, "Talks")
    secret = make_source(timeline, "Cable 17", "2007-01-02", public_label="a diplomat")
    make_reading(make_citation(event, secret, stance="announces"), "2007-05")
    cited(event, "Paper", "2007-05-03", reported_occurrence="happened")
    assert (
        told(dating(timeline, event.number)) == "Happened on 3 May 2007 (Paper, 1 June), expected in May (a diplomat)"
    )
    member = make_member(timeline, role=Role.READER)
    assert told(dating(timeline, event.number, member)).startswith("Expected in May 2007 (Cable 17, 2 January)")


def test_the_rules_propose_a_date_where_none_is_used_or_another(timeline) -> None:
    undated, ruled = make_event(timeline, "Undated"), make_event(timeline, "Ruled", "2007-03-01")
    settled = make_event(timeline, "Settled", "2007-03-02")
    for event in (undated, ruled, settled):
        reading = cited(event, "Paper", "2007-03-02")
        found = dating(timeline, event.number).proposed
        if event is settled:
            assert found is None
        else:
            assert found is not None
            assert (found.words, found.reading) == ("2 March 2007", reading.public_id)
            assert found.reason == "the only date that a source gives"


def test_a_date_that_is_worked_out_has_the_rules_in_it(sample) -> None:
    assert dating(sample, MINISTERIAL).proposed is None


def test_a_disagreement_is_tried_against_known_causes(sample) -> None:
    found = dating(sample, LEGION).both_right
    assert any("Sydney: 02:05 on Wednesday 7 March" in each.sentence for each in found)
    assert all([mark for mark, _ in each.footnotes] == [1, 2] for each in found)
    assert dating(Timeline.objects.get(), RAID).both_right == ()


def test_an_event_with_a_hundred_readings_takes_few_queries(timeline, django_assert_max_num_queries) -> None:
    event = make_event(timeline, "Much said", "2007-03-02")
    source = make_source(timeline)
    for day in range(1, 31):
        make_reading(make_citation(event, source), f"2007-03-{day:02d}")
    place(timeline)
    with django_assert_max_num_queries(18):
        dating(timeline, event.number)


def test_through_a_lens_the_reading_that_the_rules_choose_is_the_one_used(sample) -> None:
    wsws = Source.objects.get(timeline=sample, short_title="WSWS")
    page = event_page_in(Sight.of_reader(sample, STRANGER).through(Lens(sample.pk, source=wsws)), RAID)
    assert page is not None
    (said,) = page.dating.sayings
    assert (said.words, said.standing, page.dating.proposed) == ("some time in January 2007", Standing.USED, None)

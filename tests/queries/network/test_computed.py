"""What follows on the sample, without its document being touched; and what moves when something else is decided."""

from __future__ import annotations

import pytest

from events.actions.citations import withdraw_citation
from events.actions.dating import redate_event, use_reading
from events.actions.placements import rebuild_placements
from events.actions.relations import add_relation, withdraw_relation
from events.dates import parse, say
from events.models import (
    ComputedDate,
    Contradiction,
    Event,
    Placement,
    PlacementAudience,
    Reading,
    Relation,
    Timeline,
    User,
)
from events.queries.lenses.shown import with_dates
from events.queries.reader.sight import Sight
from tests import factories as make

pytestmark = pytest.mark.django_db


def event(sample: Timeline, title: str) -> Event:
    return Event.objects.get(timeline=sample, title__startswith=title)


def shown(sample: Timeline, title: str, audience: str = "members") -> str:
    row = ComputedDate.objects.filter(event=event(sample, title), audience=audience, is_sharper=False).first()
    return say(row.date) if row else ""


def test_the_sample_computes_what_its_sources_say(sample: Timeline) -> None:
    for audience in PlacementAudience:
        assert shown(sample, "President Bush announces", audience) == "10 January 2007"
        assert shown(sample, "Foreign ministers", audience) == "3–4 May 2007"
        assert shown(sample, "Rice and Mottaki", audience) == "between 3 and 4 May 2007"
        assert shown(sample, "Mortar shells", audience) == "10 March 2007"
    assert not Contradiction.objects.filter(timeline=sample).exists()


def test_the_surge_follows_the_raid_when_its_exact_sources_go_and_january_is_accepted(
    sample: Timeline, owner: User
) -> None:
    raid = event(sample, "US troops raid")
    for stance in ("claims", "reports"):
        citation = raid.citations.filter(stance=stance).last()
        withdraw_citation(citation=citation, version=citation.version, by=owner)
    january = Reading.objects.get(citation__event=raid, date_as_written="in January")
    raid = use_reading(event=event(sample, "US troops raid"), reading=january, version=raid_version(sample), by=owner)
    assert shown(sample, "President Bush announces") == "between 31 December 2006 and 30 January 2007"
    drawn = Placement.objects.filter(event=event(sample, "President Bush announces"), audience="public")
    assert [row.words for row in drawn] == ["between 31 December 2006 and 30 January 2007"]


def raid_version(sample: Timeline) -> int:
    return event(sample, "US troops raid").version


def test_a_raid_on_20_january_puts_the_announcement_on_the_19th(sample: Timeline, owner: User) -> None:
    raid = event(sample, "US troops raid")
    redate_event(event=raid, when="20 January 2007", reason="To see what moves.", version=raid.version, by=owner)
    assert shown(sample, "President Bush announces") == "19 January 2007"


def test_a_contradiction_names_exactly_the_statements_involved_and_blocks_nothing_else(
    sample: Timeline, owner: User
) -> None:
    raid, meeting = event(sample, "US troops raid"), event(sample, "Foreign ministers")
    stated = add_relation(event=raid, kind="after", other=meeting, by=owner)
    ended = Reading.objects.get(citation__event=meeting, date_as_written__startswith="ended")
    (found,) = Contradiction.objects.filter(timeline=sample, audience="members")
    assert sorted(map(tuple, found.statements)) == [
        ("date", raid.pk),
        ("reading", ended.pk),
        ("relation", stated.pk),
    ]
    assert tuple(found.left_out) == ("relation", stated.pk)
    assert sorted(found.events) == sorted([raid.pk, meeting.pk])
    assert shown(sample, "President Bush announces") == "10 January 2007"
    assert shown(sample, "Foreign ministers") == "3–4 May 2007"
    conference = event(sample, "Regional security")
    redate_event(event=conference, when="9 March 2007", reason="Something else.", version=conference.version, by=owner)
    assert shown(sample, "Mortar shells") == "9 March 2007"
    withdraw_relation(relation=stated, version=stated.version, by=owner)
    assert not Contradiction.objects.filter(timeline=sample).exists()


def test_a_relation_to_a_draft_moves_what_members_read_and_nothing_that_strangers_do(
    sample: Timeline, owner: User
) -> None:
    conference = event(sample, "Regional security")
    draft = Event.objects.create(timeline=sample, number=900, title="A draft")
    add_relation(event=draft, kind="after", other=conference, gap_least=2, gap_most=2, gap_unit="days", by=owner)
    rows = ComputedDate.objects.filter(event=draft)
    assert [(row.audience, say(row.date)) for row in rows] == [("members", "12 March 2007")]


def test_a_date_of_its_own_is_kept_and_a_sharper_one_is_offered(sample: Timeline, owner: User) -> None:
    cheney = event(sample, "Vice President Cheney")
    raid = event(sample, "US troops raid")
    add_relation(event=cheney, kind="after", other=raid, gap_least=25, gap_most=25, gap_unit="days", by=owner)
    (offered,) = ComputedDate.objects.filter(event=cheney, audience="members")
    assert (say(offered.date), offered.is_sharper) == ("5 February 2007", True)
    sight = Sight(sample, owner, "", is_member=True)
    (kept,) = with_dates(sight, [event(sample, "Vice President Cheney")])
    assert kept.date_shown == parse("2007-02")


def test_one_source_that_puts_an_event_elsewhere_by_another_event_disagrees_and_contradicts_nothing(
    sample: Timeline, owner: User
) -> None:
    legion, raid = event(sample, "President Bush to the American"), event(sample, "US troops raid")
    citation = legion.citations.first()
    relation = add_relation(
        event=legion,
        kind="after",
        other=raid,
        gap_least=2,
        gap_most=2,
        gap_unit="days",
        citation=citation,
        by=owner,
    )
    assert Contradiction.objects.filter(audience="members").count() == 1
    Reading.objects.create(timeline=sample, citation=citation, form="relative", relation=relation, basis="relative")
    rebuild_placements(timeline=sample, events=[legion])
    assert not Contradiction.objects.exists()
    assert Relation.objects.get(pk=relation.pk).withdrawn_at is None


def test_what_lies_before_the_year_0_is_worked_out_by_its_bounds() -> None:
    timeline = make.make_timeline()
    founding = make.make_event(timeline, "founding", "-0752")
    before = make.make_event(timeline, "before it", dating_basis="computed")
    make.make_relation(before, "before", founding)
    rebuild_placements(timeline=timeline)
    row = ComputedDate.objects.get(event=before, audience="public")
    assert row.date is not None
    assert row.date.begins_earliest is None
    assert row.date.begins_latest == founding.date.begins_latest

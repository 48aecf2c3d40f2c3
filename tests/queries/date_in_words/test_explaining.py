"""Why a date comes out as it does, on the sample: the chain of statements of every bound, with who says so."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from events.actions.relations import add_relation
from events.dates import parse, say
from events.models import Event, Source, Timeline, User
from events.queries.date_in_words.explaining import Explanation, explain, sharper
from events.queries.lenses.lenses import lens_of
from events.queries.lenses.shown import with_dates
from events.queries.reader.sight import Sight

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger(sample: Timeline) -> Sight:
    return Sight.of_reader(sample, AnonymousUser())


def event(sight: Sight, title: str) -> Event:
    (found,) = with_dates(sight, [Event.objects.get(timeline=sight.timeline, title__startswith=title)])
    return found


def explained(sight: Sight, title: str) -> Explanation:
    found = explain(sight, event(sight, title))
    assert found is not None
    return found


def lines(explanation: Explanation) -> list[list[str]]:
    return [
        [chain.bounds, *(f"{each.event.mention} {each.words} · {each.by}" for each in chain.statements)]
        for chain in explanation.chains
    ]


def test_the_announcement_is_dated_by_the_raid_and_by_who_says_that_it_was_the_day_before(stranger: Sight) -> None:
    found = explained(stranger, "President Bush announces")
    assert found.words == "10 January 2007"
    ((bounds, raid, day_before),) = lines(found)
    assert bounds == ""
    assert raid == "the raid in Irbil is dated 11 January 2007, about 3 a.m. · The Post"
    assert day_before.endswith("comes the day before · WSWS, ¶\u00a012")
    dated, related = found.chains[0].statements
    assert dated.how == "as a source gives it"
    assert related.as_written == "on the day before the consulate was raided"
    assert related.other is not None
    assert related.other.number == 4


def test_bounds_that_follow_from_different_statements_are_told_apart(stranger: Sight) -> None:
    assert lines(explained(stranger, "Foreign ministers")) == [
        [
            "Begins 3 May 2007",
            "the ministers’ meeting at Sharm el-Sheikh ended 4 May 2007 · RIA Novosti",
            "the ministers’ meeting at Sharm el-Sheikh lasts two days · RFE/RL",
        ],
        ["Ends 4 May 2007", "the ministers’ meeting at Sharm el-Sheikh ended 4 May 2007 · RIA Novosti"],
    ]


def test_a_date_of_its_own_is_not_explained_but_what_would_be_more_exact_is_offered(
    sample: Timeline, owner: User
) -> None:
    sight = Sight.of_reader(sample, owner)
    assert sharper(sight, event(sight, "Vice President Cheney")) is None
    cheney, raid = event(sight, "Vice President Cheney"), event(sight, "US troops raid")
    add_relation(event=cheney, kind="after", other=raid, gap_least=25, gap_most=25, gap_unit="days", by=owner)
    cheney = event(sight, "Vice President Cheney")
    assert explain(sight, cheney) is None
    offered = sharper(sight, cheney)
    assert offered is not None
    assert (offered.explanation.words, offered.typed) == ("5 February 2007", "2007-02-05")
    assert "the raid in Irbil is dated 11 January 2007, about 3 a.m. (The Post)" in offered.reason
    assert "25 days after the raid in Irbil" in offered.reason
    Source.objects.filter(timeline=sample, short_title="The Post").update(public_label="a newspaper")
    masked = sharper(sight, cheney)
    assert masked is not None
    assert "about 3 a.m. (a newspaper)" in masked.reason


def test_strangers_are_told_by_the_label_of_a_confidential_source_and_in_none_of_its_words(
    sample: Timeline, owner: User, stranger: Sight
) -> None:
    Source.objects.filter(timeline=sample, short_title="WSWS").update(public_label="a paper")
    (chain,) = explained(stranger, "President Bush announces").chains
    assert [(each.by, each.as_written) for each in chain.statements][1] == ("a paper", "")
    (chain,) = explained(Sight.of_reader(sample, owner), "President Bush announces").chains
    assert chain.statements[1].as_written


def test_through_a_lens_a_date_rests_on_the_sources_it_lets_through(sample: Timeline, stranger: Sight) -> None:
    lens = lens_of(stranger, known=parse("2007-03-12"))
    through = stranger.through(lens)
    (chain,) = explained(through, "President Bush announces").chains
    assert all(each.how == "" for each in chain.statements)
    assert chain.statements[0].words == f"is dated {_date(through, 'US troops raid')}"


def _date(sight: Sight, title: str) -> str:
    shown = event(sight, title).date
    assert shown is not None
    return say(shown)

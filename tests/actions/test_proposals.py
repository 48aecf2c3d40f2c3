"""Proposals: accepted as one change, declined with a reason, taken back; what was written meanwhile stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.actions.citations import add_citation
from events.actions.dating import redate_event
from events.actions.events import edit_event
from events.actions.proposals import (
    Suggested,
    accept_proposal,
    decline_proposal,
    digest_of,
    suggest_changes,
    what_follows,
    withdraw_proposal,
)
from events.actions.quotations import add_quote
from events.actions.refusals import InTheWay, Invalid, NeedsAnother, NotAllowed, NotTheirs, Proposed, StaleVersion
from events.actions.relations import add_relation
from events.actions.reverting import revert_change
from events.dates import parse
from events.models import Change, ComputedDate, DatingBasis, Event, Proposal, ProposalState, Role, Timeline, User
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline(two_person_rule=True)


@pytest.fixture
def ann(timeline: Timeline) -> User:
    return make.make_member(timeline, "ann", Role.EDITOR)


@pytest.fixture
def ben(timeline: Timeline, ann: User) -> User:
    return make.make_member(timeline, "ben", Role.EDITOR)


@pytest.fixture
def event(timeline: Timeline, ben: User) -> Event:
    return make.make_event(timeline, "raid", "2007-01-11")


def proposed(deed: Callable[[], object]) -> Proposal:
    with pytest.raises(Proposed) as waits:
        deed()
    return waits.value.proposal


def retitled(event: Event, by: User, title: str = "a raid") -> Proposal:
    return proposed(lambda: edit_event(event=event, fields={"title": title}, version=event.version, by=by))


def test_accepting_writes_it_as_one_change_that_names_who_accepted(event: Event, ann: User, ben: User) -> None:
    proposal = retitled(event, ann)
    change = accept_proposal(proposal=proposal, version=1, by=ben)
    event.refresh_from_db()
    proposal.refresh_from_db()
    assert (event.title, event.version) == ("a raid", 2)
    assert (change.verb, change.by) == ("accept_proposal", ben)
    assert (proposal.state, proposal.decided_by, proposal.proposed_by) == (ProposalState.ACCEPTED, ben, ann)


def test_a_citation_with_its_quotation_comes_whole(event: Event, ann: User, ben: User) -> None:
    source = make.make_source(event.timeline)
    proposal = proposed(lambda: add_citation(event=event, source=source, by=ann))
    accept_proposal(proposal=proposal, version=1, by=ben)
    citation = event.citations.get()
    assert citation.source == source
    quote = proposed(lambda: add_quote(citation=citation, exact="our own words", by=ann))
    accept_proposal(proposal=quote, version=1, by=ben)
    assert citation.passages.get().exact == "our own words"
    assert citation.passages.get().public_characters > 0


def test_its_author_does_not_accept_it_while_the_rule_holds(event: Event, ann: User, ben: User) -> None:
    proposal = retitled(event, ann)
    with pytest.raises(NeedsAnother):
        accept_proposal(proposal=proposal, version=1, by=ann)
    Timeline.objects.update(two_person_rule=False)
    proposal.refresh_from_db()
    accept_proposal(proposal=Proposal.objects.get(), version=1, by=ann)
    event.refresh_from_db()
    assert event.title == "a raid"


def test_only_editors_decide_and_only_its_author_takes_it_back(event: Event, ann: User, ben: User) -> None:
    proposal = retitled(event, ann)
    reader = make.make_member(event.timeline, "eve", Role.ANNOTATOR)
    with pytest.raises(NotAllowed):
        accept_proposal(proposal=proposal, version=1, by=reader)
    with pytest.raises(NotAllowed):
        decline_proposal(proposal=proposal, version=1, by=reader, reason="no")
    with pytest.raises(NotTheirs):
        withdraw_proposal(proposal=proposal, version=1, by=ben)
    assert withdraw_proposal(proposal=proposal, version=1, by=ann).state == ProposalState.WITHDRAWN


def test_a_newer_draft_is_not_accepted_unseen(event: Event, ann: User, ben: User) -> None:
    proposal = retitled(event, ann)
    retitled(event, ann, "the raid")
    with pytest.raises(StaleVersion):
        accept_proposal(proposal=proposal, version=1, by=ben)
    event.refresh_from_db()
    assert event.title == "raid"
    accept_proposal(proposal=proposal, version=2, by=ben)
    event.refresh_from_db()
    assert event.title == "the raid"


def test_what_was_decided_is_not_decided_again(event: Event, ann: User, ben: User) -> None:
    proposal = retitled(event, ann)
    decline_proposal(proposal=proposal, version=1, by=ben, reason="not so")
    with pytest.raises(Invalid, match="decided"):
        accept_proposal(proposal=proposal, version=2, by=ben)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decision_reason) == (ProposalState.DECLINED, "not so")


def test_declining_needs_a_reason(event: Event, ann: User, ben: User) -> None:
    with pytest.raises(Invalid) as refused:
        decline_proposal(proposal=retitled(event, ann), version=1, by=ben, reason="  ")
    assert set(refused.value.problems) == {"reason"}


def test_what_was_written_since_stands_in_the_way_and_stays(event: Event, ann: User, ben: User) -> None:
    proposal = proposed(
        lambda: edit_event(event=event, fields={"title": "mine", "summary": "so it was"}, version=1, by=ann)
    )
    Event.objects.filter(pk=event.pk).update(title="theirs", version=2)
    with pytest.raises(InTheWay) as met:
        accept_proposal(proposal=proposal, version=1, by=ben)
    (obstacle,) = met.value.obstacles
    assert obstacle.conflict is not None
    assert (obstacle.conflict.field, obstacle.conflict.theirs, obstacle.conflict.mine) == (
        "title",
        ("theirs",),
        ("mine",),
    )
    accept_proposal(proposal=proposal, version=1, by=ben, is_partial=True)
    event.refresh_from_db()
    assert (event.title, event.summary) == ("theirs", "so it was")


def test_undoing_an_acceptance_brings_the_former_text_and_the_proposal_back(event: Event, ann: User, ben: User) -> None:
    proposal = retitled(event, ann)
    change = accept_proposal(proposal=proposal, version=1, by=ben)
    undone = revert_change(change=change, by=ben)
    event.refresh_from_db()
    proposal.refresh_from_db()
    assert (event.title, proposal.state, proposal.decided_at) == ("raid", ProposalState.OPEN, None)
    revert_change(change=undone, by=ben)
    event.refresh_from_db()
    assert event.title == "a raid"


def test_a_citation_accepted_undone_and_accepted_again_is_one_citation(event: Event, ann: User, ben: User) -> None:
    source = make.make_source(event.timeline)
    proposal = proposed(lambda: add_citation(event=event, source=source, by=ann))
    revert_change(change=accept_proposal(proposal=proposal, version=1, by=ben), by=ben)
    assert not event.citations.filter(withdrawn_at=None).exists()
    proposal.refresh_from_db()
    accept_proposal(proposal=proposal, version=proposal.version, by=ben)
    assert event.citations.get().withdrawn_at is None


def test_dates_that_follow_move_when_it_is_accepted_and_not_before(event: Event, ann: User, ben: User) -> None:
    other = make.make_event(event.timeline, "speech", dating_basis=DatingBasis.COMPUTED)
    Timeline.objects.update(two_person_rule=False)
    add_relation(event=other, other=event, kind="before", gap_least=1, gap_most=1, gap_unit="days", by=ben)
    Timeline.objects.update(two_person_rule=True)

    def shown() -> set[str]:
        return {row.date.edtf for row in ComputedDate.objects.filter(event=other, is_sharper=False) if row.date}

    assert shown() == {"2007-01-10"}
    proposal = proposed(lambda: redate_event(event=event, when="2007-01-12", reason="as said", version=1, by=ann))
    assert shown() == {"2007-01-10"}
    follows = what_follows(proposal, by=ben)
    assert [(move.event.title, move.was, move.becomes) for move in follows.moves if move.event.title == "speech"] == [
        ("speech", "10 January 2007", "11 January 2007")
    ]
    assert shown() == {"2007-01-10"}
    with pytest.raises(Invalid, match="Other dates"):
        accept_proposal(proposal=proposal, version=1, by=ben, follows="what somebody saw before")
    before = Change.objects.count()
    accept_proposal(proposal=proposal, version=1, by=ben, follows=digest_of(follows))
    assert shown() == {"2007-01-11"}
    assert Change.objects.count() == before + 1


def test_an_annotator_suggests_and_an_editor_accepts(event: Event, ben: User) -> None:
    Timeline.objects.update(two_person_rule=False)
    eve = make.make_member(event.timeline, "eve", Role.ANNOTATOR)
    wanted = Suggested(title="a raid", when="2007-01-12", place="Irbil")
    proposal = proposed(lambda: suggest_changes(event=event, wanted=wanted, version=1, by=eve, reason="as I read it"))
    event.refresh_from_db()
    assert (event.title, event.place) == ("raid", None)
    accept_proposal(proposal=proposal, version=1, by=ben)
    event.refresh_from_db()
    assert event.place is not None
    assert (event.title, event.date, event.place.name) == ("a raid", parse("2007-01-12"), "Irbil")


def test_a_suggestion_gives_its_reason_and_changes_something(event: Event) -> None:
    eve = make.make_member(event.timeline, "eve", Role.ANNOTATOR)
    with pytest.raises(Invalid) as refused:
        suggest_changes(event=event, wanted=Suggested(title="a raid"), version=1, by=eve, reason="")
    assert "reason" in refused.value.problems
    with pytest.raises(Invalid) as refused:
        suggest_changes(event=event, wanted=Suggested(title="raid"), version=1, by=eve, reason="why")
    assert "changes" in refused.value.problems
    reader = make.make_member(event.timeline, "rob", Role.READER)
    with pytest.raises(NotAllowed):
        suggest_changes(event=event, wanted=Suggested(title="a raid"), version=1, by=reader, reason="why")
    assert not Proposal.objects.exists()

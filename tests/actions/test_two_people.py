"""The two-person rule: what all readers see waits for another editor, whatever deed wrote it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.actions.annotations import annotate
from events.actions.checking import check_date
from events.actions.citations import add_citation, withdraw_citation
from events.actions.dating import redate_event
from events.actions.events import edit_event, place_event, restore_event, set_state, withdraw_event
from events.actions.facts import Fact, add_fact
from events.actions.many_events import Wanted, edit_events
from events.actions.merging import Merge, merge_events
from events.actions.parts import add_tag, change_tags
from events.actions.proposals import accept_proposal
from events.actions.refusals import NeedsAnother, Proposed
from events.actions.reverting import revert_change
from events.models import Change, Citation, Event, EventState, Place, Proposal, ProposalState, Role, Timeline, User
from events.queries.citing import signed
from events.queries.event.becoming_visible import becoming_visible
from events.queries.reader.sight import Sight
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
    return make.make_member(timeline, "ben", Role.OWNER)


@pytest.fixture
def event(timeline: Timeline, ben: User) -> Event:
    return make.make_event(timeline, "raid", "2007-01-11")


def proposed(deed: Callable[[], object]) -> Proposal:
    with pytest.raises(Proposed) as waits:
        deed()
    return waits.value.proposal


def titled(event: Event, title: str, by: User) -> None:
    event.refresh_from_db()
    edit_event(event=event, fields={"title": title}, version=event.version, by=by)


def test_an_edit_of_an_approved_event_is_not_written_but_kept(event: Event, ann: User) -> None:
    proposal = proposed(lambda: edit_event(event=event, fields={"title": "a raid"}, version=1, by=ann, reason="style"))
    event.refresh_from_db()
    assert (event.title, event.version) == ("raid", 1)
    assert proposal.diff["rows"] == [
        {"model": "event", "pk": event.pk, "version": 1, "altered": {"title": ["raid", "a raid"]}}
    ]
    assert (proposal.proposed_by, proposal.reason, proposal.state) == (ann, "style", "open")
    assert (proposal.event, proposal.about, proposal.deed) == (event, [event.pk], "edit_event")
    assert Change.objects.get().verb == "propose_change"


def test_any_deed_on_what_readers_see_waits(event: Event, ann: User) -> None:
    cited = make.make_citation(event)
    source = make.make_source(event.timeline, "Other")
    deeds: list[Callable[[], object]] = [
        lambda: redate_event(event=event, when="2007-01-12", reason="as said", version=1, by=ann),
        lambda: place_event(event=event, name="Irbil", version=1, by=ann),
        lambda: add_citation(event=event, source=source, by=ann),
        lambda: withdraw_citation(citation=cited, version=1, by=ann),
        lambda: add_tag(event=event, name="war", by=ann),
        lambda: change_tags(event=event, take=(), put=("peace",), by=ann),
        lambda: edit_events(timeline=event.timeline, events=[(event, 1)], wanted=Wanted(weight=90), by=ann),
    ]
    for deed in deeds:
        proposed(deed)
    assert Citation.objects.filter(withdrawn_at=None).count() == 1
    assert not Place.objects.exists()
    assert event.event_tags.count() == 0
    assert Proposal.objects.open().count() == len(deeds)


def test_without_a_second_editor_or_without_the_rule_nothing_waits(timeline: Timeline, ann: User) -> None:
    event = make.make_event(timeline, "raid")
    titled(event, "alone", ann)
    make.make_member(timeline, "eve", Role.ANNOTATOR)
    titled(event, "with somebody who may not approve", ann)
    make.make_member(timeline, "ben", Role.EDITOR)
    proposed(lambda: titled(event, "with two", ann))
    Timeline.objects.update(two_person_rule=False)
    titled(event, "without the rule", ann)
    event.refresh_from_db()
    assert event.title == "without the rule"


def test_notes_sign_offs_and_drafts_do_not_wait(event: Event, ann: User) -> None:
    draft = make.make_event(event.timeline, "draft", state=EventState.DRAFT)
    annotate(event=event, body="is this so?", by=ann)
    check = signed.date_check_of(event, Sight.of_reader(event.timeline, ann))
    assert check is not None
    check_date(event=event, seen=check.now, version=1, by=ann)
    titled(draft, "better", ann)
    assert Event.objects.get(pk=draft.pk).title == "better"


def test_what_is_taken_from_the_readers_sight_does_not_wait(event: Event, ann: User) -> None:
    set_state(event=event, state=EventState.DRAFT, version=1, by=ann)
    event.refresh_from_db()
    assert event.state == EventState.DRAFT
    set_state(event=event, state=EventState.APPROVED, version=2, by=ann)  # as it was seen before
    event.refresh_from_db()
    withdraw_event(event=event, version=3, by=ann)
    event.refresh_from_db()
    assert restore_event(event=event, version=4, by=ann).state == EventState.APPROVED


def test_who_wrote_it_last_does_not_approve_it(event: Event, ann: User, ben: User) -> None:
    set_state(event=event, state=EventState.DRAFT, version=1, by=ann)
    event.refresh_from_db()
    titled(event, "rewritten", ann)
    event.refresh_from_db()
    with pytest.raises(NeedsAnother, match="another editor"):
        set_state(event=event, state=EventState.APPROVED, version=event.version, by=ann)
    set_state(event=event, state=EventState.IN_REVIEW, version=event.version, by=ann)
    event.refresh_from_db()
    stored = set_state(event=event, state=EventState.APPROVED, version=event.version, by=ben)
    assert stored.state == EventState.APPROVED


def test_a_citation_of_a_draft_counts_as_writing_it(timeline: Timeline, ann: User, ben: User) -> None:
    event = make.make_event(timeline, "draft", state=EventState.DRAFT)
    add_citation(event=event, source=make.make_source(timeline), by=ben)
    with pytest.raises(NeedsAnother):
        set_state(event=event, state=EventState.APPROVED, version=1, by=ben)
    assert set_state(event=event, state=EventState.APPROVED, version=1, by=ann).state == EventState.APPROVED


def test_a_new_event_waits_for_review(timeline: Timeline, ann: User, ben: User) -> None:
    entered = add_fact(timeline=timeline, fact=Fact(title="raid"), by=ann)
    assert entered.state == EventState.IN_REVIEW
    assert set_state(event=entered, state=EventState.APPROVED, version=1, by=ben).state == EventState.APPROVED


def test_a_newer_draft_takes_the_place_of_the_former_one(event: Event, ann: User, ben: User) -> None:
    first = proposed(lambda: titled(event, "a raid", ann))
    again = proposed(lambda: titled(event, "the raid", ann))
    assert (again.pk, again.version) == (first.pk, 2)
    others = proposed(lambda: titled(event, "raid!", ben))
    assert others.pk != first.pk


def test_a_retry_finds_the_proposal_that_it_led_to(event: Event, ann: User) -> None:
    source = make.make_source(event.timeline)
    for _ in range(3):
        proposed(lambda: add_citation(event=event, source=source, by=ann, idempotency_key="k", asked="x"))
    assert Proposal.objects.count() == 1


def test_the_same_proposed_twice_is_one_proposal(event: Event, ann: User) -> None:
    source, other = make.make_source(event.timeline, "One"), make.make_source(event.timeline, "Two")
    for _ in range(2):
        proposed(lambda: add_citation(event=event, source=source, quote="our own words", by=ann))
    assert Proposal.objects.count() == 1
    proposed(lambda: add_citation(event=event, source=other, quote="our own words", by=ann))
    proposed(lambda: add_citation(event=event, source=source, quote="other words of ours", by=ann))
    assert Proposal.objects.count() == 3


def test_undoing_a_change_that_readers_see_waits_too(timeline: Timeline, event: Event, ann: User, ben: User) -> None:
    Timeline.objects.update(two_person_rule=False)
    titled(event, "a raid", ann)
    Timeline.objects.update(two_person_rule=True)
    change = Change.objects.get(timeline=timeline)
    proposal = proposed(lambda: revert_change(change=change, by=ben))
    accept_proposal(proposal=proposal, version=1, by=ann)
    event.refresh_from_db()
    assert event.title == "raid"


def test_undoing_a_proposal_takes_it_back(event: Event, ann: User) -> None:
    proposal = proposed(lambda: titled(event, "a raid", ann))
    revert_change(change=Change.objects.get(), by=ann)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by) == (ProposalState.WITHDRAWN, ann)


def test_what_moves_from_a_draft_into_what_readers_see_waits(event: Event, ann: User, ben: User) -> None:
    draft = make.make_event(event.timeline, "the same raid", state=EventState.DRAFT)
    make.make_citation(draft, make.make_source(event.timeline, "Other"))
    shown = becoming_visible(draft).digest
    merge = Merge(goes=draft, goes_version=1, stays=event, stays_version=1, take={}, shown=shown)
    proposal = proposed(lambda: merge_events(merge=merge, by=ann))
    assert not event.citations.exists()
    accept_proposal(proposal=proposal, version=1, by=ben)
    draft.refresh_from_db()
    assert event.citations.count() == 1
    assert (draft.state, draft.merged_into) == (EventState.WITHDRAWN, event)

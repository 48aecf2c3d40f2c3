"""What one person has changed is taken back at once: the newest first, and nobody else's work with it."""

from __future__ import annotations

import pytest

from events.actions import annotations, citations, events, members, parts
from events.actions.dating import redate_event
from events.actions.facts import Fact, Part, add_fact
from events.actions.naming import NewSource
from events.actions.refusals import AlreadyDone, Invalid, NotAllowed, NothingToTakeBack
from events.actions.reverting import revert_change
from events.actions.reverting_person import Outcome, foresee_person, revert_person
from events.models import Annotation, Citation, Event, EventState, Membership, Role, Timeline, User
from tests.actions.conftest import member
from tests.actions.taken_back import content, last, placed, standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def eve(timeline: Timeline) -> User:
    return member(timeline, Role.EDITOR)


@pytest.fixture
def bob(timeline: Timeline, owner: User) -> User:
    user = User.objects.create_user("bob")
    Membership.objects.create(timeline=timeline, user=user, role=Role.EDITOR)
    return user


@pytest.fixture
def event(timeline: Timeline, owner: User) -> Event:
    return enter(timeline, owner, "The bridge opens")


def enter(timeline: Timeline, by: User, title: str) -> Event:
    fact = Fact(
        title=title,
        when="10 March 1901",
        source=NewSource(short_title="The Courier"),
        quote=f"{title}, it says",
        people=(Part(name="Ada", role="host"),),
        tags=("stone",),
    )
    return add_fact(timeline=timeline, fact=fact, by=by)


def edit(event: Event, by: User, **fields: object) -> None:
    event.refresh_from_db()
    events.edit_event(event=event, fields=fields, version=event.version, by=by)


def outcomes(found) -> dict[int, str]:
    return {each.change.number: str(each.outcome) for each in found.results}


def test_everything_since_a_change_is_taken_back_in_one_change_and_done_again_by_another(
    timeline: Timeline, owner: User, eve: User, event: Event
) -> None:
    edit(event, eve, title="Eve’s first")
    before, stood, number = standing(timeline), placed(timeline), last(timeline).number
    edit(event, eve, title="Eve’s second", weight=90)
    event.refresh_from_db()
    redate_event(event=event, when="1850", reason="because", version=event.version, by=eve)
    parts.add_part(event=event, name="Zed", role="villain", by=eve)
    parts.change_tags(event=event, take=["stone"], put=["nonsense"], by=eve)
    spam = enter(timeline, eve, "Buy this")
    citation = Citation.objects.get(event=event)
    citations.withdraw_citation(citation=citation, version=citation.version, by=eve)
    spoilt, stands = content(timeline), placed(timeline)
    found = revert_person(timeline=timeline, person=eve, since=number + 1, by=owner, reason="spam")
    assert set(outcomes(found).values()) == {Outcome.DONE}
    assert standing(timeline) == before
    assert placed(timeline) == stood
    assert Event.objects.get(pk=spam.pk).state == EventState.WITHDRAWN
    done = last(timeline)
    assert (done.verb, done.by, done.reason, done.number) == ("revert_person", owner, "spam", number + 7)
    undone = revert_change(change=done, by=owner)
    assert content(timeline) == spoilt
    assert placed(timeline) == stands
    revert_change(change=undone, by=owner)
    assert standing(timeline) == before


def test_what_others_have_written_since_stays_field_by_field(
    timeline: Timeline, owner: User, eve: User, bob: User, event: Event
) -> None:
    edit(event, eve, title="Eve’s", summary="Eve’s")
    edit(event, bob, title="Bob’s")
    edit(event, eve, title="Eve’s again", weight=90)
    found = revert_person(timeline=timeline, person=eve, since=1, by=owner)
    event.refresh_from_db()
    assert (event.title, event.summary, event.weight) == ("Bob’s", "", 50)
    assert list(outcomes(found).values()) == [Outcome.DONE, Outcome.PARTLY]
    assert [each.conflict.field for each in found.results[1].obstacles] == ["title"]


def test_what_others_have_worked_on_is_not_taken_away_from_under_them(
    timeline: Timeline, owner: User, eve: User, bob: User, event: Event
) -> None:
    cited, edited, alone = (enter(timeline, eve, title) for title in ("Cited", "Edited", "Alone"))
    citations.add_citation(event=cited, source=NewSource(short_title="Echo"), by=bob)
    edit(edited, bob, summary="Bob’s")
    citations.add_citation(event=event, source=NewSource(short_title="The Star"), quote="by Eve", by=eve)
    citation = Citation.objects.get(source__short_title="The Star")
    annotations.annotate(citation=citation, body="Bob’s doubt", by=bob)
    found = revert_person(timeline=timeline, person=eve, since=1, by=owner)
    states = dict(Event.objects.values_list("title", "state"))
    assert (states["Cited"], states["Edited"]) == (EventState.APPROVED, EventState.APPROVED)
    assert states["Alone"] == EventState.WITHDRAWN
    assert {
        each.event.title for each in Citation.objects.filter(event__state="approved", withdrawn_at__isnull=True)
    } == {
        *("Cited", "Edited"),
        event.title,
    }
    citation.refresh_from_db()
    assert citation.withdrawn_at is None
    assert list(outcomes(found).values()) == [Outcome.LEFT, Outcome.DONE, Outcome.LEFT, Outcome.LEFT]
    assert Event.objects.get(pk=cited.pk).participations.count() == 1
    assert alone.pk


def test_what_was_taken_back_already_is_left_and_what_they_had_taken_back_is_there_again(
    timeline: Timeline, owner: User, eve: User, bob: User, event: Event
) -> None:
    edit(event, eve, title="Eve’s")
    revert_change(change=last(timeline), by=bob)
    edit(event, bob, summary="Bob’s")
    revert_change(change=last(timeline), by=eve)
    found = revert_person(timeline=timeline, person=eve, since=1, by=owner)
    event.refresh_from_db()
    assert (event.title, event.summary) == ("The bridge opens", "Bob’s")
    assert list(outcomes(found).values()) == [Outcome.DONE, Outcome.NOTHING]


def test_their_notes_are_withdrawn_and_no_word_of_a_note_is_written(
    timeline: Timeline, owner: User, eve: User, event: Event
) -> None:
    note = annotations.annotate(event=event, body="Buy this", by=eve)
    annotations.edit_note(note=note, fields={"body": "Buy this now"}, version=note.version, by=eve)
    annotations.annotate(event=event, body="Mine", audience="me", by=eve)
    found = revert_person(timeline=timeline, person=eve, since=1, by=owner)
    bodies = {each.body: each.withdrawn_at is None for each in Annotation.objects.all()}
    assert bodies == {"Buy this now": False, "Mine": True}
    assert list(outcomes(found).values()) == [Outcome.LEFT, Outcome.DONE]  # of the private note nothing is said


def test_members_stay_and_what_is_never_undone_says_why(
    timeline: Timeline, owner: User, bob: User, event: Event
) -> None:
    second = member(timeline, Role.OWNER)
    edit(event, second, title="Changed")
    membership = Membership.objects.get(user=bob)
    members.set_role(membership=membership, role=Role.READER, version=membership.version, by=second)
    found = revert_person(timeline=timeline, person=second, since=1, by=owner)
    assert list(outcomes(found).values()) == [Outcome.LEFT, Outcome.DONE]
    assert Membership.objects.get(user=bob).role == Role.READER
    begun = foresee_person(timeline=timeline, person=owner, since=1, by=owner)
    assert "put the timeline into the bin" in begun.results[-1].why


def test_looking_beforehand_says_the_same_and_writes_nothing(
    timeline: Timeline, owner: User, eve: User, bob: User, event: Event
) -> None:
    edit(event, eve, title="Eve’s", summary="Eve’s")
    edit(event, bob, title="Bob’s")
    before, number = content(timeline), last(timeline).number
    seen = foresee_person(timeline=timeline, person=eve, since=1, by=owner)
    assert (content(timeline), last(timeline).number) == (before, number)
    assert outcomes(seen) == outcomes(revert_person(timeline=timeline, person=eve, since=1, by=owner))


def test_where_there_is_nothing_to_take_back_nothing_is_written(
    timeline: Timeline, owner: User, eve: User, bob: User, event: Event
) -> None:
    number = last(timeline).number
    with pytest.raises(Invalid):
        revert_person(timeline=timeline, person=eve, since=1, by=owner)
    edit(event, eve, title="Eve’s")
    edit(event, bob, title="Bob’s")
    with pytest.raises(NothingToTakeBack):
        revert_person(timeline=timeline, person=eve, since=1, by=owner)
    assert last(timeline).number == number + 2


def test_sent_twice_it_is_done_once(timeline: Timeline, owner: User, eve: User, event: Event) -> None:
    edit(event, eve, title="Eve’s")
    given = {"timeline": timeline, "person": eve, "since": 1, "by": owner, "idempotency_key": "one"}
    revert_person(**given)
    with pytest.raises(AlreadyDone):
        revert_person(**given)


def test_owners_alone_take_back_what_a_person_has_changed(
    timeline: Timeline, eve: User, bob: User, event: Event
) -> None:
    edit(event, eve, title="Eve’s")
    for ask in (revert_person, foresee_person):
        with pytest.raises(NotAllowed):
            ask(timeline=timeline, person=eve, since=1, by=bob)


def test_so_many_are_taken_back_at_a_press_and_older_ones_wait_for_another(
    timeline: Timeline, owner: User, eve: User, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events.actions.reverting_person.MOST", 20)
    for number in range(22):
        edit(event, eve, title=f"Eve’s {number}")
    found = revert_person(timeline=timeline, person=eve, since=1, by=owner)
    assert (found.number_done, found.remaining) == (20, 2)
    event.refresh_from_db()
    assert event.title == "Eve’s 1"
    assert revert_person(timeline=timeline, person=eve, since=1, by=owner).remaining == 0
    event.refresh_from_db()
    assert event.title == "The bridge opens"


def test_a_change_costs_few_queries_however_many_there_are(
    timeline: Timeline, owner: User, eve: User, event: Event, django_assert_max_num_queries
) -> None:
    for number in range(30):
        edit(event, eve, title=f"Eve’s {number}")
    with django_assert_max_num_queries(30 * 10 + 140):
        revert_person(timeline=timeline, person=eve, since=1, by=owner)

"""What stands in the way of taking a change back, and who may."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.actions.changes import open_change
from events.actions.editing import edit
from events.actions.facts import Fact, Part, add_fact, write_fact
from events.actions.naming import NewSource
from events.actions.placements import rebuild_placements
from events.actions.refusals import AlreadyDone, InTheWay, NotAllowed, NothingToTakeBack, NotTheirs
from events.actions.reverting import revert_change
from events.actions.timelines import renew_secret, set_visibility
from events.models import (
    Annotation,
    Citation,
    Event,
    EventTag,
    Membership,
    Participation,
    Passage,
    Reading,
    Role,
    Source,
    Tag,
    Timeline,
    User,
    Visibility,
)
from tests.actions.conftest import member
from tests.actions.taken_back import content, last

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(timeline: Timeline, owner: User) -> Event:
    return add_fact(timeline=timeline, fact=Fact(title="It opens", when="1901", tags=("stone",)), by=owner)


def test_what_was_written_over_since_is_named_with_all_three_values(
    timeline: Timeline, owner: User, event: Event
) -> None:
    edit(row=event, fields={"title": "Opening", "weight": 90}, version=1, by=owner, verb="edit_event")
    change = last(timeline)
    edit(row=event, fields={"title": "At last"}, version=2, by=owner, verb="edit_event")
    before = content(timeline)
    with pytest.raises(InTheWay) as refused:
        revert_change(change=change, by=owner)
    (obstacle,) = refused.value.obstacles
    assert obstacle.conflict is not None
    assert (obstacle.model, obstacle.row.number) == (Event, 1)
    assert (obstacle.conflict.field, obstacle.conflict.base, obstacle.conflict.theirs, obstacle.conflict.mine) == (
        *("title", ("Opening",), ("At last",)),
        ("It opens",),
    )
    assert content(timeline) == before
    assert last(timeline).number == change.number + 1


def test_the_rest_can_be_taken_back_all_the_same(timeline: Timeline, owner: User, event: Event) -> None:
    edit(row=event, fields={"title": "Opening", "weight": 90}, version=1, by=owner, verb="edit_event")
    change = last(timeline)
    edit(row=event, fields={"title": "At last"}, version=2, by=owner, verb="edit_event")
    revert_change(change=change, by=owner, is_partial=True)
    event.refresh_from_db()
    assert (event.title, event.weight, event.version) == ("At last", 50, 4)


def test_what_others_changed_in_other_fields_stays(timeline: Timeline, owner: User, event: Event) -> None:
    edit(row=event, fields={"title": "Opening"}, version=1, by=owner, verb="edit_event")
    change = last(timeline)
    edit(row=event, fields={"summary": "At last."}, version=2, by=owner, verb="edit_event")
    revert_change(change=change, by=owner)
    event.refresh_from_db()
    assert (event.title, event.summary, event.version) == ("It opens", "At last.", 4)


def test_taking_back_twice_finds_nothing_left(timeline: Timeline, owner: User, event: Event) -> None:
    change = last(timeline)
    revert_change(change=change, by=owner)
    with pytest.raises(NothingToTakeBack):
        revert_change(change=change, by=owner)


def test_the_same_request_twice_is_done_once(timeline: Timeline, owner: User, event: Event) -> None:
    change = last(timeline)
    undone = revert_change(change=change, by=owner, idempotency_key="k", asked="a")
    with pytest.raises(AlreadyDone) as done:
        revert_change(change=change, by=owner, idempotency_key="k", asked="a")
    assert done.value.change == undone


def test_the_beginning_of_a_timeline_and_a_lost_secret_stay(timeline: Timeline, owner: User) -> None:
    renew_secret(timeline=timeline, by=owner, version=1)
    for change in timeline.changes.all():
        with pytest.raises(NothingToTakeBack):
            revert_change(change=change, by=owner)


def test_a_tag_given_again_since_is_in_the_way(timeline: Timeline, owner: User, event: Event) -> None:
    with open_change(timeline, verb="remove_tag", by=owner) as removed:
        EventTag.objects.all().delete()
    EventTag.objects.create(timeline=timeline, event=event, tag=Tag.objects.get())
    with pytest.raises(InTheWay, match="carries this tag again"):
        revert_change(change=removed, by=owner)


def test_a_citation_that_a_date_rests_on_by_now_is_in_the_way(timeline: Timeline, owner: User, event: Event) -> None:
    with open_change(timeline, verb="add_citation", by=owner) as cited:
        source = Source.objects.create(timeline=timeline, short_title="The Echo")
        citation = Citation.objects.create(timeline=timeline, event=event, source=source)
        reading = Reading(timeline=timeline, citation=citation, form="date")
        reading.date = event.date
        reading.save()
    fields = {"dating_basis": "reading", "dating_reading": reading, "dating_rationale": ""}
    edit(row=event, fields=fields, version=1, by=owner, verb="use_reading")
    with pytest.raises(InTheWay, match="date of event 1 rests on it"):
        revert_change(change=cited, by=owner)
    citation.refresh_from_db()
    assert citation.withdrawn_at is None


def test_a_citation_does_not_come_back_without_its_source(timeline: Timeline, owner: User) -> None:
    add_fact(timeline=timeline, fact=Fact(title="It opens", source=NewSource(short_title="The Echo")), by=owner)
    with open_change(timeline, verb="withdraw_citation", by=owner) as withdrawn:
        Citation.objects.update(withdrawn_at=timezone.now())
    Source.objects.update(withdrawn_at=timezone.now())
    with pytest.raises(InTheWay, match="source it cites is in the bin"):
        revert_change(change=withdrawn, by=owner)


def test_a_quotation_that_comes_back_shows_no_more_than_its_source_has_left(timeline: Timeline, owner: User) -> None:
    Timeline.objects.update(quote_least=10)
    fact = Fact(title="It opens", source=NewSource(short_title="The Echo"), quote="0123456789")
    add_fact(timeline=Timeline.objects.get(), fact=fact, by=owner)
    citation = Citation.objects.get()
    with open_change(timeline, verb="remove_quote", by=owner) as removed:
        Passage.objects.all().delete()
    Passage.objects.create(timeline=timeline, citation=citation, exact="012345", public_characters=6)
    revert_change(change=removed, by=owner)
    assert sorted(Passage.objects.values_list("public_characters", flat=True)) == [4, 6]


@pytest.mark.parametrize("role", [Role.READER, Role.ANNOTATOR])
def test_who_may_not_edit_takes_no_edit_back(timeline: Timeline, event: Event, role: Role) -> None:
    with pytest.raises(NotAllowed):
        revert_change(change=last(timeline), by=member(timeline, role))


def test_who_was_let_in_is_taken_out_by_owners_alone(timeline: Timeline, owner: User) -> None:
    editor = member(timeline, Role.EDITOR)
    with open_change(timeline, verb="add_member", by=owner) as added:
        guest = member(timeline, Role.READER)
    with pytest.raises(NotAllowed):
        revert_change(change=added, by=editor)
    revert_change(change=added, by=owner)
    assert not Membership.objects.filter(user=guest).exists()


def test_a_timeline_keeps_an_owner(timeline: Timeline, owner: User) -> None:
    with open_change(timeline, verb="add_member", by=owner) as added:
        second = member(timeline, Role.EDITOR)
        Membership.objects.filter(user=second).update(role=Role.OWNER)
    Membership.objects.filter(user=owner).update(role=Role.EDITOR)
    with pytest.raises(InTheWay, match="no owner"):
        revert_change(change=added, by=second)


def test_a_note_is_taken_back_by_its_author_alone(timeline: Timeline, owner: User, event: Event) -> None:
    annotator = member(timeline, Role.ANNOTATOR)
    with open_change(timeline, verb="annotate", by=annotator) as noted:
        note = Annotation.objects.create(
            timeline=timeline, event=event, body="Hm", author=annotator, written_at=timezone.now()
        )
    with pytest.raises(NotTheirs):
        revert_change(change=noted, by=owner)
    revert_change(change=noted, by=annotator)
    note.refresh_from_db()
    assert note.withdrawn_at is not None


def test_a_secret_address_never_comes_back(timeline: Timeline, owner: User) -> None:
    unlisted = set_visibility(timeline=timeline, visibility=Visibility.UNLISTED, by=owner, version=1)
    set_visibility(timeline=timeline, visibility=Visibility.PUBLIC, by=owner, version=2)
    revert_change(change=last(timeline), by=owner)
    stored = Timeline.objects.get()
    assert stored.visibility == "unlisted"
    assert stored.token != unlisted.token


def test_an_account_that_is_gone_is_named_no_more(timeline: Timeline, owner: User, event: Event) -> None:
    gone = User.objects.create_user("gone")
    fields = {"dated_by": gone, "dated_at": timezone.now()}
    edit(row=event, fields=fields, version=1, by=owner, verb="redate_event")
    edit(row=event, fields={"dated_by": None, "dated_at": None}, version=2, by=owner, verb="redate_event")
    change = last(timeline)
    gone.delete()
    revert_change(change=change, by=owner)
    event.refresh_from_db()
    assert event.dated_by is None
    assert event.dated_at is not None


def test_twenty_times_as_many_pasted_rows_are_taken_back_with_as_many_queries(timeline: Timeline, owner: User) -> None:
    def asked(rows: int) -> int:
        with open_change(timeline, verb="paste_rows", by=owner) as pasted:
            for number in range(rows):
                source = NewSource(short_title=f"Paper {number % 20}")
                people = (Part(name="Ada"),)
                fact = Fact(title=f"Day {number}", when="2007-03-10", source=source, quote="q", people=people)
                write_fact(fact, timeline=timeline)
            rebuild_placements(timeline=timeline)
        with CaptureQueriesContext(connection) as queries:
            revert_change(change=pasted, by=owner)
        return len(queries)

    few, many = asked(10), asked(200)
    assert few == many
    assert not Event.objects.standing().exists()
    assert Participation.objects.count() == 210

"""Fields of a row, or the whole of it, as they were in a former version."""

from __future__ import annotations

import pytest
from django.utils import timezone

from events.actions.editing import edit
from events.actions.facts import Fact, add_fact
from events.actions.naming import NewSource
from events.actions.refusals import Invalid, NotAllowed, NotTheirs, StaleVersion
from events.actions.reverting import revert_fields, revert_to
from events.dates import parse
from events.models import Annotation, Citation, Event, Placement, Role, Timeline, User
from tests.actions.conftest import member
from tests.actions.taken_back import last

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(timeline: Timeline, owner: User) -> Event:
    """In version 2: ruled to be of 1905, and with other texts."""
    fact = Fact(title="It opens", when="May 1901", source=NewSource(short_title="The Echo"))
    event = add_fact(timeline=timeline, fact=fact, by=owner)
    fields = {"title": "Opening", "summary": "At last.", "date": parse("1905"), "date_words": "1905"}
    ruling = {"dating_basis": "ruled", "dating_reading": None, "dating_rationale": "the plaque"}
    return edit(row=event, fields=fields | ruling, version=event.version, by=owner, verb="edit_event")


def test_one_field_is_given_its_former_value_and_the_others_stay(timeline: Timeline, owner: User, event: Event) -> None:
    back = revert_fields(row=event, fields=["title"], to_version=1, version=2, by=owner, reason="clearer")
    assert (back.title, back.summary, back.version) == ("It opens", "At last.", 3)
    assert (last(timeline).verb, last(timeline).reason) == ("revert_fields", "clearer")


def test_a_date_comes_back_with_what_it_rests_on_and_is_placed(timeline: Timeline, owner: User, event: Event) -> None:
    back = revert_fields(row=event, fields=["date"], to_version=1, version=2, by=owner)
    assert (back.date, back.date_words, back.dating_basis) == (parse("1901-05"), "May 1901", "reading")
    assert back.dating_reading is not None
    assert {placement.words for placement in Placement.objects.filter(event=event)} == {"some time in May 1901"}


def test_a_date_does_not_come_back_without_what_it_rested_on(owner: User, event: Event) -> None:
    Citation.objects.update(withdrawn_at=timezone.now())
    with pytest.raises(Invalid, match="in the bin"):
        revert_fields(row=event, fields=["date"], to_version=1, version=2, by=owner)


def test_a_version_comes_back_whole_but_for_whether_it_stands(timeline: Timeline, owner: User, event: Event) -> None:
    edit(row=event, fields={"state": "withdrawn"}, version=2, by=owner, verb="withdraw_event")
    back = revert_to(row=event, to_version=1, version=3, by=owner)
    assert (back.title, back.summary, back.date, back.state) == ("It opens", "", parse("1901-05"), "withdrawn")
    assert last(timeline).verb == "revert_to"


def test_who_saw_another_version_is_refused(owner: User, event: Event) -> None:
    with pytest.raises(StaleVersion):
        revert_fields(row=event, fields=["title"], to_version=1, version=1, by=owner)


@pytest.mark.parametrize(("fields", "version"), [(["title"], 9), (["state"], 1), (["number"], 1), (["pk"], 1), ([], 1)])
def test_only_what_a_version_holds_can_be_asked_of_it(
    owner: User, event: Event, fields: list[str], version: int
) -> None:
    with pytest.raises(Invalid):
        revert_fields(row=event, fields=fields, to_version=version, version=2, by=owner)


def test_who_may_not_write_a_row_gives_it_no_former_words(timeline: Timeline, owner: User, event: Event) -> None:
    with pytest.raises(NotAllowed):
        revert_to(row=event, to_version=1, version=2, by=member(timeline, Role.ANNOTATOR))
    with pytest.raises(NotAllowed):
        revert_to(row=timeline, to_version=1, version=1, by=member(timeline, Role.EDITOR))


def test_a_note_is_given_former_words_by_its_author_alone(timeline: Timeline, owner: User, event: Event) -> None:
    author = member(timeline, Role.ANNOTATOR)
    note = Annotation.objects.create(
        timeline=timeline, event=event, body="Hm", author=author, audience="team", written_at=timezone.now()
    )
    edit(row=note, fields={"body": "Oh", "audience": "me"}, version=1, by=author, verb="edit_note")
    with pytest.raises(NotTheirs):
        revert_to(row=note, to_version=1, version=2, by=owner)
    revert_fields(row=note, fields=["body"], to_version=1, version=2, by=author)
    note.refresh_from_db()
    assert (note.body, note.audience) == ("Hm", "me")

"""Long: one deed of every kind. A change is taken back by a new one, and taking that back does it again, exactly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from events.actions.changes import open_change
from events.actions.editing import edit
from events.actions.facts import Fact, Part, add_fact, write_fact
from events.actions.naming import NewSource
from events.actions.placements import rebuild_placements
from events.actions.reverting import revert_change
from events.dates import parse
from events.models import (
    Actor,
    Annotation,
    Citation,
    DigestParagraph,
    Event,
    EventTag,
    Membership,
    Participation,
    Passage,
    Place,
    Reading,
    Relation,
    Role,
    Source,
    Tag,
    Timeline,
    User,
)
from tests.actions.conftest import member
from tests.actions.taken_back import content, last, placed, standing

pytestmark = pytest.mark.django_db

FACT = Fact(
    title="The bridge opens",
    when="10 March 1901",
    summary="With a **band**.",
    source=NewSource(short_title="The Courier"),
    locator="3",
    quote="opened on 10 March 1901",
    people=(Part(name="Ada", role="host"), Part(name="Bo")),
    place="Old Bridge",
    tags=("stone",),
)


@pytest.fixture
def event(timeline: Timeline, owner: User) -> Event:
    """An event with one of everything, and a second one that it stands in a relation to."""
    event = add_fact(timeline=timeline, fact=FACT, by=owner)
    other = add_fact(timeline=timeline, fact=Fact(title="It falls", when="1950"), by=owner)
    with open_change(timeline, verb="furnish", by=owner):
        Relation.objects.create(timeline=timeline, event=event, kind="before", other=other)
        Annotation.objects.create(
            timeline=timeline, event=event, body="Sure?", author=owner, audience="team", written_at=timezone.now()
        )
        source = Source.objects.get(timeline=timeline)
        DigestParagraph.objects.create(timeline=timeline, source=source, number=1, text="It opened.")
    return event


def _edit_texts(event: Event) -> None:
    Event.objects.filter(pk=event.pk).update(title="Opening", summary="Other", weight=90, version=event.version + 1)


def _rule_the_date(event: Event) -> None:
    event.date, event.date_words = parse("1901-05"), "May 1901"
    event.dating_basis, event.dating_rationale, event.dating_reading = "ruled", "the plaque", None
    event.version += 1
    event.save()


def _take_the_date_away(event: Event) -> None:
    event.date, event.date_words, event.dating_basis = None, "", "undated"
    event.dating_reading, event.dating_rationale = None, ""
    event.version += 1
    event.save()


def _remove_parts(event: Event) -> None:
    Participation.objects.filter(event=event).delete()
    EventTag.objects.filter(event=event).delete()


def _remove_the_quotation(event: Event) -> None:
    Passage.objects.filter(citation__event=event).delete()


def _remove_the_reading(event: Event) -> None:
    _take_the_date_away(event)
    Reading.objects.filter(citation__event=event).delete()


def _merge_people(event: Event) -> None:
    ada, bo = Actor.objects.get(name="Ada"), Actor.objects.get(name="Bo")
    Participation.objects.filter(actor=bo).update(actor=ada)
    bo.merged_into, bo.withdrawn_at = ada, timezone.now()
    bo.save()
    ada.aliases = ["Bo"]
    ada.version += 1
    ada.save()


def _withdraw_the_citation(event: Event) -> None:
    _take_the_date_away(event)
    Citation.objects.filter(event=event).update(withdrawn_at=timezone.now())


def _withdraw_the_event(event: Event) -> None:
    Event.objects.filter(pk=event.pk).update(state="withdrawn", version=event.version + 1)


def _change_the_source(event: Event) -> None:
    source = Source.objects.get(timeline=event.timeline)
    source.published, source.authors = parse("1901-03-11"), [{"family": "Lovelace", "given": "Ada"}]
    source.version += 1
    source.save()


def _loosen_the_relation(event: Event) -> None:
    Relation.objects.filter(event=event).update(kind="after", gap_least=1, gap_most=2, gap_unit="days")


def _resolve_the_note(event: Event) -> None:
    Annotation.objects.filter(event=event).update(resolved_at=timezone.now())


def _rewrite_the_digest(event: Event) -> None:
    DigestParagraph.objects.update(text="Nothing opened.", number=2)


def _move_the_place(event: Event) -> None:
    Place.objects.update(latitude=36.2, longitude=44.0, name="New Bridge")


def _rename_the_tag(event: Event) -> None:
    Tag.objects.update(name="iron")


def _change_settings(event: Event) -> None:
    Timeline.objects.filter(pk=event.timeline_id).update(
        title="Spans", opening_from=0, opening_to=9, time_zone="Asia/Baghdad"
    )


def _add_a_part(event: Event) -> None:
    actor = Actor.objects.create(timeline=event.timeline, name="Cy")
    Participation.objects.create(timeline=event.timeline, event=event, actor=actor)


def _tag_it(event: Event) -> None:
    EventTag.objects.create(
        timeline=event.timeline, event=event, tag=Tag.objects.create(timeline=event.timeline, name="new")
    )


def _add_a_citation(event: Event) -> None:
    source = Source.objects.create(timeline=event.timeline, short_title="The Echo")
    citation = Citation.objects.create(timeline=event.timeline, event=event, source=source)
    Passage.objects.create(timeline=event.timeline, citation=citation, exact="words")
    reading = Reading(timeline=event.timeline, citation=citation, form="date")
    reading.date = parse("1901-04")
    reading.save()


def _add_a_quotation(event: Event) -> None:
    citation = Citation.objects.get(event=event)
    Passage.objects.create(timeline=event.timeline, citation=citation, exact="other words")


def _note(event: Event) -> None:
    Annotation.objects.create(
        timeline=event.timeline, event=event, body="Hm", author=User.objects.get(), written_at=timezone.now()
    )


def _relate(event: Event) -> None:
    other = Event.objects.get(title="It falls")
    Relation.objects.create(timeline=event.timeline, event=other, kind="responds to", other=event)


def _enter_many(event: Event) -> None:
    for number in range(5):
        write_fact(Fact(title=f"Day {number}", when=f"{number + 1} June 1902", place="Quay"), timeline=event.timeline)


def _do_everything(event: Event) -> None:
    deeds = (_rule_the_date, _remove_parts, _remove_the_quotation, _change_the_source, _move_the_place, _add_a_citation)
    for deed in deeds:
        event.refresh_from_db()
        deed(event)


EDITS = (
    *(_edit_texts, _rule_the_date, _take_the_date_away, _remove_parts, _remove_the_quotation, _remove_the_reading),
    *(_merge_people, _withdraw_the_citation, _withdraw_the_event, _change_the_source, _loosen_the_relation),
    *(_resolve_the_note, _rewrite_the_digest, _move_the_place, _rename_the_tag, _change_settings),
)
ADDITIONS = (_add_a_part, _tag_it, _add_a_citation, _add_a_quotation, _note, _relate, _enter_many, _do_everything)


@pytest.mark.parametrize("deed", [*EDITS, *ADDITIONS], ids=lambda deed: deed.__name__.strip("_"))
def test_what_is_taken_back_is_as_before_and_what_is_done_again_as_after(
    timeline: Timeline, owner: User, event: Event, deed: Callable[[Event], Any]
) -> None:
    before, whole_before, placed_before = standing(timeline), content(timeline), placed(timeline)
    with open_change(timeline, verb="a_deed", by=owner) as change:
        deed(event)
        rebuild_placements(timeline=timeline)
    after, placed_after = content(timeline), placed(timeline)
    undone = revert_change(change=change, by=owner)
    assert standing(timeline) == before
    assert placed(timeline) == placed_before
    if deed in EDITS:
        assert content(timeline) == whole_before
    undone_content = content(timeline)
    redone = revert_change(change=undone, by=owner)
    assert content(timeline) == after
    assert placed(timeline) == placed_after
    revert_change(change=redone, by=owner)
    assert standing(timeline) == before
    assert content(timeline).keys() == undone_content.keys()


def test_a_fact_that_is_taken_back_is_in_the_bin_with_all_that_was_made_for_it(timeline: Timeline, owner: User) -> None:
    event = add_fact(timeline=timeline, fact=FACT, by=owner)
    undone = revert_change(change=last(timeline), by=owner, reason="twice")
    event.refresh_from_db()
    assert (event.state, event.version) == ("withdrawn", 2)
    assert Citation.objects.filter(event=event, withdrawn_at__isnull=True).count() == 1
    for model in (Actor, Place, Tag, Source):
        assert not model.objects.filter(timeline=timeline, withdrawn_at__isnull=True).exists()
    assert (undone.verb, undone.reverts_id, undone.reason) == ("revert_change", last(timeline).reverts_id, "twice")


def test_names_that_something_else_uses_by_now_stay(timeline: Timeline, owner: User) -> None:
    add_fact(timeline=timeline, fact=FACT, by=owner)
    change = last(timeline)
    again = Fact(title="It closes", source=Source.objects.get(), people=(Part(name="Ada"),), tags=("stone",))
    add_fact(timeline=timeline, fact=again, by=owner)
    revert_change(change=change, by=owner)
    standing_names = [row.name for model in (Actor, Place, Tag) for row in model.objects.filter(withdrawn_at=None)]
    assert standing_names == ["Ada", "stone"]
    assert Source.objects.get().withdrawn_at is None


def test_versions_are_counted_on_and_never_used_again(timeline: Timeline, owner: User, event: Event) -> None:
    part = Participation.objects.filter(event=event).order_by("pk").first()
    assert part is not None
    with open_change(timeline, verb="remove_part", by=owner) as change:
        Participation.objects.filter(pk=part.pk).delete()
    undone = revert_change(change=change, by=owner)
    back = Participation.objects.get(pk=part.pk)
    assert (back.public_id, back.version) == (part.public_id, 2)
    revert_change(change=revert_change(change=undone, by=owner), by=owner)
    assert Participation.objects.get(pk=part.pk).version == 3


def test_an_edit_is_taken_back_as_a_new_version(timeline: Timeline, owner: User, event: Event) -> None:
    edit(row=event, fields={"title": "Opening"}, version=event.version, by=owner, verb="edit_event")
    revert_change(change=last(timeline), by=owner)
    event.refresh_from_db()
    assert (event.title, event.version) == ("The bridge opens", 3)


def test_members_and_their_roles_are_given_back_by_owners(timeline: Timeline, owner: User) -> None:
    reader = member(timeline, Role.READER)
    with open_change(timeline, verb="remove_member", by=owner) as removed:
        Membership.objects.filter(user=reader).delete()
    revert_change(change=removed, by=owner)
    assert Membership.objects.get(user=reader).role == "reader"

"""People, organisations, places and tags: named, renamed, joined with memory, taken apart, taken back."""

from __future__ import annotations

from typing import Any

import pytest

from events.actions.actors import add_actor, edit_actor, merge_actors, restore_actor, unmerge_actor, withdraw_actor
from events.actions.citations import edit_citation
from events.actions.events import edit_event
from events.actions.facts import Fact, Part, add_fact
from events.actions.naming import NewSource, actor_named, place_named
from events.actions.parts import add_tag
from events.actions.places import add_place, edit_place, merge_places, restore_place, unmerge_place, withdraw_place
from events.actions.refusals import InUse, Invalid, NotAllowed, StaleVersion
from events.actions.tags import add_tag_word, rename_tag, restore_tag, withdraw_tag
from events.models import Actor, Event, Place, Role, Tag, Timeline, User
from tests.actions.conftest import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(timeline: Timeline, owner: User) -> Event:
    parts = (Part(name="Queen Ann", role="host"), Part(name="Ann of Newton", role="host"), Part(name="The mayor"))
    fact = Fact(
        title="It opens", people=parts, place="Newton", source=NewSource(title="The Paper"), speaker="Queen Ann"
    )
    return add_fact(timeline=timeline, fact=fact, by=owner)


def called(model: Any, name: str) -> Any:
    return model.objects.get(name=name)


def test_a_person_and_a_place_are_described(timeline: Timeline, owner: User) -> None:
    actor = add_actor(timeline=timeline, name="Ann", by=owner, kind="group")
    edited = edit_actor(
        actor=actor,
        fields={"aliases": "Anna; Anne;Anna", "external_ids": {"wikidata": "Q1"}, "kind": "person"},
        version=1,
        by=owner,
    )
    assert (edited.aliases, edited.external_ids, edited.kind) == (["Anna", "Anne"], {"wikidata": "Q1"}, "person")
    place = add_place(timeline=timeline, name="Newton", by=owner, latitude=51.5, longitude=-3)
    assert edit_place(place=place, fields={"latitude": None, "longitude": None}, version=1, by=owner).latitude is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": " "}, "name"),
        ({"kind": "ghost"}, "kind"),
        ({"aliases": [1]}, "aliases"),
        ({"aliases": ["x" * 501]}, "aliases"),
        ({"external_ids": {"a": 1}}, "external_ids"),
        ({"external_ids": []}, "external_ids"),
        ({"merged_into": 1}, "merged_into"),
    ],
)
def test_what_a_name_cannot_be_is_refused_by_field(
    timeline: Timeline, owner: User, fields: dict[str, Any], field: str
) -> None:
    for add, edit, noun in ((add_actor, edit_actor, "actor"), (add_place, edit_place, "place")):
        row = add(timeline=timeline, name="Ann", by=owner)
        with pytest.raises(Invalid) as refused:
            edit(**{noun: row}, fields=fields, version=1, by=owner)
        assert list(refused.value.problems) == [field]


@pytest.mark.parametrize("latitude", [91, float("nan"), True, "51"])
def test_a_place_is_on_the_globe_or_nowhere(timeline: Timeline, owner: User, latitude: Any) -> None:
    with pytest.raises(Invalid):
        add_place(timeline=timeline, name="Newton", by=owner, latitude=latitude, longitude=0)
    with pytest.raises(Invalid):
        add_place(timeline=timeline, name="Newton", by=owner, latitude=1)


def test_two_people_are_one_from_now_on_and_known_by_both_names(timeline: Timeline, owner: User, event: Event) -> None:
    old, queen = called(Actor, "Ann of Newton"), called(Actor, "Queen Ann")
    before = timeline.changes.count()
    survivor = merge_actors(actor=queen, into=old, version=1, by=owner, reason="the same")
    assert timeline.changes.count() == before + 1
    assert (survivor.pk, survivor.aliases) == (old.pk, ["Queen Ann"])
    assert sorted(part.actor.name for part in event.participations.all()) == ["Ann of Newton", "The mayor"]
    assert event.citations.get().speaker == old
    assert actor_named(timeline, "queen ann") == old
    apart = unmerge_actor(actor=queen, version=2, by=owner)
    assert apart.merged_into is None
    assert sorted(part.actor.name for part in event.participations.all()) == ["Ann of Newton", "Queen Ann", "The mayor"]
    assert event.citations.get().speaker == queen
    assert called(Actor, "Ann of Newton").aliases == []


def test_a_chain_of_merged_names_has_one_link(timeline: Timeline, owner: User, event: Event) -> None:
    queen, ann, mayor = (called(Actor, name) for name in ("Queen Ann", "Ann of Newton", "The mayor"))
    merge_actors(actor=queen, into=ann, version=1, by=owner)
    ann.refresh_from_db()
    merge_actors(actor=ann, into=mayor, version=ann.version, by=owner)
    queen.refresh_from_db()
    assert queen.merged_into == mayor
    with pytest.raises(Invalid):
        merge_actors(actor=mayor, into=queen, version=mayor.version, by=owner)
    with pytest.raises(Invalid):
        merge_actors(actor=queen, into=ann, version=queen.version, by=owner)


def test_two_places_are_one_from_now_on(timeline: Timeline, owner: User, event: Event) -> None:
    newton, town = called(Place, "Newton"), add_place(timeline=timeline, name="New Town", by=owner)
    with pytest.raises(StaleVersion):
        merge_places(place=newton, into=town, version=2, by=owner)
    merge_places(place=newton, into=town, version=1, by=owner)
    event.refresh_from_db()
    assert (event.place, event.version) == (town, 2)
    assert place_named(timeline, "NEWTON") == town
    unmerge_place(place=newton, version=2, by=owner)
    event.refresh_from_db()
    assert (event.place, event.version) == (newton, 3)


def test_who_and_where_something_is_stays_until_nothing_names_it(timeline: Timeline, owner: User, event: Event) -> None:
    mayor, newton, queen = called(Actor, "The mayor"), called(Place, "Newton"), called(Actor, "Queen Ann")
    for deed in (
        lambda: withdraw_actor(actor=mayor, version=1, by=owner),
        lambda: withdraw_actor(actor=queen, version=1, by=owner),
        lambda: withdraw_place(place=newton, version=1, by=owner),
    ):
        with pytest.raises(InUse):
            deed()
    event.participations.all().delete()
    edit_citation(citation=event.citations.get(), fields={"speaker": None}, version=1, by=owner)
    edit_event(event=event, fields={"place": None}, version=1, by=owner)
    assert withdraw_actor(actor=mayor, version=1, by=owner).withdrawn_by == owner
    assert withdraw_place(place=newton, version=1, by=owner).withdrawn_at is not None
    assert restore_actor(actor=mayor, version=2, by=owner).withdrawn_at is None
    assert restore_place(place=newton, version=2, by=owner).version == 3


def test_a_tag_is_renamed_taken_off_everything_and_brought_back(timeline: Timeline, owner: User, event: Event) -> None:
    add_tag(event=event, name="stone", by=owner)
    wood = add_tag_word(timeline=timeline, name="wood", by=owner)
    stone = called(Tag, "stone")
    with pytest.raises(Invalid):
        rename_tag(tag=stone, name="Wood", version=1, by=owner)
    assert rename_tag(tag=stone, name="granite", version=1, by=owner).name == "granite"
    withdraw_tag(tag=stone, version=2, by=owner)
    assert not event.event_tags.exists()
    assert restore_tag(tag=stone, version=3, by=owner).withdrawn_at is None
    withdraw_tag(tag=wood, version=1, by=owner)
    assert add_tag_word(timeline=timeline, name="wood", by=owner).pk == wood.pk


def test_an_annotator_names_nobody(timeline: Timeline, event: Event) -> None:
    by, mayor, newton = member(timeline, Role.ANNOTATOR), called(Actor, "The mayor"), called(Place, "Newton")
    deeds = (
        lambda: add_actor(timeline=timeline, name="x", by=by),
        lambda: edit_actor(actor=mayor, fields={"name": "x"}, version=1, by=by),
        lambda: merge_actors(actor=mayor, into=mayor, version=1, by=by),
        lambda: withdraw_place(place=newton, version=1, by=by),
        lambda: add_tag_word(timeline=timeline, name="x", by=by),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()

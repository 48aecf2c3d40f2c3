"""The words by which events are found are at any time what they would be if they were made anew."""

from __future__ import annotations

import random
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from events.actions import citations, events, places, quotations, sources
from events.actions.finding import find_anew, found_afterwards
from events.actions.reverting import revert_change
from events.exchange.duplicating import duplicate_timeline
from events.models import Actor, Citation, Event, EventState, Findable, Lexeme, Place, Source, Timeline, User
from tests import factories as make
from tests.actions import test_reverting_deeds
from tests.actions.taken_back import doing, last
from tests.actions.test_reverting_deeds import DEEDS

event = test_reverting_deeds.event
pytestmark = pytest.mark.django_db


def words(timeline: Timeline) -> tuple[list[Any], list[Any]]:
    """All that is kept of it."""
    found = Findable.objects.filter(timeline=timeline).order_by("event_id", "audience")
    counted = Lexeme.objects.filter(timeline=timeline).order_by("audience", "word")
    return (
        list(found.values_list("event_id", "audience", "weight", "begins", "words")),
        list(counted.values_list("audience", "word", "events")),
    )


def assert_exact(timeline: Timeline) -> None:
    kept = words(timeline)
    find_anew(timeline=timeline)
    assert kept == words(timeline)


def lexemes(timeline: Timeline, audience: str = "public") -> dict[str, int]:
    return dict(Lexeme.objects.filter(timeline=timeline, audience=audience).values_list("word", "events"))


@pytest.mark.parametrize("name", DEEDS)
def test_words_are_exact_after_a_deed_and_after_it_is_taken_back(
    timeline: Timeline, owner: User, event: Event, name: str
) -> None:
    before = words(timeline)
    DEEDS[name](event, owner)
    assert_exact(timeline)
    revert_change(change=last(timeline), by=owner)
    assert_exact(timeline)
    if name != "add_part":  # the person who was added stays known, and is named by no event
        assert words(timeline) == before


def test_random_deeds_one_after_another_leave_exact_words(timeline: Timeline, owner: User, event: Event) -> None:
    chance = random.Random(2007)
    for _ in range(60):
        try:
            with transaction.atomic():
                DEEDS[chance.choice(list(DEEDS))](event, owner)
                if chance.random() < 0.4:
                    revert_change(change=last(timeline), by=owner)
        except Exception:
            continue
        assert_exact(timeline)


def test_the_sample_and_its_copy_have_exact_words(sample: Timeline, owner: User) -> None:
    assert_exact(sample)
    sample.memberships.create(user=owner, role="owner")
    copy = duplicate_timeline(timeline=sample, title="Copy", by=owner)
    assert_exact(copy)
    assert lexemes(copy, "members") == lexemes(sample, "members")


def test_what_a_person_or_a_place_is_called_reaches_all_its_events(timeline: Timeline, owner: User) -> None:
    timeline.ledger.refresh_from_db()
    place = make.make_place(timeline, "Irbil")
    for title in ("raid", "talks"):
        make.make_part(make.make_event(timeline, title, place=place), "Bush")
    places.edit_place(place=place, fields={"name": "Erbil"}, version=place.version, by=owner)
    assert (lexemes(timeline)["erbil"], "irbil" in lexemes(timeline)) == (2, False)
    doing(timeline, owner, lambda: Actor.objects.filter(name="Bush").update(aliases=["Dubya"]))
    assert lexemes(timeline)["dubya"] == 2
    assert_exact(timeline)


def test_what_is_joined_with_another_is_found_by_both_names(timeline: Timeline, owner: User) -> None:
    make.make_event(timeline, "raid", place=make.make_place(timeline, "Irbil"))
    old, new = Place.objects.get(name="Irbil"), make.make_place(timeline, "Hewler")
    Place.objects.filter(pk=old.pk).update(merged_into=new)
    assert {"irbil", "hewler"} <= lexemes(timeline).keys()
    assert_exact(timeline)


def test_strangers_words_follow_what_is_shown_to_them(timeline: Timeline, owner: User) -> None:
    timeline.ledger.refresh_from_db()
    event = make.make_event(timeline, "raid")
    citation = make.make_citation(event, make.make_source(timeline))
    quote = make.make_passage(citation, "shown then hidden", public_characters=5)
    assert "shown" in lexemes(timeline)
    assert "hidden" not in lexemes(timeline)
    assert "hidden" in lexemes(timeline, "members")
    quotations.allot_anew(source=citation.source, by=owner)
    assert ("hidden" in lexemes(timeline)) == (type(quote).objects.get().public_characters == 17)
    assert_exact(timeline)
    source = Source.objects.get(pk=citation.source_id)
    sources.edit_source(source=source, fields={"public_label": "An official"}, version=source.version, by=owner)
    assert "shown" not in lexemes(timeline)
    citations.withdraw_citation(citation=Citation.objects.get(), version=citation.version, by=owner)
    assert "shown" not in lexemes(timeline, "members")
    events.set_state(event=event, state=EventState.DRAFT, version=event.version, by=owner)
    assert lexemes(timeline) == {}
    assert_exact(timeline)


def test_what_is_deleted_leaves_no_word_behind(timeline: Timeline, owner: User) -> None:
    make.make_passage(make.make_citation(make.make_event(timeline, "raid")), "words")
    timeline.changes.all().delete()
    Event.objects.filter(timeline=timeline).delete()
    assert words(timeline) == ([], [])


def test_a_load_that_fails_leaves_the_words_as_they_were(timeline: Timeline) -> None:
    make.make_event(timeline, "raid")
    with pytest.raises(IntegrityError), transaction.atomic(), found_afterwards(timeline):
        Event.objects.create(timeline=timeline, number=1, title="")
    make.make_event(timeline, "summit")
    assert lexemes(timeline).keys() == {"raid", "summit"}
    assert_exact(timeline)

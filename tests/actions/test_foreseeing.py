"""What a deed would move is told beforehand, and asking leaves nothing behind."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps

from events.actions.citations import withdraw_citation
from events.actions.dating import redate_event, use_reading
from events.actions.foreseeing import Foreseen, foresee
from events.actions.refusals import Invalid, NotAllowed
from events.actions.relations import add_relation, withdraw_relation
from events.models import Event, Role, Timeline, User
from tests.actions.conftest import member
from tests.factories import make_citation, make_event, make_reading, make_relation, place

pytestmark = pytest.mark.django_db


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, those of the history too."""
    models = [model for model in apps.get_models() if model._meta.app_label in ("events", "pghistory")]
    models = [model for model in models if model._meta.managed and not model._meta.proxy]
    return {model._meta.db_table: sorted(model._base_manager.values_list(), key=repr) for model in models}


def told(foreseen: Foreseen) -> list[tuple[str, str, str]]:
    return [(move.event.title, move.was, move.becomes) for move in foreseen.moves]


@pytest.fixture
def bridges(timeline: Timeline) -> tuple[Event, Event, Event]:
    """It opens on a day; the feast is the day before; nobody knows when the poem was written."""
    stored = Timeline.objects.get(pk=timeline.pk)
    opening = make_event(stored, "The bridge opens", "1901-03-10")
    feast = make_event(stored, "The feast", dating_basis="computed")
    poem = make_event(stored, "The poem", dating_basis="computed")
    make_relation(feast, "before", opening, gap_least=1, gap_most=1, gap_unit="days")
    place(stored)
    return opening, feast, poem


def test_what_moves_is_told_and_nothing_is_left_behind(bridges: tuple[Event, ...], owner: User) -> None:
    opening, _, _ = bridges
    before = everything()
    foreseen = foresee(
        opening.timeline,
        lambda: redate_event(event=opening, when="20 March 1901", reason="the log", version=1, by=owner),
        by=owner,
    )
    assert told(foreseen) == [
        ("The bridge opens", "10 March 1901", "20 March 1901"),
        ("The feast", "9 March 1901", "19 March 1901"),
    ]
    assert everything() == before


def test_an_event_that_gets_a_date_had_none(bridges: tuple[Event, ...], owner: User) -> None:
    opening, _, poem = bridges
    foreseen = foresee(
        opening.timeline, lambda: add_relation(event=poem, kind="before", other=opening, by=owner), by=owner
    )
    assert told(foreseen) == [("The poem", "no date", "by 10 March 1901")]


def test_a_contradiction_is_told_with_the_statements_that_make_it(bridges: tuple[Event, ...], owner: User) -> None:
    opening, feast, _ = bridges
    before = everything()
    foreseen = foresee(
        opening.timeline, lambda: add_relation(event=feast, kind="after", other=opening, by=owner), by=owner
    )
    (found,) = foreseen.contradictions
    assert [f"{each.event.title} {each.words}" for each in found.statements] == [
        "The feast comes the day before",
        "The feast comes after",
    ]
    assert not foreseen.moves
    assert everything() == before


def test_what_would_be_solved_is_counted(bridges: tuple[Event, ...], owner: User) -> None:
    opening, feast, _ = bridges
    added = add_relation(event=feast, kind="after", other=opening, by=owner)
    foreseen = foresee(opening.timeline, lambda: withdraw_relation(relation=added, version=1, by=owner), by=owner)
    assert (foreseen.solved, foreseen.contradictions) == (1, ())


def test_what_would_be_refused_is_told_in_its_words(bridges: tuple[Event, ...], owner: User) -> None:
    opening, _, _ = bridges
    foreseen = foresee(
        opening.timeline, lambda: add_relation(event=opening, kind="before", other=opening, by=owner), by=owner
    )
    assert isinstance(foreseen.refusal, Invalid)
    assert "other" in foreseen.refusal.problems


def test_who_may_not_do_it_is_not_told_what_it_would_do(bridges: tuple[Event, ...], timeline: Timeline) -> None:
    reader = member(timeline, Role.READER)
    with pytest.raises(NotAllowed):
        foresee(
            timeline,
            lambda: redate_event(event=bridges[0], when="1902", reason="the log", version=1, by=reader),
            by=reader,
        )


def test_the_date_that_relations_yield_is_foretold_where_the_last_source_of_a_date_goes(
    bridges: tuple[Event, ...], owner: User
) -> None:
    _, feast, _ = bridges
    citation = make_citation(feast)
    reading = make_reading(citation, "1901-03-09T20:00:00")
    feast = use_reading(event=feast, reading=reading, version=feast.version, by=owner)

    def withdrawn() -> object:
        return withdraw_citation(citation=citation, version=citation.version, by=owner)

    foreseen = foresee(feast.timeline, withdrawn, by=owner)
    assert foreseen.becomes_of(feast) == "the date of the event then becomes 9 March 1901."

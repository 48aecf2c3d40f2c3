"""What a search keeps until the timeline changes: given again without a question, and to nobody else."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from events.actions.events import withdraw_event
from events.actions.facts import Fact, Part, add_fact
from events.models import Event, EventState, Reader, Role, Timeline, User
from events.queries.reader.sight import Sight
from events.queries.search import events as search
from events.queries.search.events import found
from events.queries.search.suggest import Suggestions, suggestions
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline()


@pytest.fixture
def editor(timeline: Timeline) -> User:
    return make.make_member(timeline, role=Role.EDITOR)


def seen(timeline: Timeline, reader: Reader | None = None) -> Sight:
    """As a new request would load it."""
    return Sight.of_reader(Timeline.objects.select_related("ledger").get(pk=timeline.pk), reader or AnonymousUser())


def words(offered: Suggestions) -> tuple[list[str], list[str]]:
    """The titles and the names."""
    pieces = ([each.title for each in offered.events], [each.name for each in offered.names])
    titles, names = ([("".join(piece.text for piece in cut)) for cut in each] for each in pieces)
    return titles, names


def test_the_same_words_are_answered_without_a_question(timeline, editor, django_assert_num_queries):
    add_fact(timeline=timeline, fact=Fact(title="raid", when="2007"), by=editor)
    sight = seen(timeline, editor)
    first, keys = suggestions(sight, "rai"), found(sight, "rai")
    with django_assert_num_queries(0):
        assert suggestions(sight, "rai") == first
        assert found(sight, "rai") == keys


def test_how_many_have_the_words_is_counted_exactly_where_more_have_them_than_are_gathered(
    timeline, editor, monkeypatch, django_assert_num_queries
):
    for title in ("raid", "raid on a raider", "raiders", "conference"):
        add_fact(timeline=timeline, fact=Fact(title=title, when="2007"), by=editor)
    monkeypatch.setattr(search, "found", lambda sight, text: search._found(sight, text, 1))
    sight = seen(timeline, editor)
    assert search.found(sight, "raid").is_estimate
    assert search.total(sight, "raid") == 3
    assert search.total(sight, '"raid"') == 2
    assert search.total(sight, "flood") == 0
    gone = Event.objects.get(timeline=timeline, title="raiders")
    withdraw_event(event=gone, version=gone.version, reason="twice", by=editor)
    assert search.total(seen(timeline, editor), "raid") == 2


def test_after_a_deed_its_words_and_names_are_found_at_once(timeline, editor):
    expected: list[str] = []
    for name in ("Raissa", "Rainer", "Railton"):
        add_fact(
            timeline=timeline, fact=Fact(title=f"raid of {name}", when="2007", people=(Part(name=name),)), by=editor
        )
        expected.append(name)
        for _ in range(2):
            titles, names = words(suggestions(seen(timeline, editor), "rai"))
            assert set(titles) == {f"raid of {each}" for each in expected}
            assert len(found(seen(timeline, editor), "rai").keys) == len(expected)
            assert set(names) <= set(expected)
            assert len(names) == min(len(expected), 2)


def test_what_is_kept_for_members_is_not_given_to_strangers(timeline, editor):
    event = make.make_event(timeline, "raid in secret", state=EventState.DRAFT)
    make.make_part(event, "Raissa")
    for _ in range(2):
        assert words(suggestions(seen(timeline, editor), "rai")) == (["raid in secret"], ["Raissa"])
        assert words(suggestions(seen(timeline), "rai")) == ([], [])
        assert found(seen(timeline), "rai").keys == ()


def test_what_is_taken_back_is_not_kept(timeline, editor):
    with transaction.atomic():
        add_fact(timeline=timeline, fact=Fact(title="raid", when="2007", people=(Part(name="Raissa"),)), by=editor)
        assert words(suggestions(seen(timeline, editor), "rai")) == (["raid"], ["Raissa"])
        transaction.set_rollback(True)
    add_fact(timeline=timeline, fact=Fact(title="rain", when="2007"), by=editor)
    assert words(suggestions(seen(timeline, editor), "rai")) == (["rain"], [])


def test_what_was_withdrawn_is_found_no_more(timeline, editor):
    add_fact(timeline=timeline, fact=Fact(title="raid", when="2007", people=(Part(name="Raissa"),)), by=editor)
    assert words(suggestions(seen(timeline, editor), "rai")) == (["raid"], ["Raissa"])
    event = Event.objects.get(timeline=timeline)
    withdraw_event(event=event, version=event.version, by=editor)
    assert words(suggestions(seen(timeline, editor), "rai")) == ([], [])
    assert found(seen(timeline, editor), "rai").keys == ()

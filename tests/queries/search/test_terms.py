"""Words as they are looked for, and how the index of words is asked for them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser

from events.models import EventState
from events.queries.reader.sight import Sight
from events.queries.search.candidates import candidates
from events.queries.search.terms import MOST_SPELT, query_within, terms
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def seen() -> Sight:
    timeline = make.make_timeline()
    for title in ("raid by night", "raiders by day", "a raider", "rain", "al-Maliki by night"):
        make.make_event(timeline, title)
    make.make_event(timeline, "raiding", state=EventState.DRAFT)
    return Sight.of_reader(timeline, AnonymousUser())


def test_a_beginning_is_spelt_by_the_words_of_this_audience_that_begin_so(seen: Sight) -> None:
    (open_word, whole) = terms(seen, 'raid "night"')
    assert sorted(open_word.spelt) == ["raid", "raider", "raiders"]
    assert whole.spelt == ()
    member = Sight.of_reader(seen.timeline, make.make_member(seen.timeline))
    assert "raiding" in terms(member, "raid")[0].spelt
    assert "*" not in query_within(seen, [open_word])


def test_a_beginning_of_many_words_is_asked_for_as_it_is(seen: Sight) -> None:
    make.make_event(seen.timeline, " ".join(f"raid{number}" for number in range(MOST_SPELT)))
    (term,) = terms(seen, "raid")
    assert term.spelt == ()
    assert query_within(seen, [term]).endswith("raid':*)")
    assert len(candidates(seen, [term]).keys) == 4


@pytest.mark.parametrize("text", ["raid", "rai", "al-mal", "raid ni", "by ra", "mal", '"by" raid'])
def test_the_same_is_found_whether_beginnings_are_spelt_or_not(seen: Sight, text: str) -> None:
    asked = terms(seen, text)
    assert any(term.spelt for term in asked)
    bare = [replace(term, spelt=()) for term in asked]
    assert candidates(seen, asked) == candidates(seen, bare)
    assert candidates(seen, asked).keys

"""Near copies: noticed when a text comes in, decided once, and counted as one source from then on."""

from __future__ import annotations

import time

import pytest

from events.actions.changes import open_change
from events.actions.likenesses import decide_likeness
from events.actions.refusals import Invalid, NotAllowed, StaleVersion
from events.actions.reverting import revert_change
from events.models import Likeness, Role, Source, Timeline, User
from events.queries.citing.citations import standing
from events.queries.citing.support import lineage_of, support
from events.queries.reader.sight import Sight
from tests import factories as make
from tests.captured import captured

pytestmark = pytest.mark.django_db
STORY = " ".join(f"On day {number} the crew moved {number * 7} stones to pier {number % 5}." for number in range(40))
OTHER = " ".join(f"Choir {number} sang {number * 3} psalms in the nave before noon." for number in range(40))


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline()


@pytest.fixture
def ann(timeline: Timeline) -> User:
    return make.make_member(timeline, "ann", Role.EDITOR)


def sources(timeline: Timeline, *texts: str) -> list[Source]:
    """Sources of those texts, captured in their order."""
    found = [make.make_source(timeline, f"Paper {number}") for number, _ in enumerate(texts)]
    for source, text in zip(found, texts, strict=True):
        captured(source, text)
    return found


def pairs() -> list[tuple[Source, Source]]:
    return [(each.source, each.other) for each in Likeness.objects.order_by("pk")]


def independent(timeline: Timeline, ann: User, *cited: Source) -> int:
    """How many count, of an event that all of these report."""
    event = make.make_event(Timeline.objects.get(pk=timeline.pk), "Stones")
    for source in cited:
        make.make_citation(event, source)
    sight = Sight.of_reader(timeline, ann)
    citations = list(standing(sight).filter(event=event))
    return support(citations, lineage_of(citations, sight)).independent


def test_the_same_text_in_another_paper_is_noticed_and_an_unrelated_one_is_not(timeline: Timeline) -> None:
    first, _, copy = sources(timeline, STORY, OTHER, STORY + " It rained all week, said the master of the works.")
    assert pairs() == [(copy, first)]
    [row] = Likeness.objects.all()
    assert row.containment > 0.9
    assert row.resemblance > 0.8


def test_a_short_notice_within_a_long_article_is_noticed_by_what_stands_in_both(timeline: Timeline) -> None:
    long, short = sources(timeline, f"{STORY} {OTHER}", STORY)
    [row] = Likeness.objects.all()
    assert (row.source, row.other) == (short, long)
    assert row.resemblance < 0.7 < row.containment


def test_a_copy_counts_as_one_source_with_its_original_until_it_is_asked_again(timeline: Timeline, ann: User) -> None:
    first, copy = sources(timeline, STORY, STORY)
    assert independent(timeline, ann, first, copy) == 2
    row = decide_likeness(likeness=Likeness.objects.get(), answer="same", version=1, by=ann)
    copy.refresh_from_db()
    assert (copy.derived_from, row.decided_by) == (first, ann)
    assert independent(timeline, ann, first, copy) == 1
    row = decide_likeness(likeness=row, answer="derived", version=2, by=ann, is_other_the_copy=True)
    first.refresh_from_db()
    copy.refresh_from_db()
    assert (copy.derived_from, first.derived_from) == (None, copy)
    row = decide_likeness(likeness=row, answer="different", version=3, by=ann)
    assert independent(timeline, ann, first, copy) == 2
    row = decide_likeness(likeness=row, answer="open", version=4, by=ann)
    assert (row.decided_at, row.decided_by) == (None, None)


def test_an_answer_is_taken_back_with_what_followed_from_it(timeline: Timeline, ann: User) -> None:
    first, copy = sources(timeline, STORY, STORY)
    decide_likeness(likeness=Likeness.objects.get(), answer="derived", version=1, by=ann)
    revert_change(change=timeline.changes.latest("number"), by=ann)
    assert Likeness.objects.get().answer == "open"
    assert independent(timeline, ann, first, copy) == 2


def test_different_is_remembered_when_either_is_captured_again(timeline: Timeline, ann: User) -> None:
    first, copy = sources(timeline, STORY, STORY)
    decide_likeness(likeness=Likeness.objects.get(), answer="different", version=1, by=ann)
    captured(first, STORY + " A line more.")
    captured(copy, STORY + " Another line.")
    assert [row.answer for row in Likeness.objects.all()] == ["different"]


def test_what_is_no_longer_alike_is_no_longer_asked(timeline: Timeline) -> None:
    _, copy = sources(timeline, STORY, STORY)
    captured(copy, OTHER)
    assert not Likeness.objects.exists()


def test_a_known_copy_and_what_is_in_the_bin_are_not_asked_about(timeline: Timeline) -> None:
    first = make.make_source(timeline, "First")
    copy = make.make_source(timeline, "Copy", derived_from=first)
    binned = make.make_source(timeline, "Binned")
    for source in (first, binned):
        captured(source, STORY)
    Likeness.objects.all().delete()
    make.withdraw(binned)
    captured(copy, STORY)
    assert pairs() == []


def test_nobody_is_its_own_ancestor_and_a_copy_of_one_is_not_made_one_of_another(timeline: Timeline, ann: User) -> None:
    first, second, third = sources(timeline, STORY, STORY, STORY)
    rows = {(row.source_id, row.other_id): row for row in Likeness.objects.all()}
    second_first, third_second = rows[second.pk, first.pk], rows[third.pk, second.pk]
    decide_likeness(likeness=second_first, answer="derived", version=1, by=ann)
    decide_likeness(likeness=third_second, answer="derived", version=1, by=ann)
    with pytest.raises(Invalid, match="by way of another"):
        decide_likeness(likeness=rows[third.pk, first.pk], answer="derived", version=1, by=ann, is_other_the_copy=True)
    with pytest.raises(Invalid, match="is said to be taken from “Paper 1” already"):
        decide_likeness(likeness=rows[third.pk, first.pk], answer="derived", version=1, by=ann)
    assert Likeness.objects.filter(answer="open").count() == 1


def test_only_editors_answer_once_in_the_version_they_saw(timeline: Timeline, ann: User) -> None:
    sources(timeline, STORY, STORY)
    row = Likeness.objects.get()
    with pytest.raises(NotAllowed):
        decide_likeness(likeness=row, answer="same", version=1, by=make.make_member(timeline, "bo"))
    with pytest.raises(StaleVersion):
        decide_likeness(likeness=row, answer="same", version=7, by=ann)
    with pytest.raises(Invalid):
        decide_likeness(likeness=row, answer="cousins", version=1, by=ann)


def test_a_thousand_sources_are_held_against_a_text_in_a_moment(timeline: Timeline) -> None:
    with open_change(timeline, verb="capture_text", by=None):
        for number in range(1_000):
            source = make.make_source(timeline, f"Paper {number}")
            make.make_text(source, "x", shingles=400, sketch=list(range(number, number + 256)))
    begun = time.perf_counter()
    captured(make.make_source(timeline, "New"), STORY)
    assert time.perf_counter() - begun < 2

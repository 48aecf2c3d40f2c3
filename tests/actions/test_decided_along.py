"""Words that somebody quotes by hand decide the suggestion that rests on them, and no other."""

from __future__ import annotations

import pytest

from events.actions.facts import Fact
from events.actions.from_words import add_event_from_words, cite_words
from events.actions.reverting import revert_change
from events.actions.selections import Selection
from events.models import Change, Source, Suggestion, SuggestionState, Timeline, User
from tests.factories import make_event, make_source, make_suggestion, make_text

CLOSED, OPENED = "Engineers closed the bridge on Saturday.", "It opens again in June."
TEXT = f"{CLOSED} {OPENED}"


@pytest.fixture
def source(timeline: Timeline) -> Source:
    return make_source(Timeline.objects.get(pk=timeline.pk), published="2007-03-12")


@pytest.fixture
def waiting(source: Source) -> tuple[Suggestion, Suggestion]:
    """One suggestion for each of the two sentences."""
    text = make_text(source, TEXT)
    return make_suggestion(text, CLOSED), make_suggestion(text, OPENED)


def states(*rows: Suggestion) -> list[str]:
    for row in rows:
        row.refresh_from_db()
    return [row.state for row in rows]


def test_an_event_from_the_same_words_accepts_the_suggestion_and_undoing_it_opens_it_again(
    source: Source, owner: User, waiting: tuple[Suggestion, Suggestion]
) -> None:
    quoted = Selection("text", "closed the bridge on Saturday")
    citation = add_event_from_words(source=source, selection=quoted, fact=Fact(title="Bridge closed"), by=owner)
    assert states(*waiting) == [SuggestionState.ACCEPTED, SuggestionState.OPEN]
    assert (waiting[0].citation, waiting[0].decided_by) == (citation, owner)
    revert_change(change=Change.objects.get(verb="add_event_from_words"), by=owner)
    assert states(*waiting) == [SuggestionState.OPEN, SuggestionState.OPEN]
    assert waiting[0].citation is None


def test_evidence_from_the_same_words_merges_it(
    source: Source, owner: User, waiting: tuple[Suggestion, Suggestion]
) -> None:
    event = make_event(source.timeline, "The bridge is opened", "2007-06")
    cite_words(event=event, source=source, selection=Selection("text", OPENED), by=owner)
    assert states(*waiting) == [SuggestionState.OPEN, SuggestionState.MERGED]


def test_a_few_words_of_a_suggestion_decide_nothing(
    source: Source, owner: User, waiting: tuple[Suggestion, Suggestion]
) -> None:
    add_event_from_words(source=source, selection=Selection("text", "the bridge"), fact=Fact(title="It"), by=owner)
    assert states(*waiting) == [SuggestionState.OPEN, SuggestionState.OPEN]


def test_the_part_of_a_sentence_that_dates_it_decides_it(source: Source, owner: User) -> None:
    long = "In a speech to the council last Wednesday, the mayor said that the old bridge, whatever they say, is safe."
    row = make_suggestion(make_text(source, long), long, date_words="last Wednesday")
    quoted = Selection("text", "In a speech to the council last Wednesday")
    add_event_from_words(source=source, selection=quoted, fact=Fact(title="Mayor speaks"), by=owner)
    assert states(row) == [SuggestionState.ACCEPTED]

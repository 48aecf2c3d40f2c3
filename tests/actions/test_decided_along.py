"""Words that somebody quotes by hand, or says to stand in a text, decide the suggestion that rests on them."""

from __future__ import annotations

import pytest

from events.actions.anchors import Placing, confirm_anchors, place_passage, requote
from events.actions.annotations import annotate
from events.actions.facts import Fact
from events.actions.from_words import add_event_from_words, cite_words
from events.actions.reverting import revert_change
from events.actions.selections import Selection
from events.models import Anchor, Change, Passage, Source, Suggestion, SuggestionState, Timeline, User
from tests.factories import make_citation, make_event, make_passage, make_source, make_suggestion, make_text

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


@pytest.fixture
def typed(source: Source) -> Passage:
    """Words of the first sentence, quoted before any text was here."""
    return make_passage(
        make_citation(make_event(source.timeline, "Bridge closed"), source), "closed the bridge on Saturday"
    )


def thought(passage: Passage, row: Suggestion, words: str, state: str = "proposed") -> Anchor:
    """The passage is thought to stand where these words do."""
    begins = TEXT.index(words)
    place = {"begins": begins, "ends": begins + len(words), "state": state}
    return Anchor.objects.create(timeline=row.timeline, passage=passage, source_text=row.source_text, **place)


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


def test_confirming_where_a_citation_stands_merges_it_and_undoing_that_opens_it_again(
    owner: User, typed: Passage, waiting: tuple[Suggestion, Suggestion]
) -> None:
    proposed = thought(typed, waiting[0], typed.exact)
    confirm_anchors(text=waiting[0].source_text, anchors=[(proposed, 1)], by=owner)
    assert states(*waiting) == [SuggestionState.MERGED, SuggestionState.OPEN]
    assert (waiting[0].citation, waiting[0].decided_by) == (typed.citation, owner)
    revert_change(change=Change.objects.get(verb="confirm_anchors"), by=owner)
    assert states(*waiting) == [SuggestionState.OPEN, SuggestionState.OPEN]


def test_confirming_that_other_words_stand_there_decides_nothing_until_they_are_quoted(
    owner: User, typed: Passage, waiting: tuple[Suggestion, Suggestion]
) -> None:
    proposed = thought(typed, waiting[1], OPENED)
    confirm_anchors(text=waiting[1].source_text, anchors=[(proposed, 1)], by=owner)
    assert states(*waiting) == [SuggestionState.OPEN, SuggestionState.OPEN]
    proposed.refresh_from_db()
    requote(anchor=proposed, version=proposed.version, by=owner)
    assert states(*waiting) == [SuggestionState.OPEN, SuggestionState.MERGED]


def test_saying_where_a_passage_stands_merges_it(
    owner: User, typed: Passage, waiting: tuple[Suggestion, Suggestion]
) -> None:
    begins = TEXT.index(typed.exact)
    ends = begins + len(typed.exact)
    place_passage(passage=typed, text=waiting[0].source_text, begins=begins, ends=ends, version=1, by=owner)
    assert states(*waiting) == [SuggestionState.MERGED, SuggestionState.OPEN]


def test_words_for_a_citation_that_quoted_nothing_merge_it(
    source: Source, owner: User, waiting: tuple[Suggestion, Suggestion]
) -> None:
    citation = make_citation(make_event(source.timeline, "Bridge opened"), source)
    begins = TEXT.index(OPENED)
    placing = Placing(citation, citation.version, begins, begins + len(OPENED))
    confirm_anchors(text=waiting[1].source_text, placings=[placing], by=owner)
    assert states(*waiting) == [SuggestionState.OPEN, SuggestionState.MERGED]
    assert waiting[1].citation == citation


def test_words_of_a_note_decide_nothing(source: Source, owner: User, waiting: tuple[Suggestion, Suggestion]) -> None:
    annotate(source=source, selection=Selection("text", OPENED), body="Is that so?", by=owner)
    proposed = Anchor.objects.get(passage__annotation__isnull=False)
    confirm_anchors(text=waiting[1].source_text, anchors=[(proposed, 1)], by=owner)
    assert states(*waiting) == [SuggestionState.OPEN, SuggestionState.OPEN]

"""What is counted as gone through: told, dismissed, unread; as somebody would count it sentence by sentence."""

from __future__ import annotations

import random
from typing import Any

import pytest
from django.utils import timezone

from events.models import Citation, SourceText, Suggestion, User
from events.queries.reader.sight import Sight
from events.queries.reading.coverage import Coverage, coverage_of, coverages
from events.queries.reading.covered import covered
from tests.factories import (
    make_citation,
    make_event,
    make_expression,
    make_member,
    make_passage,
    make_source,
    make_suggestion,
    make_text,
    make_timeline,
    withdraw,
)

pytestmark = pytest.mark.django_db

SENTENCES = [f"On {day} March the guild met for the {day}th time." for day in range(10, 30)]


@pytest.fixture
def text() -> SourceText:
    source = make_source(make_timeline(), "The Guild Gazette")
    return make_text(source, " ".join(SENTENCES), is_read_by_machine=True, sentences=len(SENTENCES) + 5)


@pytest.fixture
def sight(text: SourceText) -> Sight:
    return Sight.of_reader(text.timeline, make_member(text.timeline))


def decided(text: SourceText, sentence: str, state: str, **fields: Any) -> Suggestion:
    """A suggestion of this sentence on which somebody decided so."""
    return make_suggestion(text, sentence, state=state, decided_at=timezone.now(), **fields)


def quote(text: SourceText, begins: int, ends: int, state: str = "exact") -> Citation:
    """An event for which these words are quoted."""
    citation = make_citation(make_event(text.timeline, "A meeting"), text.source)
    passage = make_passage(citation, text.text[begins:ends])
    passage.anchors.create(timeline=text.timeline, source_text=text, begins=begins, ends=ends, state=state)
    return citation


def test_a_sentence_is_told_dismissed_or_unread(text: SourceText, sight: Sight) -> None:
    ada = sight.reader
    make_suggestion(text, SENTENCES[0])
    decided(text, SENTENCES[1], "dismissed", decision_reason="Background", decided_by=ada)
    decided(text, SENTENCES[2], "accepted", citation=make_citation(make_event(text.timeline, "A meeting")))
    begins = text.text.index(SENTENCES[3])
    make_expression(text, "13 March", sentence_begins=begins, sentence_ends=begins + 20, date="2007-03-13")
    quote(text, begins + 3, begins + 11)
    found = coverage_of(text, sight)
    assert (found.told, found.dismissed, found.unread, found.others) == (2, 1, 1, len(SENTENCES) + 1)
    assert (found.dates, found.dates_unread, found.percent, found.is_done) == (1, 0, 75, False)
    assert [(each.by, each.reason, each.count) for each in found.dismissals] == [("ann", "Background", 1)]


def test_a_sentence_with_something_that_waits_is_unread_whatever_else_it_tells(text: SourceText, sight: Sight) -> None:
    decided(text, SENTENCES[0], "accepted", citation=make_citation(make_event(text.timeline, "A meeting")))
    make_suggestion(text, SENTENCES[0], title="Something else")
    assert coverage_of(text, sight) == Coverage(unread=1, others=len(SENTENCES) + 4)


def test_what_is_in_the_bin_by_now_was_decided_on(text: SourceText, sight: Sight) -> None:
    citation = make_citation(make_event(text.timeline, "A meeting"))
    decided(text, SENTENCES[0], "accepted", citation=citation)
    withdraw(citation)
    withdraw(quote(text, 0, 10))
    assert coverage_of(text, sight) == Coverage(dismissed=1, others=len(SENTENCES) + 4)


def test_words_that_date_nothing_are_no_sentence_to_read(text: SourceText, sight: Sight) -> None:
    make_expression(text, "time")
    assert coverage_of(text, sight).sentences == 0
    assert coverage_of(text, sight).is_done


def test_strangers_are_told_nothing(text: SourceText) -> None:
    make_suggestion(text, SENTENCES[0])
    stranger = Sight.of_reader(text.timeline, User.objects.create_user("nobody"))
    assert (coverage_of(text, stranger).sentences, coverages([text], stranger)) == (0, {})
    assert covered(stranger).articles == ()


@pytest.mark.parametrize("seed", range(15))
def test_the_count_is_that_of_somebody_who_goes_through_every_sentence(
    text: SourceText, sight: Sight, seed: int
) -> None:
    chance = random.Random(seed)
    event = make_event(text.timeline, "A meeting")
    waits, told, settled, seen = set[int](), set[int](), set[int](), set[int]()
    for number, sentence in enumerate(SENTENCES):
        for _ in range(chance.choice((0, 0, 1, 2))):
            state = chance.choice(("open", "accepted", "merged", "dismissed"))
            seen.add(number)
            if state == "open":
                make_suggestion(text, sentence)
                waits.add(number)
                continue
            citation = make_citation(event) if state != "dismissed" else None
            decided(text, sentence, state, citation=citation)
            settled.add(number)
            if citation is not None:
                told.add(number)
    bounds = [(text.text.index(each), text.text.index(each) + len(each)) for each in SENTENCES]
    for _ in range(chance.randrange(8)):
        begins = chance.randrange(len(text.text) - 1)
        ends = min(len(text.text), begins + chance.randrange(1, 200))
        quote(text, begins, ends, state := chance.choice(("exact", "moved", "proposed", "changed")))
        if state in ("exact", "moved"):
            told |= {number for number, (first, last) in enumerate(bounds) if begins < last and ends > first}
    found = coverage_of(text, sight)
    assert found.unread == len(waits)
    assert found.told == len((told & seen) - waits)
    assert found.dismissed == len((settled & seen) - told - waits)


def test_a_timeline_lists_its_articles_with_the_unread_ones_first(text: SourceText, sight: Sight) -> None:
    decided(text, SENTENCES[0], "dismissed")
    other = make_source(text.timeline, "The Echo")
    make_text(other, "An older capture.", captured_at=text.captured_at.replace(year=2000), is_read_by_machine=True)
    latest = make_text(other, "On 3 May it rained.", is_read_by_machine=True, sentences=1)
    make_suggestion(latest, "On 3 May it rained.")
    make_source(text.timeline, "Without a text")
    found = covered(sight)
    assert [(each.name.short, each.coverage.percent) for each in found.articles] == [
        ("The Echo", 0),
        ("The Guild Gazette", 100),
    ]
    assert (found.whole.decided, found.whole.sentences, found.count, found.done, found.without) == (1, 2, 2, 1, 1)

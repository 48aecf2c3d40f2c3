"""What a source says about an event: cited, quoted, dated, ordered, taken back; and what becomes of the date used."""

from __future__ import annotations

from typing import Any

import pytest

from events.actions.citations import add_citation, edit_citation, move_citation, restore_citation, withdraw_citation
from events.actions.facts import Fact, add_fact
from events.actions.naming import NewSource
from events.actions.quotations import add_quote, allot_anew, edit_quote, remove_quote
from events.actions.readings import add_reading, edit_reading, remove_reading
from events.actions.refusals import Invalid, NotAllowed, StaleVersion
from events.dates import parse
from events.models import Citation, Event, Role, Source, Timeline, User
from tests.actions.conftest import member

pytestmark = pytest.mark.django_db

PAPER = NewSource(title="The Northern Paper", published="3 May 1901")


@pytest.fixture
def event(timeline: Timeline, owner: User) -> Event:
    fact = Fact(title="The bridge opens", when="May 1901", source=NewSource(title="Bridges"), quote="in May 1901")
    return add_fact(timeline=timeline, fact=fact, by=owner)


def current(event: Event) -> Event:
    return Event.objects.get(pk=event.pk)


def test_a_source_is_cited_with_its_words_and_its_own_date(event: Event, owner: User) -> None:
    said = "opened on 2 May 1901 by the queen"
    citation = add_citation(
        event=event,
        source=PAPER,
        by=owner,
        locator="2",
        speaker="The mayor",
        stance="claims",
        quote=said,
        when="2 May 1901",
    )
    assert (citation.locator_kind, citation.stance, citation.position) == ("page", "claims", 1)
    assert citation.speaker is not None
    assert citation.speaker.name == "The mayor"
    reading = citation.readings.get()
    assert (reading.date, reading.date_as_written) == (parse("1901-05-02"), "2 May 1901")
    assert citation.passages.get().public_characters == len(said)
    assert current(event).date == parse("1901-05")


@pytest.mark.parametrize(
    "fields",
    [
        {"stance": "shouts"},
        {"locator_kind": "verse"},
        {"reported_occurrence": "perhaps"},
        {"source": None},
        {"speaker": "Ann"},
        {"event": 1},
    ],
)
def test_what_a_citation_cannot_be_is_refused_by_field(event: Event, owner: User, fields: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as refused:
        edit_citation(citation=event.citations.get(), fields=fields, version=1, by=owner)
    assert list(refused.value.problems) == list(fields)


def test_a_locator_says_what_it_counts(event: Event, owner: User) -> None:
    with pytest.raises(Invalid) as refused:
        edit_citation(citation=event.citations.get(), fields={"locator": "7"}, version=1, by=owner)
    assert list(refused.value.problems) == ["locator_kind"]


def test_a_date_whose_citation_is_withdrawn_falls_back_on_one_that_agrees(event: Event, owner: User) -> None:
    add_citation(event=event, source=PAPER, by=owner, when="1903")
    agreeing = add_citation(event=event, source=PAPER, by=owner, when="2 May 1901")
    first = event.citations.get(position=0)
    withdraw_citation(citation=first, version=1, by=owner, reason="a slip")
    fallen = current(event)
    assert (fallen.date, fallen.dating_basis, fallen.dating_reading) == (
        parse("1901-05-02"),
        "reading",
        agreeing.readings.get(),
    )
    assert [row.words for row in fallen.placements.filter(audience="public", kind="current")] == ["2 May 1901"]
    restored = restore_citation(citation=first, version=2, by=owner)
    assert (restored.withdrawn_at, restored.version) == (None, 3)
    assert current(event).date == parse("1901-05-02")


def test_a_date_that_nobody_gives_any_more_is_no_date(event: Event, owner: User) -> None:
    remove_reading(reading=event.citations.get().readings.get(), version=1, by=owner)
    fallen = current(event)
    assert (fallen.date, fallen.dating_basis, fallen.dating_reading, fallen.version) == (None, "undated", None, 2)


def test_a_date_follows_the_reading_it_rests_on(event: Event, owner: User) -> None:
    reading = event.citations.get().readings.get()
    edit_reading(reading=reading, fields={"when": "3 May 1901"}, version=1, by=owner)
    assert current(event).date == parse("1901-05-03")
    edit_reading(reading=reading, fields={"form": "withdrawn"}, version=2, by=owner)
    assert current(event).date is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"when": ""}, "when"),
        ({"when": "soon"}, "when"),
        ({"form": "relative"}, "form"),
        ({"certainty": "very"}, "certainty"),
        ({"relation": 1}, "relation"),
    ],
)
def test_what_a_reading_cannot_be_is_refused_by_field(
    event: Event, owner: User, fields: dict[str, Any], field: str
) -> None:
    reading = event.citations.get().readings.get()
    with pytest.raises(Invalid) as refused:
        edit_reading(reading=reading, fields=fields, version=1, by=owner)
    assert list(refused.value.problems) == [field]
    reading.refresh_from_db()
    assert reading.version == 1


def test_under_way_and_without_a_date_are_readings_too(event: Event, owner: User) -> None:
    citation = event.citations.get()
    going = add_reading(citation=citation, when="12 March 2007", form="under way", by=owner)
    assert going.date is not None
    assert (going.date.begins_unknown, going.date.ends_latest) == (True, None)
    assert add_reading(citation=citation, when="", form="withdrawn", by=owner).date is None


def test_words_are_quoted_changed_and_taken_out(event: Event, owner: User) -> None:
    citation = event.citations.get()
    passage = add_quote(citation=citation, exact="x" * 400, by=owner)
    assert (passage.public_characters, passage.position) == (300, 1)
    edited = edit_quote(passage=passage, fields={"exact": "The bridge"}, version=1, by=owner)
    assert (edited.exact, edited.public_characters, edited.version) == ("The bridge", 10, 2)
    with pytest.raises(StaleVersion):
        remove_quote(passage=passage, version=1, by=owner)
    remove_quote(passage=passage, version=2, by=owner)
    assert citation.passages.count() == 1
    with pytest.raises(Invalid):
        add_quote(citation=citation, exact=" ", by=owner)


def test_what_a_source_gives_to_the_public_is_shared_out_anew(event: Event, owner: User) -> None:
    citation = event.citations.get()
    Source.objects.filter(pk=citation.source_id).update(quote_limit=20)
    citation.refresh_from_db()
    long = add_quote(citation=citation, exact="y" * 30, by=owner)
    assert long.public_characters == 20 - len("in May 1901")
    first = citation.passages.get(position=0)
    remove_quote(passage=first, version=1, by=owner)
    assert allot_anew(source=citation.source, by=owner) == 20
    long.refresh_from_db()
    assert (long.public_characters, long.version) == (20, 2)


def test_citations_are_put_in_order_in_one_change(event: Event, owner: User, timeline: Timeline) -> None:
    second = add_citation(event=event, source=PAPER, by=owner)
    before = timeline.changes.count()
    move_citation(citation=second, after=None, version=1, by=owner)
    order = Citation.objects.filter(event=event).order_by("position").values_list("source__title", flat=True)
    assert list(order) == ["The Northern Paper", "Bridges"]
    assert timeline.changes.count() == before + 1


def test_an_annotator_cites_nothing(event: Event, timeline: Timeline) -> None:
    by = member(timeline, Role.ANNOTATOR)
    citation = event.citations.get()
    deeds = (
        lambda: add_citation(event=event, source=PAPER, by=by),
        lambda: edit_citation(citation=citation, fields={"note": "x"}, version=1, by=by),
        lambda: withdraw_citation(citation=citation, version=1, by=by),
        lambda: add_quote(citation=citation, exact="x", by=by),
        lambda: add_reading(citation=citation, when="1901", by=by),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()

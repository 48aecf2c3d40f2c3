"""A fact is entered in one deed, with whatever it needs that was not there yet."""

from __future__ import annotations

import pytest

from events.actions.facts import Fact, Part, add_fact
from events.actions.naming import NewSource
from events.actions.refusals import AlreadyDone, Invalid, KeyReused, NotAllowed
from events.dates import parse
from events.models import Actor, Change, Citation, Event, Passage, Place, Placement, Role, Source, Timeline, User
from tests.actions.conftest import member

pytestmark = pytest.mark.django_db

BOOK = NewSource(title="Bridges of the North", authors="Hill, Anna; Reuters", published="1984", csl_type="book")
OPENING = Fact(
    title="The bridge opens",
    when="early May 1901",
    source=BOOK,
    locator="12",
    quote="It was opened in early May 1901 by the queen.",
    people=(Part(name="The queen", role="host"),),
    place="Newton",
    tags=("stone",),
)


def test_a_fact_from_a_book_becomes_event_citation_quotation_and_reading(timeline: Timeline, owner: User) -> None:
    event = add_fact(timeline=timeline, fact=OPENING, by=owner)
    assert (event.number, event.date_words, event.dating_basis, event.state) == (
        1,
        "early May 1901",
        "reading",
        "approved",
    )
    citation = Citation.objects.get(event=event)
    assert (citation.source.title, citation.locator_kind, citation.locator) == ("Bridges of the North", "page", "12")
    assert citation.source.authors == [{"family": "Hill", "given": "Anna"}, {"literal": "Reuters"}]
    assert citation.source.published == parse("1984")
    reading = citation.readings.get()
    assert (reading.date, reading.date_as_written) == (event.date, "early May 1901")
    assert event.dating_reading == reading
    assert citation.passages.get().public_characters == len(OPENING.quote)
    assert [part.actor.name for part in event.participations.all()] == ["The queen"]
    assert [(row.audience, row.words) for row in Placement.objects.order_by("audience")] == [
        ("members", "early May 1901"),
        ("public", "early May 1901"),
    ]
    assert Change.objects.filter(timeline=timeline).latest("number").made == {
        "noun": "event",
        "id": str(event.public_id),
        "number": 1,
    }


def test_the_next_fact_recognises_source_person_and_place(timeline: Timeline, owner: User) -> None:
    add_fact(timeline=timeline, fact=OPENING, by=owner)
    again = Fact(title="It is closed", source=BOOK, people=(Part(name="THE QUEEN"),), place="newton")
    add_fact(timeline=timeline, fact=again, by=owner)
    assert (Source.objects.count(), Actor.objects.count(), Place.objects.count()) == (1, 1, 1)
    assert [event.number for event in Event.objects.order_by("number")] == [1, 2]


def test_what_a_known_source_does_not_say_yet_is_added_and_what_it_says_stays(timeline: Timeline, owner: User) -> None:
    add_fact(timeline=timeline, fact=Fact(title="a", source=NewSource(title="Bridges", publisher="North")), by=owner)
    more = NewSource(title="bridges", publisher="South", authors="Hill, Anna", published="1984", url="")
    add_fact(timeline=timeline, fact=Fact(title="b", source=more), by=owner)
    source = Source.objects.get()
    assert (source.publisher, source.authors) == ("North", [{"family": "Hill", "given": "Anna"}])
    assert (source.published, source.published_as_written, source.published_basis) == (parse("1984"), "1984", "stated")
    assert source.version == 2


@pytest.mark.parametrize(
    ("fact", "field"),
    [
        (Fact(title=" "), "title"),
        (Fact(title="x" * 501), "title"),
        (Fact(title="a\0b"), "title"),
        (Fact(title="It opens", when="31 February 1901"), "when"),
        (Fact(title="It opens", quote="words of nobody"), "quote"),
        (Fact(title="It opens", source=NewSource(authors="Hill, Anna")), "source_title"),
        (Fact(title="It opens", source=NewSource(title="Bridges", published="soon")), "source_published"),
    ],
)
def test_what_cannot_be_stored_is_refused_by_field_and_nothing_is_written(
    timeline: Timeline, owner: User, fact: Fact, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        add_fact(timeline=timeline, fact=fact, by=owner)
    assert list(refused.value.problems) == [field]
    assert (Event.objects.count(), Source.objects.count(), Passage.objects.count()) == (0, 0, 0)
    assert Change.objects.filter(timeline=timeline).count() == 1


def test_an_annotator_enters_no_facts(timeline: Timeline) -> None:
    with pytest.raises(NotAllowed):
        add_fact(timeline=timeline, fact=OPENING, by=member(timeline, Role.ANNOTATOR))


def test_the_same_request_twice_is_one_fact(timeline: Timeline, owner: User) -> None:
    event = add_fact(timeline=timeline, fact=OPENING, by=owner, idempotency_key="k", asked="a")
    with pytest.raises(AlreadyDone) as done:
        add_fact(timeline=timeline, fact=OPENING, by=owner, idempotency_key="k", asked="a")
    assert done.value.change.made["id"] == str(event.public_id)
    with pytest.raises(KeyReused):
        add_fact(timeline=timeline, fact=OPENING, by=owner, idempotency_key="k", asked="b")
    assert Event.objects.count() == 1

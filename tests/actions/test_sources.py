"""A source's record and summary are written, and what becomes of it when others rest on it."""

from __future__ import annotations

from typing import Any

import pytest

from events.actions.citations import withdraw_citation
from events.actions.digests import add_paragraph, edit_paragraph, remove_paragraph
from events.actions.facts import Fact, add_fact
from events.actions.naming import NewSource
from events.actions.refusals import InUse, Invalid, NotAllowed, StaleVersion
from events.actions.sources import add_source, edit_source, restore_source, withdraw_source
from events.dates import parse
from events.models import DigestParagraph, Role, Source, Timeline, User
from tests.actions.conftest import member

pytestmark = pytest.mark.django_db

BOOK = NewSource(title="Bridges of the North", authors="Hill, Anna", published="1984", csl_type="book")


@pytest.fixture
def source(timeline: Timeline, owner: User) -> Source:
    return add_source(timeline=timeline, new=BOOK, by=owner, publisher="North Press", rights="licensed")


def test_a_source_is_added_once(timeline: Timeline, owner: User, source: Source) -> None:
    assert (source.publisher, source.rights, source.published) == ("North Press", "licensed", parse("1984"))
    again = add_source(timeline=timeline, new=BOOK, by=owner, note="on the shelf")
    assert (again.pk, again.note, Source.objects.count()) == (source.pk, "on the shelf", 1)


def test_its_record_is_edited(source: Source, owner: User) -> None:
    fields = {
        "published": "early 1985",
        "authors": "Hill, Anna; Reuters",
        "url": "https://example.org/b",
        "accessed_on": "2007-03-10",
        "time_zone": "Europe/Berlin",
        "quote_limit": "400",
    }
    edited = edit_source(source=source, fields=fields, version=source.version, by=owner)
    assert edited.authors == [{"family": "Hill", "given": "Anna"}, {"literal": "Reuters"}]
    assert edited.published is not None
    assert (str(edited.accessed_on), edited.quote_limit, edited.version) == ("2007-03-10", 400, 2)


@pytest.mark.parametrize(
    "fields",
    [
        {"published": "soon"},
        {"authors": [{"first": "Anna"}]},
        {"authors": 7},
        {"accessed_on": "10/3/2007"},
        {"time_zone": "Mars/Olympus"},
        {"time_zone": "../etc/passwd"},
        {"quote_limit": "many"},
        {"quote_limit": -1},
        {"url": "javascript:alert(1)"},
        {"rights": "all"},
        {"calendar": "mayan"},
        {"derived_from": "x"},
        {"title": "x" * 501},
        {"position": -1},
        {"timeline": 1},
    ],
)
def test_what_a_source_cannot_be_is_refused_by_field(source: Source, owner: User, fields: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as refused:
        edit_source(source=source, fields=fields, version=source.version, by=owner)
    assert list(refused.value.problems) == list(fields)


def test_no_source_is_taken_from_what_was_taken_from_it(timeline: Timeline, source: Source, owner: User) -> None:
    copy = add_source(timeline=timeline, new=NewSource(title="Copy"), by=owner, derived_from=source)
    for origin in (copy, source):
        with pytest.raises(Invalid):
            edit_source(source=source, fields={"derived_from": origin}, version=1, by=owner)


def test_a_plan_is_weighed_anew_when_its_source_is_dated_otherwise(timeline: Timeline, owner: User) -> None:
    paper = NewSource(title="The Paper", published="1 May 1901")
    fact = Fact(title="It opens", when="June 1901", source=paper, stance="announces", occurrence="planned")
    event = add_fact(timeline=timeline, fact=fact, by=owner)
    before = timeline.changes.count()
    edit_source(source=Source.objects.get(), fields={"published": "2 May 1901"}, version=1, by=owner)
    assert timeline.changes.count() == before + 1
    assert event.placements.exists()


def test_a_source_that_something_rests_on_stays(timeline: Timeline, owner: User, source: Source) -> None:
    event = add_fact(timeline=timeline, fact=Fact(title="It opens", source=source), by=owner)
    with pytest.raises(InUse, match="One citation rests"):
        withdraw_source(source=source, version=1, by=owner)
    withdraw_citation(citation=event.citations.get(), version=1, by=owner)
    gone = withdraw_source(source=source, version=1, by=owner)
    assert (gone.withdrawn_by, gone.withdrawn_at is not None) == (owner, True)
    back = restore_source(source=source, version=2, by=owner)
    assert (back.withdrawn_at, back.withdrawn_by, back.version) == (None, None, 3)


def test_a_summary_is_written_paragraph_by_paragraph(source: Source, owner: User) -> None:
    paragraph = add_paragraph(source=source, number=3, text="The bridge is opened.", by=owner)
    with pytest.raises(Invalid) as refused:
        add_paragraph(source=source, number=3, text="Again.", by=owner)
    assert list(refused.value.problems) == ["number"]
    edited = edit_paragraph(paragraph=paragraph, fields={"text": "It opens.", "number": 4}, version=1, by=owner)
    assert (edited.text, edited.number, edited.version) == ("It opens.", 4, 2)
    for fields in ({"text": ""}, {"number": 0}, {"number": True}):
        with pytest.raises(Invalid):
            edit_paragraph(paragraph=paragraph, fields=fields, version=2, by=owner)
    with pytest.raises(StaleVersion):
        remove_paragraph(paragraph=paragraph, version=1, by=owner)
    remove_paragraph(paragraph=paragraph, version=2, by=owner)
    assert not DigestParagraph.objects.exists()


def test_an_annotator_writes_no_sources(timeline: Timeline, source: Source) -> None:
    by = member(timeline, Role.ANNOTATOR)
    deeds = (
        lambda: add_source(timeline=timeline, new=BOOK, by=by),
        lambda: edit_source(source=source, fields={"note": "x"}, version=1, by=by),
        lambda: withdraw_source(source=source, version=1, by=by),
        lambda: add_paragraph(source=source, number=1, text="x", by=by),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()

"""References come in as sources: all or none, once, and what is known is left as it is."""

from __future__ import annotations

from typing import Any

import pytest

from events.actions.references import import_references
from events.actions.refusals import AlreadyDone, Invalid, NotAllowed
from events.actions.reverting import revert_change
from events.dates import parse
from events.models import Change, Role, Source, Timeline
from tests.actions.conftest import member
from tests.factories import make_citation, make_event, make_source, make_timeline

pytestmark = pytest.mark.django_db

KNOWN: dict[str, Any] = {
    "title": "Bridges stay closed",
    "container_title": "Northern Daily",
    "url": "https://daily.example/b",
}


@pytest.fixture
def timeline() -> Timeline:
    return make_timeline()


def described(**said: Any) -> dict[str, Any]:
    names = ("csl_type", "title", "short_title", "container_title", "publisher", "url", "archive_url", "note")
    return dict.fromkeys(names, "") | {"csl_type": "book", "authors": [], "published": None, "language": "en"} | said


def test_each_new_one_becomes_a_source_in_one_change(timeline: Timeline) -> None:
    by = member(timeline, Role.EDITOR)
    authors = [{"family": "Hill", "given": "Anna"}]
    change = import_references(
        timeline=timeline,
        references=[described(title="Piers", authors=authors, published=parse("1984")), described(title="Arches")],
        by=by,
    )
    assert [(source.title, source.csl_type) for source in Source.objects.all()] == [
        ("Piers", "book"),
        ("Arches", "book"),
    ]
    piers = Source.objects.get(title="Piers")
    assert (piers.authors, piers.published) == (authors, parse("1984"))
    assert change.made == {"noun": "source", "id": str(piers.public_id), "count": 2}
    assert Change.objects.filter(timeline=timeline).count() == 1


@pytest.mark.parametrize(
    "said",
    [
        {"url": "http://daily.example/b/"},
        {"url": "https://daily.example/b", "title": "Another title"},
        {"title": "BRIDGES stay closed", "container_title": "northern daily"},
        {"title": "Bridges stay closed", "container_title": "Northern Daily", "published": parse("2007-03-12")},
        {"title": "Bridges stay closed", "container_title": "Northern Daily", "url": "https://elsewhere.example/b"},
    ],
)
def test_what_is_known_is_left_as_it_is(timeline: Timeline, said: dict[str, Any]) -> None:
    known = make_source(timeline, "Daily", "2007-03-12", **KNOWN)
    by = member(timeline, Role.EDITOR)
    import_references(timeline=timeline, references=[described(publisher="P", **said), described(title="New")], by=by)
    known.refresh_from_db()
    assert (known.version, known.publisher) == (1, "")
    assert Source.objects.count() == 2
    with pytest.raises(Invalid, match="no new source"):
        import_references(timeline=timeline, references=[described(**said)], by=by)


@pytest.mark.parametrize(
    "said",
    [
        {"title": "Bridges stay closed", "container_title": "Northern Daily", "published": parse("2007-03-13")},
        {"title": "Bridges stay closed", "container_title": "The Herald"},
        {"title": "Bridges stay closed", "url": "https://elsewhere.example/b"},
        {"url": "https://daily.example/c"},
    ],
)
def test_what_is_told_apart_by_day_paper_or_address_is_another_source(timeline: Timeline, said: dict[str, Any]) -> None:
    make_source(timeline, "Daily", "2007-03-12", **KNOWN)
    import_references(timeline=timeline, references=[described(**said)], by=member(timeline, Role.EDITOR))
    assert Source.objects.count() == 2


def test_what_is_described_twice_is_one_source(timeline: Timeline) -> None:
    twice = [described(title="Piers", url="https://a.example/"), described(title="Other", url="http://a.example")]
    change = import_references(timeline=timeline, references=twice, by=member(timeline, Role.EDITOR))
    assert (change.made or {})["count"] == 1
    assert Source.objects.get().title == "Piers"


def test_one_that_is_wrong_stops_them_all_and_is_named(timeline: Timeline) -> None:
    wrong = [described(title="Piers"), described(title="x" * 501, url="ftp://a.example")]
    with pytest.raises(Invalid) as refusal:
        import_references(timeline=timeline, references=wrong, by=member(timeline, Role.EDITOR))
    assert "entry_2_title" in refusal.value.problems
    assert not Source.objects.exists()
    assert not Change.objects.filter(timeline=timeline).exists()


def test_who_may_not_edit_brings_nothing_in_and_a_repeated_key_nothing_twice(timeline: Timeline) -> None:
    with pytest.raises(NotAllowed):
        import_references(timeline=timeline, references=[described(title="Piers")], by=member(timeline, Role.ANNOTATOR))
    sent: dict[str, Any] = {"references": [described(title="Piers")], "by": member(timeline, Role.EDITOR)}
    import_references(timeline=timeline, **sent, idempotency_key="one", asked="a")
    with pytest.raises(AlreadyDone):
        import_references(timeline=timeline, **sent, idempotency_key="one", asked="a")
    assert Source.objects.count() == 1


def test_taking_it_back_leaves_what_has_been_cited_since(timeline: Timeline) -> None:
    by, flood = member(timeline, Role.EDITOR), make_event(timeline, "A flood")
    both = [described(title="Piers"), described(title="Arches")]
    change = import_references(timeline=timeline, references=both, by=by)
    make_citation(flood, Source.objects.get(title="Piers"))
    revert_change(change=change, by=by)
    assert [source.title for source in Source.objects.standing()] == ["Piers"]

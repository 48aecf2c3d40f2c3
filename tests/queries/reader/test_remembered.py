"""What every page of a timeline says is kept until the timeline changes, and never longer."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.actions.citations import withdraw_citation
from events.actions.facts import Fact, Part, add_fact
from events.actions.naming import NewSource
from events.actions.sources import edit_source
from events.models import Citation, Role, Source, Timeline
from events.queries.filtering.facets import facets
from events.queries.lenses.publication_days import days_around
from events.queries.lenses.tellers import tellers
from events.queries.reader.sight import Sight
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline()


def said(timeline: Timeline) -> tuple[list[str], list[str], list[str]]:
    """What a stranger's page offers: choices to filter by, who tells, and the last day of publication."""
    seen = Sight.of_reader(Timeline.objects.get(pk=timeline.pk), AnonymousUser())
    names = [choice.name for facet in facets(seen) for choice in facet.choices]
    told, last = tellers(seen), days_around(seen, None).last
    return names, [each.name for each in (*told.sources, *told.people)], [last.edtf] if last else []


def test_a_deed_is_on_the_page_at_once_and_what_it_takes_away_is_gone(timeline: Timeline) -> None:
    editor = make.make_member(timeline, role=Role.EDITOR)
    for number, (person, paper, day) in enumerate((("Ada", "Gazette", "2007-03-01"), ("Ben", "Post", "2008-04-02"))):
        source = NewSource(title=paper, published=day)
        fact = Fact(title=f"speech {number}", when="2007", people=(Part(name=person),), source=source, speaker=person)
        add_fact(timeline=timeline, fact=fact, by=editor)
        for _ in range(2):
            names, told, last = said(timeline)
            assert person in names or number == 0  # one choice alone is none
            assert any(paper in name for name in told)
            assert person in told
            assert last == [day]
    post = Source.objects.get(title="Post")
    edit_source(source=post, fields={"title": "Evening Post"}, version=post.version, by=editor)
    assert "Evening Post" in " ".join(said(timeline)[1])
    withdraw_citation(citation=(cited := Citation.objects.get(source=post)), version=cited.version, by=editor)
    _, told, last = said(timeline)
    assert not any("Post" in name for name in told)
    assert last == ["2007-03-01"]


def test_until_then_nothing_of_it_is_asked_again(timeline: Timeline) -> None:
    make.make_citation(make.make_event(timeline, "speech"), make.make_source(timeline, "Gazette"))
    seen = Sight.of_reader(Timeline.objects.select_related("ledger").get(pk=timeline.pk), AnonymousUser())
    first = facets(seen), tellers(seen), days_around(seen, None)
    first[0].clear()  # what one page does with its list is not what another is given
    with CaptureQueriesContext(connection) as asked:
        again = facets(seen), tellers(seen), days_around(seen, None)
    assert not asked.captured_queries
    assert again[1:] == first[1:]


def test_strangers_are_not_told_what_is_kept_for_members(timeline: Timeline) -> None:
    member = make.make_member(timeline)
    make.make_citation(
        make.make_event(timeline, "speech"), make.make_source(timeline, "Ben Okri", public_label="An engineer")
    )
    inside = tellers(Sight.of_reader(timeline, member))
    outside = tellers(Sight.of_reader(timeline, AnonymousUser()))
    assert "Ben Okri" in inside.sources[0].name
    assert outside.sources[0].name == "An engineer"

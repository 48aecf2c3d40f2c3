"""Before publishing: what everybody will read, and what stays with members, by name and by number."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from events.models import Annotation, Role, Timeline
from events.queries.timeline.published import NAMED, what_publishing_shows
from tests import factories as make


@pytest.fixture
def timeline(db: None) -> Timeline:
    """Private, with something to show and something to keep of every kind."""
    timeline = make.make_timeline("bridges", title="Bridges", visibility="private")
    event, draft = make.make_event(timeline, "Opened"), make.make_event(timeline, "Planned", state="draft")
    make.make_citation(event, make.make_source(timeline, "The Paper"))
    make.make_citation(event, make.make_source(timeline, "Ben Okri", public_label="An engineer"))
    make.make_citation(draft, make.make_source(timeline, "Unheard"))
    for audience, words in (("public", "Well known"), ("team", "Among us"), ("me", "Mine")):
        Annotation.objects.create(
            timeline=timeline, event=event, body=words, audience=audience, written_at=timezone.now()
        )
    Annotation.objects.create(
        timeline=timeline, event=draft, body="On a draft", audience="public", written_at=timezone.now()
    )
    return timeline


def test_what_everybody_will_read_is_named_and_what_stays_too(timeline: Timeline) -> None:
    shown = what_publishing_shows(timeline)
    assert (shown.events, shown.drafts, shown.sources, shown.confidential, shown.notes) == (1, 1, 1, 1, 1)
    assert [each.name for each in shown.named_sources] == ["The Paper"]
    assert [(each.name, each.label) for each in shown.labelled_sources] == [("Ben Okri", "An engineer")]
    assert [each.words for each in shown.named_notes] == ["Well known"]
    assert [each.title for each in shown.named_drafts] == ["Planned"]
    assert shown.unseen_sources == 1


def test_what_is_named_beforehand_is_what_a_stranger_then_reads(timeline: Timeline, client: Client) -> None:
    shown = what_publishing_shows(timeline)
    Timeline.objects.update(visibility="public")
    sources = client.get("/t/bridges/sources/").content.decode()
    for each in shown.named_sources:
        assert each.name in sources
    for each in shown.labelled_sources:
        assert each.label in sources
        assert each.name not in sources
    assert "Unheard" not in sources
    assert [client.get(f"/t/bridges/{each.number}").status_code for each in shown.named_drafts] == [404]
    assert [client.get(f"/t/bridges/notes/{each.id}").status_code for each in shown.named_notes] == [200]


def test_of_very_many_the_first_are_named_and_the_others_counted(timeline: Timeline) -> None:
    for number in range(NAMED):
        make.make_event(timeline, f"Draft {number}", state="draft")
    shown = what_publishing_shows(timeline)
    assert (len(shown.named_drafts), shown.drafts, shown.more_drafts) == (NAMED, NAMED + 1, 1)


def test_an_owner_reads_it_with_links_above_the_button_and_nobody_else_does(timeline: Timeline, client: Client) -> None:
    client.force_login(make.make_member(timeline, "ada", Role.OWNER))
    page = client.get("/t/bridges/visibility").content.decode()
    for words in ("The Paper", "“An engineer”", "Ben Okri", "Well known", "Planned", "Look at it as the public does"):
        assert words in page
    for hidden in ("Among us", "Mine", "On a draft"):
        assert hidden not in page
    (paper,) = what_publishing_shows(timeline).named_sources
    assert f'href="/t/bridges/sources/{paper.id}"' in page
    assert page.index("Planned") < page.index(">Save</button>")
    client.force_login(make.make_member(timeline, "eve", Role.EDITOR))
    assert client.get("/t/bridges/visibility").status_code == 403


def test_an_empty_timeline_says_that_there_is_nothing_to_read_yet(client: Client, db: None) -> None:
    timeline = make.make_timeline("empty", visibility="private")
    client.force_login(make.make_member(timeline, "ada", Role.OWNER))
    page = " ".join(client.get("/t/empty/visibility").content.decode().split())
    assert "0 approved events" in page
    assert "None: nothing that is approved cites one." in page
    assert "None: every event is approved." in page

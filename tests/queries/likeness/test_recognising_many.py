"""Many names at once are recognised exactly as each by itself."""

from __future__ import annotations

import pytest

from events.dates import parse
from events.models import Actor, EventState, Place, Tag
from events.queries.likeness.recognising import known_actor, known_place, known_source, known_tag
from events.queries.likeness.recognising_many import NameShelf, SourceShelf, TagShelf
from events.queries.naming.already_here import Told, already_here
from tests.factories import make_citation, make_event, make_place, make_source, make_timeline

pytestmark = pytest.mark.django_db
LONG_AGO = "2020-01-01T00:00Z"
NAMES = [
    "Élodie",
    "ELODIE",
    "elodie",
    "The Queen",
    "the QUEEN",
    "Old name",
    "old NAME",
    "Gone",
    "Nobody",
    "Straße",
    "ß",
]


def test_people_and_places_are_known_as_one_by_one() -> None:
    timeline, other = make_timeline(), make_timeline("other")
    for model in (Actor, Place):
        make = model.objects.create
        elodie = make(timeline=timeline, name="Élodie", aliases=["The Queen", "Straße"])
        make(timeline=timeline, name="Old name", merged_into=make(timeline=timeline, name="New", merged_into=elodie))
        make(timeline=timeline, name="Gone", withdrawn_at=LONG_AGO)
        make(timeline=timeline, name="elodie")
        make(timeline=other, name="Nobody")
    actors, places = NameShelf(Actor, timeline, NAMES), NameShelf(Place, timeline, NAMES)
    assert [actors.find(name) for name in NAMES] == [known_actor(timeline, name) for name in NAMES]
    assert [places.find(name) for name in NAMES] == [known_place(timeline, name) for name in NAMES]


def test_what_was_put_on_the_shelf_is_found_on_it() -> None:
    timeline = make_timeline()
    shelf = NameShelf(Place, timeline, ["Málaga", "MALAGA"])
    made = shelf.put("Málaga", make_place(timeline, "Málaga"))
    assert shelf.find("MALAGA") == made


def test_tags_are_known_as_one_by_one_withdrawn_ones_by_their_very_name() -> None:
    timeline = make_timeline()
    for name, withdrawn in (("stone", None), ("River", None), ("past", LONG_AGO)):
        Tag.objects.create(timeline=timeline, name=name, withdrawn_at=withdrawn)
    names = ["stone", "STONE", "river", "past", "PAST", "new"]
    shelf = TagShelf(timeline, names)
    assert [shelf.find(name) for name in names] == [known_tag(timeline, name) for name in names]


def test_sources_are_known_as_one_by_one() -> None:
    timeline = make_timeline()
    make_source(
        timeline, "WSWS", title="No easing", container_title="World Socialist Web Site", url="https://a.example"
    )
    make_source(timeline, "Post", title="No éasing", container_title="Washington Post")
    make_source(timeline, "Gone", withdrawn_at=LONG_AGO)
    wanted = [
        {"url": url, "title": title, "short_title": short, "container_title": container}
        for url in ("", "https://a.example", "https://b.example")
        for title in ("", "no easing", "wsws", "Gone")
        for short in ("", "POST")
        for container in ("", "washington post", "Elsewhere")
    ]
    shelf = SourceShelf(timeline, wanted)
    assert [shelf.find(**each) for each in wanted] == [known_source(timeline, **each) for each in wanted]


def test_an_event_is_here_by_title_and_date_or_by_title_and_source() -> None:
    timeline = make_timeline()
    event = make_event(timeline, "The bridge opens", "1901-05")
    source = make_source(timeline)
    make_citation(event, source)
    make_event(timeline, "Gone", "1901", state=EventState.WITHDRAWN)
    asked = [
        Told("the BRIDGE opens", parse("1901-05")),
        Told("The bridge opens", parse("1901-06")),
        Told("The bridge opens", None, source.pk),
        Told("The bridge opens", None, source.pk + 1),
        Told("Gone", parse("1901")),
    ]
    assert already_here(timeline, asked) == [event.number, None, event.number, None, None]

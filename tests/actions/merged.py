"""Two events that are one, with everything that an event can have; and their merging."""

from __future__ import annotations

from collections.abc import Mapping

from events.actions.merging import Merge, merge_events
from events.models import Annotation, Event, Story, StoryStep, Timeline, User
from events.queries.event.merging import Taken
from tests import factories as make

NOTED = "2007-05-01T00:00Z"


def two_tellings(timeline: Timeline) -> tuple[Event, Event]:
    """Two tellings of one opening, with everything that an event can have, and a third event beside them."""
    goes = make.make_event(timeline, "The bridge is opened", "1901-03-10", summary="A band.", weight=90)
    stays = make.make_event(timeline, "Opening", "1901-03", place=make.make_place(timeline, "Old Bridge"))
    third = make.make_event(timeline, "The flood", "1903")
    courier, echo = (make.make_source(timeline, name) for name in ("Courier", "Echo"))
    said = make.make_citation(goes, courier)
    reading = make.make_reading(said, "1901-03-10", date_as_written="10 March")
    Event.objects.filter(pk=goes.pk).update(dating_basis="reading", dating_reading=reading, dating_rationale="")
    make.make_passage(said, "a band played")
    make.withdraw(make.make_citation(goes, echo))
    make.make_citation(stays, echo)
    for event in (goes, stays):
        make.make_part(event, "Ada", "host")
        make.make_tagging(event, "stone")
        make.make_relation(event, "before", third)
    make.make_part(goes, "Bo", "guest")
    make.make_tagging(goes, "steel")
    twin = make.make_relation(third, "after", goes, citation=said)  # the same the other way round, by a source
    make.make_reading(make.make_citation(third, courier), None, form="relative", relation=twin)
    between = make.make_relation(goes, "same as", stays)
    make.make_reading(make.make_citation(stays, courier), None, form="relative", relation=between)
    Annotation.objects.create(
        timeline=timeline, event=goes, body="Sure?", author=make.make_user("bob"), written_at=NOTED
    )
    story = Story.objects.create(timeline=timeline, number=1, title="Floods", state="approved")
    for position, (event, text) in enumerate(((stays, ""), (goes, ""), (goes, "Look."))):
        StoryStep.objects.create(timeline=timeline, story=story, event=event, text=text, position=position)
    make.place(timeline)
    return Event.objects.get(pk=goes.pk), Event.objects.get(pk=stays.pk)


def merge(pair: tuple[Event, Event], by: User, take: Mapping[str, Taken] | None = None, **more: object) -> Event:
    goes, stays = (Event.objects.get(pk=event.pk) for event in pair)
    options = {key: more.pop(key) for key in ("shown",) if key in more}
    asked = Merge(
        goes=goes, goes_version=goes.version, stays=stays, stays_version=stays.version, take=take or {}, **options
    )
    return merge_events(merge=asked, by=by, **more)

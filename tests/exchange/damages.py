"""One damage for each rule of a document, with what is said about it: long because the rules are many."""

from __future__ import annotations

from collections.abc import Callable

from tests.exchange.documents import Item

ELSEWHERE = "0191d8a4-0000-7000-8000-000000000000"
Damage = Callable[[Item], object]


def event(document: Item) -> Item:
    return document["events"][0]


def citation(document: Item) -> Item:
    return event(document)["citations"][0]


def reading(document: Item) -> Item:
    return citation(document)["readings"][0]


def relation(document: Item) -> Item:
    return document["relations"][0]


def note(document: Item) -> Item:
    return document["annotations"][0]


BRIDGE = "events[0] “The bridge opens”"
READING = f"{BRIDGE} → citations[0] → readings[0]"
MISSING = f"No {{}} in this document have the id “{ELSEWHERE}”"

# name, damage, place, what, remedy
CASES: list[tuple[str, Damage, str, str, str]] = [
    (
        "31 February",
        lambda d: reading(d).update(date={"edtf": "2007-02-31"}),
        f"{READING}.date.edtf",
        "“2007-02-31” cannot be read as a date",
        "February 2007",
    ),
    (
        "a reversed interval",
        lambda d: event(d).update(date={"edtf": "2008/2007"}),
        f"{BRIDGE} → date.edtf",
        "“2008/2007” cannot be read as a date",
        "write 2007/2008",
    ),
    (
        "words for a date",
        lambda d: d["sources"][0].update(published={"edtf": "last May"}),
        "sources[0] “The opening” → published.edtf",
        "“last May” cannot be read as a date",
        "",
    ),
    (
        "a date of nothing",
        lambda d: reading(d).update(date={}),
        f"{READING}.date",
        "The date has neither edtf nor bounds",
        '{"edtf": "2007-03-10"}',
    ),
    (
        "bounds without a precision",
        lambda d: reading(d).update(date={"bounds": [0, 1, 0, 1]}),
        f"{READING}.date.precision",
        "Without edtf, bounds do not say how exact they are",
        "Add a precision",
    ),
    (
        "bounds beside the string",
        lambda d: reading(d).update(date={"edtf": "1970-01-01", "bounds": [0, 1, 0, 1]}),
        f"{READING}.date.bounds",
        "The bounds do not agree with edtf “1970-01-01”",
        "write [0, 86400, 0, 86400]",
    ),
    (
        "bounds that contradict",
        lambda d: reading(d).update(date={"precision": "day", "bounds": [5, 1, 0, 1]}),
        f"{READING}.date.bounds",
        "The bounds contradict each other",
        "write the earlier one first",
    ),
    (
        "a precision finer than the string",
        lambda d: reading(d).update(date={"edtf": "2007", "precision": "day"}),
        f"{READING}.date.edtf",
        "“2007” cannot be read as a date",
        "known only to the year",
    ),
    (
        "unknown sides beside the string",
        lambda d: reading(d).update(date={"edtf": "2007/", "unknown": ["begins"]}),
        f"{READING}.date.unknown",
        "The unknown sides do not agree with edtf “2007/”",
        "Leave them out.",
    ),
    (
        "two zones",
        lambda d: reading(d).update(date={"edtf": "2007-01-01T00:00:00Z", "zone": "+03:00"}),
        f"{READING}.date.zone",
        "The zone “+03:00” is not that of edtf, “Z”",
        "Leave one of them out.",
    ),
    (
        "a zone that is none",
        lambda d: reading(d).update(date={"edtf": "2007", "zone": "Irbil"}),
        f"{READING}.date.zone",
        "“Irbil” is no time zone",
        "Asia/Baghdad",
    ),
    (
        "a timeline's zone that is none",
        lambda d: d["timeline"].update(time_zone="Mars/Base"),
        "timeline.time_zone",
        "“Mars/Base” is no time zone",
        "Asia/Baghdad",
    ),
    (
        "an endless opening range",
        lambda d: d["timeline"].update(opening_range={"edtf": "2007/.."}),
        "timeline.opening_range",
        "The range has a side without a bound",
        "2007-01-01/2007-05-31",
    ),
    (
        "a source of another timeline",
        lambda d: citation(d).update(source=ELSEWHERE),
        f"{BRIDGE} → citations[0].source",
        MISSING.format("sources"),
        "Ids of other timelines mean nothing.",
    ),
    (
        "a speaker of another timeline",
        lambda d: citation(d).update(speaker=ELSEWHERE),
        f"{BRIDGE} → citations[0].speaker",
        MISSING.format("actors"),
        "Add it",
    ),
    (
        "an event of another timeline",
        lambda d: relation(d).update(other=ELSEWHERE),
        "relations[0].other",
        MISSING.format("events"),
        "Add it",
    ),
    (
        "a citation of another timeline",
        lambda d: relation(d).update(citation=ELSEWHERE),
        "relations[0].citation",
        MISSING.format("citations"),
        "Add it",
    ),
    (
        "a place of another timeline",
        lambda d: event(d).update(place=ELSEWHERE),
        f"{BRIDGE} → place",
        MISSING.format("places"),
        "Add it",
    ),
    (
        "a step on an event of another timeline",
        lambda d: d["stories"][0]["steps"][0].update(event=ELSEWHERE),
        "stories[0] “It is built” → steps[0].event",
        MISSING.format("events"),
        "",
    ),
    (
        "a step that says nothing",
        lambda d: d["stories"][0]["steps"][0].pop("event"),
        "stories[0] “It is built” → steps[0]",
        "The step says nothing",
        "Name an event",
    ),
    (
        "a stretch that ends before it begins",
        lambda d: d["stories"][0]["steps"][0].update(show=[5, 5]),
        "stories[0] “It is built” → steps[0].show",
        "The stretch ends before it begins",
        "earlier second",
    ),
    (
        "two stories of one number",
        lambda d: d["stories"].append({"id": ELSEWHERE, "number": 1, "title": "Again"}),
        "stories[1] “Again” → number",
        "Another story has the number 1",
        "",
    ),
    (
        "an era that does not last",
        lambda d: d["eras"][0].update(date={"edtf": "2007-03"}),
        "eras[0] “The age of stone” → date",
        "The date is no stretch that has surely begun when it ends",
        "write from when to when",
    ),
    (
        "an era that ends before it begins",
        lambda d: d["eras"][0].update(date={"edtf": "2008/2007"}),
        "eras[0] “The age of stone” → date.edtf",
        "“2008/2007” cannot be read as a date",
        "write 2007/2008",
    ),
    (
        "a group of another timeline",
        lambda d: d["timeline"].update(group_order=[ELSEWHERE]),
        "timeline → group_order[0]",
        MISSING.format("people, places, tags or sources"),
        "",
    ),
    (
        "a tag of another timeline",
        lambda d: event(d).update(tags=[ELSEWHERE]),
        f"{BRIDGE} → tags[0]",
        MISSING.format("tags"),
        "Add it",
    ),
    (
        "a person of another timeline",
        lambda d: event(d)["people"][0].update(actor=ELSEWHERE),
        f"{BRIDGE} → people[0].actor",
        MISSING.format("actors"),
        "Add it",
    ),
    (
        "a note on another timeline",
        lambda d: note(d).update(event=ELSEWHERE),
        "annotations[0].event",
        MISSING.format("events"),
        "Add it",
    ),
    (
        "a reply to another timeline",
        lambda d: note(d).update(reply_to=ELSEWHERE),
        "annotations[0].reply_to",
        MISSING.format("annotations"),
        "Add it",
    ),
    (
        "an id twice",
        lambda d: d["events"][1].update(id=event(d)["id"]),
        "events[1] “The bridge is painted” → id",
        "stands twice among the events",
        "Give one of them an id of its own.",
    ),
    (
        "a reading's id twice",
        lambda d: citation(d)["readings"].append(reading(d) | {}),
        f"{BRIDGE} → citations[0] → readings[1].id",
        "stands twice among the readings",
        "Give one of them",
    ),
    (
        "a passage's id twice",
        lambda d: note(d).update(passages=[citation(d)["passages"][0]]),
        f"{BRIDGE} → citations[0] → passages[0].id",
        "stands twice among the passages",
        "Give one of them",
    ),
    (
        "a number twice",
        lambda d: d["events"][1].update(number=1),
        "events[1] “The bridge is painted” → number",
        "Another event has the number 1",
        "Give each event a number of its own.",
    ),
    (
        "a tag twice",
        lambda d: d["tags"].append({"id": ELSEWHERE, "name": "stone"}),
        "tags[1] “stone” → name",
        "The tag “stone” stands twice",
        "Keep one",
    ),
    (
        "a tag twice on an event",
        lambda d: event(d)["tags"].append(event(d)["tags"][0]),
        f"{BRIDGE} → tags[1]",
        "stands twice on the event",
        "Keep it once.",
    ),
    (
        "a role twice",
        lambda d: event(d)["people"].append(event(d)["people"][0] | {"id": ELSEWHERE}),
        f"{BRIDGE} → people[1]",
        "The same actor has the role “host” twice",
        "name another role",
    ),
    (
        "a paragraph twice",
        lambda d: d["sources"][0].update(digest=[{"paragraph": 1, "text": "a"}, {"paragraph": 1, "text": "b"}]),
        "sources[0] “The opening” → digest[1].paragraph",
        "Paragraph 1 is summarised twice",
        "Join the two",
    ),
    (
        "a date without a basis",
        lambda d: event(d).pop("dating"),
        f"{BRIDGE} → dating",
        "has a date, but no dating",
        '{"basis": "ruled"',
    ),
    (
        "a ruling without a reason",
        lambda d: event(d).update(dating={"basis": "ruled"}),
        f"{BRIDGE} → dating.rationale",
        "A date that was decided gives its reason",
        "Write why",
    ),
    (
        "another event's reading",
        lambda d: event(d).update(dating={"basis": "reading", "reading": ELSEWHERE}),
        f"{BRIDGE} → dating.reading",
        "No citation of this event has a reading",
        "one of its readings",
    ),
    (
        "a date where none belongs",
        lambda d: reading(d).update(form="withdrawn"),
        f"{READING}.date",
        "A reading of the form withdrawn has no date",
        "Leave it out.",
    ),
    (
        "no date where one belongs",
        lambda d: reading(d).pop("date"),
        f"{READING}.date",
        "A reading of the form date has a date",
        "Add it",
    ),
    (
        "relative without a relation",
        lambda d: reading(d).update(form="relative", date=None),
        f"{READING}.relation",
        "A reading of the form relative has a relation",
        "Add the id",
    ),
    (
        "a relation of two others",
        lambda d: (
            d["events"].append({"id": ELSEWHERE, "number": 3, "title": "x"}),
            relation(d).update(event=ELSEWHERE),
            reading(d).update(form="relative", date=None, relation=relation(d)["id"]),
        ),
        f"{READING}.relation",
        "The relation is between two other events",
        "this event is part of",
    ),
    (
        "a relation to itself",
        lambda d: relation(d).update(other=event(d)["id"]),
        "relations[0].other",
        "The relation joins an event to itself",
        "another event",
    ),
    (
        "a gap where none belongs",
        lambda d: relation(d).update(kind="part of", gap={"least": 1, "unit": "days"}),
        "relations[0].gap",
        "A relation of the kind part of has no gap",
        "Leave it out.",
    ),
    (
        "a reversed gap",
        lambda d: relation(d).update(gap={"least": 2, "most": 1, "unit": "days"}),
        "relations[0].gap.most",
        "At most 1 is less than at least 2",
        "smaller one first",
    ),
    (
        "half a duration",
        lambda d: reading(d).update(duration={"least": 2, "unit": "days"}),
        f"{READING}.duration.most",
        "The length has no most",
        "2 to 2 days",
    ),
    (
        "a locator of nothing",
        lambda d: citation(d).pop("locator_kind"),
        f"{BRIDGE} → citations[0].locator_kind",
        "does not say what it counts",
        "paragraph",
    ),
    (
        "half a place",
        lambda d: d["places"][0].pop("latitude"),
        "places[0] “The firth” → latitude",
        "The place has no latitude",
        "both coordinates, or neither",
    ),
    (
        "a note about two things",
        lambda d: note(d).update(source=d["sources"][0]["id"]),
        "annotations[0]",
        "The note is about event and source",
        "exactly one",
    ),
    (
        "a day that does not exist",
        lambda d: d["sources"][0].update(accessed_on="2007-02-30"),
        "sources[0] “The opening” → accessed_on",
        "“2007-02-30” is no day",
        "2007-03-10",
    ),
    (
        "a time that does not exist",
        lambda d: note(d).update(written_at="2026-13-01T00:00:00Z"),
        "annotations[0].written_at",
        "“2026-13-01T00:00:00Z” is no time",
        "2007-03-12T09:30:00Z",
    ),
    (
        "a circle of sources",
        lambda d: d["sources"][0].update(derived_from=d["sources"][0]["id"]),
        "sources[0] “The opening” → derived_from",
        "leads in a circle",
        "Leave one of them out.",
    ),
]

"""What must hold in events and the relations between them, beyond the schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from events.exchange.date_objects import DateReader
from events.exchange.identity import Ids, Item, missing, unknown_id
from events.exchange.problems import Found, shown
from events.models import TEMPORAL, DatingBasis, ReadingForm

_DATED_FORMS = (ReadingForm.DATE, ReadingForm.UNDER_WAY)


def problems_in_events(events: Iterable[Item], ids: Ids, dates: DateReader) -> Iterator[Found]:
    """Everything that is wrong with events of the right shape, their citations and readings included."""
    numbers: set[int] = set()
    for index, event in enumerate(events):
        if event["number"] in numbers:
            what = f"Another event has the number {event['number']}"
            yield Found(("events", index, "number"), what, "Give each event a number of its own.")
        numbers.add(event["number"])
        for found in _in_event(event, ids, dates):
            yield found.under(index).under("events")


def _in_event(event: Item, ids: Ids, dates: DateReader) -> Iterator[Found]:
    yield from missing(event, "place", ids.places, "places")
    yield from _dating(event, ids, dates)
    tags: set[str] = set()
    for index, tag in enumerate(event.get("tags", ())):
        if tag.lower() not in ids.tags:
            yield unknown_id(("tags", index), tag, "tags")
        elif tag.lower() in tags:
            yield Found(("tags", index), f"The tag {shown(tag)} stands twice on the event", "Keep it once.")
        tags.add(tag.lower())
    parts: set[tuple[str, str]] = set()
    for index, part in enumerate(event.get("people", ())):
        for found in missing(part, "actor", ids.actors, "actors"):
            yield found.under(index).under("people")
        key = (part["actor"].lower(), part.get("role", ""))
        if key in parts:
            what = f"The same actor has the role {shown(key[1])} twice"
            yield Found(("people", index), what, "Keep one, or name another role.")
        parts.add(key)
    own = event["id"].lower()
    for index, citation in enumerate(event.get("citations", ())):
        for found in _in_citation(citation, own, ids, dates):
            yield found.under(index).under("citations")


def _dating(event: Item, ids: Ids, dates: DateReader) -> Iterator[Found]:
    has_date = event.get("date") is not None
    if has_date:
        read = dates.read(event["date"])
        if isinstance(read, Found):
            yield read.under("date")
    dating = event.get("dating", {})
    basis = dating.get("basis", DatingBasis.UNDATED)
    if has_date and basis == DatingBasis.UNDATED:
        what = "The event has a date, but no dating that says what it rests on"
        yield Found(("dating",), what, 'Add one, as {"basis": "ruled", "rationale": "…"}, or leave the date out.')
    if basis == DatingBasis.RULED and not dating.get("rationale"):
        yield Found(("dating", "rationale"), "A date that was decided gives its reason", "Write why, in the rationale.")
    reading = dating.get("reading")
    if reading and ids.readings.get(reading.lower()) != event["id"].lower():
        what = f"No citation of this event has a reading with the id {shown(reading)}"
        yield Found(("dating", "reading"), what, "Write the id of one of its readings, or leave the key out.")


def _in_citation(citation: Item, event: str, ids: Ids, dates: DateReader) -> Iterator[Found]:
    yield from missing(citation, "source", ids.sources, "sources")
    yield from missing(citation, "speaker", ids.actors, "actors")
    if citation.get("locator") and not citation.get("locator_kind"):
        yield Found(("locator_kind",), "The locator does not say what it counts", "Add locator_kind, as paragraph.")
    for index, reading in enumerate(citation.get("readings", ())):
        for found in _in_reading(reading, event, ids, dates):
            yield found.under(index).under("readings")


def _in_reading(reading: Item, event: str, ids: Ids, dates: DateReader) -> Iterator[Found]:
    form = reading["form"]
    has_date, relation = reading.get("date") is not None, reading.get("relation")
    if has_date:
        read = dates.read(reading["date"])
        if isinstance(read, Found):
            yield read.under("date")
    if has_date != (form in _DATED_FORMS):
        what = f"A reading of the form {form} has {'no' if has_date else 'a'} date"
        yield Found(("date",), what, "Leave it out." if has_date else 'Add it, as {"edtf": "2007-03-10"}.')
    if bool(relation) != (form == ReadingForm.RELATIVE):
        what = f"A reading of the form {form} has {'no' if relation else 'a'} relation"
        yield Found(("relation",), what, "Leave it out." if relation else "Add the id of one of the relations.")
    elif relation:
        yield from missing(reading, "relation", ids.relations, "relations")
        found = ids.relations.get(relation.lower())
        if found is not None and event not in (found["event"].lower(), found["other"].lower()):
            what = "The relation is between two other events"
            yield Found(("relation",), what, "Write the id of one that this event is part of.")
    duration = reading.get("duration")
    if duration is not None:
        yield from (each.under("duration") for each in _in_length(duration, is_bounded=True))


def _in_length(length: Item, *, is_bounded: bool) -> Iterator[Found]:
    most = length.get("most")
    if most is None:
        if is_bounded:
            yield Found(("most",), "The length has no most", "Add it; a two-day meeting lasts 2 to 2 days.")
    elif most < length["least"]:
        yield Found(
            ("most",), f"At most {most} is less than at least {length['least']}", "Write the smaller one first."
        )


def problems_in_relations(relations: Iterable[Item], ids: Ids) -> Iterator[Found]:
    """Everything that is wrong with relations of the right shape."""
    for index, relation in enumerate(relations):
        for found in _in_relation(relation, ids):
            yield found.under(index).under("relations")


def _in_relation(relation: Item, ids: Ids) -> Iterator[Found]:
    yield from missing(relation, "event", ids.events, "events")
    yield from missing(relation, "other", ids.events, "events")
    yield from missing(relation, "citation", ids.citations, "citations")
    if relation["event"].lower() == relation["other"].lower():
        yield Found(("other",), "The relation joins an event to itself", "Write the id of another event.")
    gap = relation.get("gap")
    if gap is not None:
        if relation["kind"] not in TEMPORAL:
            what = f"A relation of the kind {relation['kind']} has no gap"
            yield Found(("gap",), what, f"Leave it out. These have one: {', '.join(TEMPORAL)}.")
        yield from (each.under("gap") for each in _in_length(gap, is_bounded=False))

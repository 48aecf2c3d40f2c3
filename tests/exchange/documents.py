"""Documents made up for the tests: one small one, and a family of any shape, canonical by construction."""

from __future__ import annotations

import json
import uuid
from typing import Any

from hypothesis import strategies as st

from events.dates import DateValue, Precision, parse, under_way
from events.models.fields import BOUNDS

Item = dict[str, Any]

EDTF = (
    *(
        "2007-03-10",
        "2007-03",
        "2007",
        "-0752",
        "0000",
        "Y-170000",
        "2007-03-01/2007-03-31",
        "2007-03-10/..",
        "../2007",
    ),
    *(
        "/2007-05-04",
        "2007-05-04/",
        "[2007-03-01..2007-03-09]",
        "[..2007-03-09]",
        "{2007,2009}",
        "1984?",
        "1984~/2004%",
    ),
    *("2007-03-10T11:30:00Z", "2007-03-10T11:30:00+03:00", "2007-03-10T11:30:00", "200X", "19XX", "2007-21", "1950S2"),
)


def date_object(value: DateValue) -> Item:
    """The canonical date object of a value."""
    item: Item = {"edtf": value.edtf} if value.edtf else {}
    item["precision"] = str(value.precision)
    if value.zone and value.zone not in value.edtf:
        item["zone"] = value.zone
    item["bounds"] = [getattr(value, bound) for bound in BOUNDS]
    sides = {"unknown": value.unknown, "approximate": value.approximate, "uncertain": value.uncertain}
    return item | {flag: list(found) for flag, found in sides.items() if found}


def canonical(document: Item) -> bytes:
    """A canonical document as bytes: head, then one item per line."""
    lists = list(document.items())[3:]
    head = json.dumps(document["timeline"], ensure_ascii=False)
    whole = f'{{"format": "dateline-timeline", "version": 1,\n"timeline": {head}'
    for name, items in lists:
        lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
        whole += f',\n"{name}": [\n{lines}\n]' if items else f',\n"{name}": []'
    return (whole + "}\n").encode()


def small() -> Item:
    """A source, two events with people, a place, a tag, a citation with everything in it, a relation and a note."""
    name = iter(str(uuid.UUID(int=number)) for number in range(1, 100))
    source, actor, place, tag, one, two, relation, citation, reading = (next(name) for _ in range(9))
    day = date_object(parse("1890-03-04"))
    return {
        "format": "dateline-timeline",
        "version": 1,
        "timeline": {"slug": "bridges", "title": "Bridges"},
        "sources": [{"id": source, "title": "The opening", "published": date_object(parse("1890-03-05"))}],
        "actors": [{"id": actor, "name": "Ada"}],
        "places": [{"id": place, "name": "The firth", "latitude": 56.0006, "longitude": -3.3886}],
        "tags": [{"id": tag, "name": "stone"}],
        "eras": [{"id": next(name), "title": "The age of stone", "date": date_object(parse("1800/1890-03-04"))}],
        "events": [
            {
                "id": one,
                "number": 1,
                "title": "The bridge opens",
                "place": place,
                "date": day,
                "dating": {"basis": "reading", "reading": reading},
                "tags": [tag],
                "people": [{"id": next(name), "actor": actor, "role": "host"}],
                "citations": [
                    {
                        "id": citation,
                        "source": source,
                        "locator_kind": "page",
                        "locator": "3",
                        "passages": [{"id": next(name), "exact": "opened yesterday"}],
                        "readings": [{"id": reading, "as_written": "yesterday", "form": "date", "date": day}],
                    }
                ],
            },
            {"id": two, "number": 2, "title": "The bridge is painted"},
        ],
        "relations": [{"id": relation, "event": one, "kind": "before", "other": two, "citation": citation}],
        "annotations": [{"id": next(name), "body": "Really?", "event": one, "written_at": "2026-01-02T03:04:05Z"}],
        "stories": [
            {"id": next(name), "number": 1, "title": "It is built", "steps": [{"id": next(name), "event": one}]}
        ],
    }


words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12)
ids = st.uuids().map(str)
dates = st.one_of(
    st.sampled_from(EDTF).map(parse),
    st.just(under_way(parse("2007-03-12"))),
    st.just(parse("2007-01-11T03:00:00+03:00", precision=Precision.HOUR)),
    st.builds(
        lambda begins, length: DateValue.from_bounds(
            begins, begins + length, begins, None, precision=Precision.MINUTE, ends_unknown=True, zone="Asia/Baghdad"
        ),
        st.integers(-(2**40), 2**40),
        st.integers(1, 2**20),
    ),
).map(date_object)


def item(**keys: Any) -> st.SearchStrategy[Item]:
    """Objects with these keys in this order; one under a name that ends in _ may be missing."""

    def assembled(values: tuple[Any, ...]) -> Item:
        pairs = zip(keys, values, strict=True)
        return {key.rstrip("_"): value for key, value in pairs if value is not None}

    parts = [st.none() | value if key.endswith("_") else value for key, value in keys.items()]
    return st.tuples(*parts).map(assembled)


def some(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[list[Any] | None]:
    """A list that is there only if it is not empty."""
    return st.lists(strategy, max_size=most).map(lambda found: found or None)


def length(*, is_bounded: bool) -> st.SearchStrategy[Item]:
    bounded = st.tuples(st.integers(0, 5), st.integers(5, 9))
    units = st.sampled_from(("days", "weeks", "seconds"))
    whole = st.tuples(bounded, units).map(lambda drawn: {"least": drawn[0][0], "most": drawn[0][1], "unit": drawn[1]})
    return whole if is_bounded else whole | units.map(lambda unit: {"least": 1, "unit": unit})

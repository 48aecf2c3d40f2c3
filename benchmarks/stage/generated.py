"""A made-up timeline of any size, the same for the same seed: three citations to each event, as in a real one."""

import json
import random
import uuid
from typing import Any

SEED = 2007
WORDS = [
    *("council", "minister", "border", "meeting", "report", "army", "river", "bridge", "treaty", "election", "strike"),
    *("harbour", "museum", "railway", "court", "harvest", "flood", "printing", "garden", "observatory", "expedition"),
    *("library", "parliament", "letter", "archive", "witness", "market"),
]
STANCES = ("reports", "reports", "reports", "announces", "claims", "denies")

Item = dict[str, Any]


class Maker:
    """Words, ids and dates from one source of chance."""

    def __init__(self, seed: int = SEED) -> None:
        self.rng = random.Random(seed)

    def id(self) -> str:
        """A UUID of version 7's shape."""
        return str(uuid.UUID(int=self.rng.getrandbits(128) & ~(0xF << 76) | (7 << 76)))

    def words(self, least: int, most: int) -> str:
        """So many words, the first with a capital letter."""
        return " ".join(self.rng.choices(WORDS, k=self.rng.randint(least, most))).capitalize()

    def date(self) -> Item:
        """A day, mostly; a month, a time or a stretch now and then."""
        year, month, day = self.rng.randint(1990, 2019), self.rng.randint(1, 12), self.rng.randint(1, 28)
        kind = self.rng.random()
        if kind < 0.15:
            return {"edtf": f"{year}-{month:02d}"}
        if kind < 0.2:
            return {"edtf": f"{year}-{month:02d}-{day:02d}T{day % 24:02d}:00:00+03:00", "precision": "hour"}
        if kind < 0.3:
            return {"edtf": f"{year}-{month:02d}-{day:02d}/{year}-{month:02d}-28"}
        return {"edtf": f"{year}-{month:02d}-{day:02d}"}


def document(events: int, *, slug: str = "generated", seed: int = SEED) -> bytes:
    """A document that imports: `events` events, three citations each with a reading and a passage, two people each."""
    make = Maker(seed)
    sources = [_source(make) for _ in range(max(8, events // 50))]
    actors = [{"id": make.id(), "name": make.words(2, 3)} for _ in range(max(8, events // 20))]
    places = [
        {"id": make.id(), "name": make.words(1, 2), "latitude": make.rng.randint(-60, 60), "longitude": index % 180}
        for index in range(max(8, events // 50))
    ]
    tags = [{"id": make.id(), "name": f"{make.words(1, 2)} {index}"} for index in range(30)]
    named = {"sources": sources, "actors": actors, "places": places, "tags": tags}
    rows = [_event(make, number, named) for number in range(1, events + 1)]
    relations = [
        {"id": make.id(), "event": one["id"], "kind": "before", "other": other["id"]}
        for one, other in zip(rows[::5], rows[1::5], strict=False)
    ]
    timeline = {"slug": slug, "title": make.words(3, 6), "time_zone": "Asia/Baghdad"}
    whole = {
        "format": "dateline-timeline",
        "version": 1,
        "timeline": timeline,
        **named,
        "events": rows,
        "relations": relations,
        "annotations": [],
    }
    return json.dumps(whole, ensure_ascii=False).encode()


def _source(make: Maker) -> Item:
    return {
        "id": make.id(),
        "title": make.words(4, 9),
        "container_title": make.words(1, 3),
        "authors": [{"family": make.words(1, 1), "given": make.words(1, 1)}],
        "published": make.date(),
        "published_basis": "stated",
        "url": "https://example.org/" + make.words(1, 1).lower(),
    }


def _event(make: Maker, number: int, named: dict[str, list[Item]]) -> Item:
    citations = [_citation(make, make.rng.choice(named["sources"])) for _ in range(3)]
    reading = citations[0]["readings"][0]
    return {
        "id": make.id(),
        "number": number,
        "title": make.words(4, 9),
        "summary": make.words(10, 40),
        "weight": make.rng.choice((20, 50, 50, 50, 90)),
        "place": make.rng.choice(named["places"])["id"],
        "date": reading["date"],
        "dating": {"basis": "reading", "reading": reading["id"], "rationale": "the only one"},
        "tags": [tag["id"] for tag in make.rng.sample(named["tags"], 2)],
        "people": [
            {"id": make.id(), "actor": actor["id"], "role": role}
            for actor, role in zip(make.rng.sample(named["actors"], 2), ("host", "speaker"), strict=True)
        ],
        "citations": citations,
    }


def _citation(make: Maker, source: Item) -> Item:
    return {
        "id": make.id(),
        "source": source["id"],
        "locator_kind": "paragraph",
        "locator": str(make.rng.randint(1, 40)),
        "stance": make.rng.choice(STANCES),
        "passages": [{"id": make.id(), "exact": make.words(8, 30)}],
        "readings": [{"id": make.id(), "as_written": make.words(1, 3), "form": "date", "date": make.date()}],
    }

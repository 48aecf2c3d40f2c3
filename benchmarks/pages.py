"""How long the pages of a timeline take, for readers without an account: `python -m benchmarks.pages [N …]`.

Whole requests through Django in one process (middleware, queries, templates), without network and server; no answer is
a 304. Timeline and list are asked for as they open, searched, deep in their pages and as reported by a day; table and
calendar as they open and far in.
"""

import random
from collections.abc import Iterator
from typing import Any

from benchmarks.stage.asking import ask
from benchmarks.stage.made_up import at_every_size, by_popularity

REQUESTS = 30
SEED = 2007


def main() -> None:
    """Print p50/p95 in milliseconds."""
    at_every_size(__doc__, measure)


def measure(timeline: Any) -> None:
    """Every page of one timeline; a view that is not there is left out."""
    from django.test import Client

    from events.views.ways import WAYS

    client = Client()
    ways = {way.value for way in WAYS}
    base = f"/t/{timeline.slug}/"
    tag = by_popularity(timeline)["tag"][0][0]
    for name, addresses in {
        "timeline": [base] * REQUESTS,
        "timeline searched": [f"{base}?q={word}" for word in words()],
        "timeline of the most popular tag": [f"{base}?tag={tag}"] * REQUESTS,
        "timeline as reported by another day each": [f"{base}?known={day}" for day in days()],
        "list": [f"{base}?view=list"] * REQUESTS,
        "list, its last page": [f"{base}?view=list&page={10**6}"] * REQUESTS,
        "list, anywhere in it": [f"{base}?view=list&page={page}" for page in pages(timeline)],
        "table": [f"{base}?view=table"] * REQUESTS,
        "table, anywhere in it": [f"{base}?view=table&page={page}" for page in pages(timeline)],
        "table of the most popular tag": [f"{base}?view=table&tag={tag}"] * REQUESTS,
        "calendar": [f"{base}?view=calendar"] * REQUESTS,
        "map": [f"{base}?view=map"] * REQUESTS,
    }.items():
        if name.split()[0].rstrip(",") not in ways:
            continue
        print(f"{name}: {ask(client, addresses)}", flush=True)


def words() -> Iterator[str]:
    """Something to look for: a common word, or two."""
    pick = random.Random(SEED)
    for _ in range(REQUESTS):
        yield "+".join(pick.sample(["council", "harbour", "flood", "witness", "observatory"], pick.randint(1, 2)))


def days() -> Iterator[str]:
    """Days by which some had been published, each asked for once: nothing is remembered of it."""
    pick = random.Random(SEED)
    for _ in range(REQUESTS):
        yield f"{pick.randint(1995, 2025)}-{pick.randint(1, 12):02d}-{pick.randint(1, 28):02d}"


def pages(timeline: Any) -> Iterator[int]:
    """Numbers of pages, of a hundred events each."""
    pick = random.Random(SEED)
    most = max(1, timeline.ledger.event_number // 100)
    for _ in range(REQUESTS):
        yield pick.randint(1, most)


if __name__ == "__main__":
    main()

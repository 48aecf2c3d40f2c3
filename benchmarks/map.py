"""How long the map's data and its page take, at every size of a timeline: `python -m benchmarks.map [N …]`.

Whole requests through Django in one process as a stranger, no answer a 304: marks of the whole world at the zooms that
it opens at; of a part of it around some place, as somebody who moves the map asks; within a box that is a filter, small
and over most places; in stretches of time; under each filter (the most popular choice, a middling and a rare one); both
together; as reported by a day. Then the page of the map as it opens, and far in its list.
"""

import random
from collections.abc import Iterator
from typing import Any

from benchmarks.stage.asking import ask
from benchmarks.stage.made_up import at_every_size, by_popularity

REQUESTS = 20
SEED = 2007
FARTHEST = 85  # degrees of latitude that a frame reaches


def main() -> None:
    """Print p50/p95 in milliseconds."""
    at_every_size(__doc__, measure)


def measure(timeline: Any) -> None:
    """Every question about the map of one timeline."""
    from django.test import Client

    client = Client()
    base = f"/t/{timeline.slug}/"
    world = [f"{base}map.json?zoom={turn % 3}" for turn in range(REQUESTS)]
    stretches = [f"{address}&{stretch}" for address, stretch in zip(world, spans(timeline), strict=True)]

    def say(name: str, addresses: list[str]) -> None:
        print(f"{name}: {ask(client, addresses)}", flush=True)

    say("the whole world", world)
    say("a frame around some place", [f"{base}map.json?{frame}" for frame in frames(timeline)])
    say("within a small box", [f"{base}map.json?box={box}&zoom=5" for box in boxes(timeline, 4)])
    say("within a box over most places", [f"{base}map.json?box={box}&zoom=2" for box in boxes(timeline, 120)])
    say("in a stretch of time", stretches)
    for kind, choices in by_popularity(timeline).items():
        for value, count in choices:
            say(f"{kind} of {count:,} events", [f"{address}&{kind}={value.replace(' ', '+')}" for address in world])
    tag = by_popularity(timeline)["tag"][0][0]
    say("the most popular tag in a stretch", [f"{address}&tag={tag}" for address in stretches])
    say("as reported by a day", [f"{address}&known=2010-06-15" for address in world[:6]])
    say("the page", [f"{base}?view=map"] * REQUESTS)
    say("the page in a stretch", [f"{base}?view=map&{stretch}" for stretch in spans(timeline)])
    say("the last page of places", [f"{base}?view=map&page={10**6}"] * REQUESTS)


def somewhere(timeline: Any) -> list[tuple[float, float]]:
    """Longitude and latitude of places at random, those with many events as likely as others."""
    from events.models import Place

    rows = Place.objects.filter(timeline=timeline, latitude__isnull=False).order_by("pk")
    found = list(rows.values_list("longitude", "latitude"))
    return random.Random(SEED).choices(found, k=REQUESTS)


def frames(timeline: Any) -> Iterator[str]:
    """Parts of the map as large as a window of 1,280 by 640 pixels, at the zooms 3 to 10."""
    for turn, (longitude, latitude) in enumerate(somewhere(timeline)):
        zoom = 3 + turn % 8
        wide, high = 1280 / 256 * 360 / 2**zoom, 640 / 256 * 180 / 2**zoom
        yield f"frame={_sides(longitude, latitude, wide, high)}&zoom={zoom}"


def boxes(timeline: Any, wide: float) -> Iterator[str]:
    """Boxes of so many degrees around places."""
    for longitude, latitude in somewhere(timeline):
        yield _sides(longitude, latitude, wide, wide / 2)


def spans(timeline: Any) -> Iterator[str]:
    """Stretches of a year to a century, each begun where some event begins."""
    from events.models import Placement

    pick = random.Random(SEED)
    placed = Placement.objects.filter(timeline=timeline, audience="public", kind="current")
    some = list(placed.order_by("event").values_list("span_begins", flat=True)[:2_000])
    for _ in range(REQUESTS):
        year = 1970 + pick.choice(some) // 31_556_952
        yield f"from={year:04d}&to={year + round(100 ** pick.random()):04d}"


def _sides(longitude: float, latitude: float, wide: float, high: float) -> str:
    """A box of that size, or the part of it that there is; it may cross the antimeridian."""
    if wide >= 360:
        west, east = -180.0, 180.0
    else:
        west, east = ((longitude + side * wide / 2 + 180) % 360 - 180 for side in (-1, 1))
    south, north = (max(-FARTHEST, min(FARTHEST, latitude + side * high / 2)) for side in (-1, 1))
    return f"{west:.4f},{south:.4f},{east:.4f},{north:.4f}"


if __name__ == "__main__":
    main()

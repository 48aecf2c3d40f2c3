"""How long the timeline's page and the picture's data take, for readers without an account.

Whole requests through Django in one process (middleware, queries, templates), without network and server; no answer is
a 304. The page is asked for as it opens, searched, and deep in its list; the picture over windows of all widths:
`python -m benchmarks.pages`.
"""

import random
import statistics
import time
from collections.abc import Iterator

from benchmarks.stage.database import migrated_database
from benchmarks.stage.generated import document

SIZES = (30, 10_000)
REQUESTS = 30
DAY = 86_400
SEED = 2007


def main() -> None:
    """Print p50 and p95 in milliseconds."""
    with migrated_database():
        from django.conf import settings
        from django.db import connection

        from events.actions.accounts import create_local_owner
        from events.actions.timelines import publish_timeline
        from events.exchange import import_document

        settings.ALLOWED_HOSTS = ["testserver"]
        settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
        owner = create_local_owner()
        for size in SIZES:
            timeline = import_document(document=document(size, slug=f"generated-{size}"), by=owner)
            publish_timeline(timeline=timeline, by=owner)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        for size in SIZES:
            base = f"/t/generated-{size}/"
            measure(f"timeline page, {size:,} events", [base] * REQUESTS)
            measure(f"timeline page searched, {size:,} events", [f"{base}?q={word}" for word in words()])
            measure(f"timeline page, last of its list, {size:,} events", [f"{base}?page={10**6}"] * REQUESTS)
            measure(f"timeline page as reported by a day, {size:,} events", [f"{base}?known={day}" for day in days()])
            measure(
                f"picture as reported by a day, {size:,} events", [f"{base}viewport.json?known=2010-06-15"] * REQUESTS
            )
            measure(f"picture, {size:,} events", [f"{base}viewport.json?{window}" for window in windows()])


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


def windows() -> Iterator[str]:
    """Windows from 30 days to all there is, anywhere in it."""
    pick = random.Random(SEED)
    first, last = 631_152_000, 1_577_836_800  # 1990–2019, as generated
    for _ in range(REQUESTS * 3):
        width = round((last - first) ** pick.random() * (30 * DAY) ** (1 - pick.random()))
        width = min(max(width, 30 * DAY), last - first)
        begins = pick.randint(first, last - width)
        yield f"from={begins}&to={begins + width}&k=500"


def measure(name: str, addresses: list[str]) -> None:
    """Ask for each address once; the first ten warm up and do not count."""
    from django.test import Client

    client = Client()
    durations = []
    size = 0
    for address in [*addresses[:10], *addresses]:
        began = time.perf_counter()
        response = client.get(address)
        durations.append((time.perf_counter() - began) * 1000)
        assert response.status_code == 200, address
        size = len(response.content)
    counted = durations[10:]
    p95 = statistics.quantiles(counted, n=20)[18]
    print(f"{name}: p50 {statistics.median(counted):.0f} ms, p95 {p95:.0f} ms ({size / 1024:.0f} kB)")


if __name__ == "__main__":
    main()

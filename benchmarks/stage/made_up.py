"""Made-up timelines of every size in one database, and what can be asked of them.

`BENCHMARK_DATABASE` names a database (a URL) that is kept: what is in it is measured again and not made anew.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from benchmarks.stage.asking import LEGEND
from benchmarks.stage.database import migrated_database

SIZES = (30, 1_000, 10_000, 100_000, 1_000_000)
VARIABLE = "BENCHMARK_DATABASE"


def sizes_asked_for(description: str | None) -> list[int]:
    """The numbers of events given as arguments, ascending; all of them where none is."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("sizes", type=int, nargs="*", default=list(SIZES), help="numbers of events (all)")
    return sorted(parser.parse_args().sizes)


def at_every_size(description: str | None, measure: Callable[[Any], None]) -> None:
    """Measure a timeline of every size that was asked for, each under its heading."""
    sizes = sizes_asked_for(description)
    with stage():
        for size in sizes:
            print(f"== {size:,} events, {LEGEND}")
            measure(made(size))


@contextmanager
def stage() -> Iterator[str]:
    """Django on a durable database, deleted afterwards unless it is one that is kept; yields its address."""
    kept = os.environ.get(VARIABLE)
    with _kept_database(kept) if kept else migrated_database():
        from django.conf import settings

        settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1"]
        settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
        yield kept or _address_of(settings.DATABASES["default"])


@contextmanager
def _kept_database(address: str) -> Iterator[None]:
    import django

    os.environ["DATABASE_URL"] = address
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()

    from django.core.management import call_command
    from django.db import connection

    from events.actions.placements import derive_anew

    call_command("migrate", verbosity=0, interactive=False)
    derive_anew()  # what an older version derived: a site would do it before it serves a page
    try:
        yield
    finally:
        connection.close()


def _address_of(database: dict[str, Any]) -> str:
    from urllib.parse import quote, urlencode

    whose = quote(str(database["USER"])) + (f":{quote(str(database['PASSWORD']))}" if database.get("PASSWORD") else "")
    query = urlencode({"host": database["HOST"], **({"port": database["PORT"]} if database.get("PORT") else {})})
    return f"postgresql://{whose}@/{database['NAME']}?{query}"


def made(size: int) -> Any:
    """The public timeline of so many events, made where it is not there yet; known to the planner, rows at rest."""
    from django.db import connection

    from events.actions.accounts import create_local_owner
    from events.exchange import make_events
    from events.models import Timeline

    slug = f"made-up-{size}"
    timeline = Timeline.objects.filter(slug=slug).first()
    if timeline is None:
        began = time.perf_counter()
        timeline = make_events(count=size, by=create_local_owner(), slug=slug, is_public=True, is_alone=True)
        seconds = time.perf_counter() - began
        print(f"{size:,} events made in {seconds:.1f} s, {size / seconds:,.0f} a second", flush=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")  # as PostgreSQL does by itself within minutes of so much having been written
    return timeline


def by_popularity(timeline: Any) -> dict[str, list[tuple[str, int]]]:
    """Public ids of the most popular, a middling and a rare one of each kind that one can filter by, with counts."""
    from django.db import connection

    counted = {
        "person": "events_participation AS link JOIN events_actor AS noun ON noun.id = link.actor_id",
        "place": "events_event AS link JOIN events_place AS noun ON noun.id = link.place_id",
        "tag": "events_eventtag AS link JOIN events_tag AS noun ON noun.id = link.tag_id",
        "source": "events_citation AS link JOIN events_source AS noun ON noun.id = link.source_id",
    }
    found = {}
    with connection.cursor() as cursor:
        for kind, tables in counted.items():
            cursor.execute(
                f"SELECT noun.public_id::text, count(*) FROM {tables} WHERE link.timeline_id = %s "
                "GROUP BY 1 ORDER BY 2 DESC, 1",
                [timeline.pk],
            )
            found[kind] = _three(cursor.fetchall())
        cursor.execute(
            "SELECT occurrence, count(*) FROM events_event WHERE timeline_id = %s GROUP BY 1 ORDER BY 2 DESC, 1",
            [timeline.pk],
        )
        found["happened"] = _three(cursor.fetchall())
    return found


def _three(rows: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The first, the one in the middle of the ranks on a scale of powers, the last."""
    return [rows[0], rows[min(round(len(rows) ** 0.5), len(rows) - 1)], rows[-1]]

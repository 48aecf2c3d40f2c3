"""How long the picture's data take to come, at every size of a timeline: `python -m benchmarks.viewport [N …]`.

Whole requests through Django on one connection as a stranger, what the database took of them, and what it worked for
them (which a busy machine does not change), no answer a 304: unfiltered, grouped, as reported by a day, under each
filter (the most popular choice, a middling and a rare one), searched; suggestions (again and again, and letter by
letter, each for the first time) and search. Then what one new event
costs with all that is derived from it, and panning while 10,000 events are entered by another process.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

from benchmarks.stage.asking import LEGEND, Taken, ask, p50_p95, p95, timed_statements
from benchmarks.stage.made_up import by_popularity, made, sizes_asked_for, stage

REQUESTS = 40
INSERTED_BESIDE = 10_000
SEED = 2007
DAY = 86_400
GROUPS = ("person", "place", "tag", "source", "happened")
SEARCHES = ("harbour", "treaty", "new bridge", "flood lower town", "viaduct", "observatory", "old crane pier", "Isford")
TYPED = ("h", "har", "harb", "trea", "observ", "obsevratory", "brigde", "isf", "zz")


def main() -> None:
    """Print a table for every size, and how much longer the largest takes than 10,000."""
    sizes = sizes_asked_for(__doc__)
    unfiltered: dict[int, Taken] = {}
    with stage() as database:
        for size in sizes:
            timeline = made(size)
            unfiltered[size] = measure(timeline, size)
            inserting(timeline)
            beside(timeline, database)
    for scale in ("work", "database", "whole"):
        largest, small = (getattr(unfiltered.get(size, Taken()), scale) for size in (sizes[-1], 10_000))
        if small and sizes[-1] > 10_000:
            growth = p95(largest) / p95(small)
            print(f"unfiltered p95 ({scale}), {sizes[-1]:,} against 10,000 events: {growth:.1f} times (less than 8)")


def measure(timeline: Any, size: int) -> Taken:
    """Every question about one timeline."""
    from django.test import Client

    client = Client()
    base = f"/t/{timeline.slug}/"
    print(f"== {size:,} events, {LEGEND}")

    def say(name: str, addresses: list[str]) -> Taken:
        taken = ask(client, addresses)
        print(f"{name}: {taken}", flush=True)
        return taken

    def picture(more: str = "") -> list[str]:
        return [f"{base}viewport.json?{window}&k=500{more}" for window in windows(timeline)]

    unfiltered = say("viewport", picture())
    if any(unfiltered.density):
        print(f"density alone: [{p50_p95(unfiltered.density)}]")
    for group in GROUPS:
        say(f"grouped by {group}", picture(f"&group={group}"))
    through_lenses(say, timeline, unfiltered, picture)
    for kind, choices in by_popularity(timeline).items():
        for value, count in choices:
            taken = say(f"{kind} of {count:,} events", picture(f"&{kind}={value.replace(' ', '+')}"))
            if any(taken.density):
                print(f"  density of it alone: [{p50_p95(taken.density)}]")
    say("searched", [f"{address}&q={words()}" for address in picture()])
    if _is_there(client, f"{base}search/suggest?q=a"):
        suggest = f"{base}search/suggest?q="
        say("suggestion", [f"{suggest}{typed}" for typed in TYPED * 4])
        begun = dict.fromkeys(text[:letters].strip() for text in SEARCHES for letters in range(1, len(text) + 1))
        say("suggestion, each asked for once", [f"{suggest}{typed.replace(' ', '+')}" for typed in begun])
        say("search", [f"{base}search?q={text.replace(' ', '+')}" for text in SEARCHES * 4])
    return unfiltered


def through_lenses(say: Any, timeline: Any, unfiltered: Taken, picture: Any) -> None:
    """As reported by a day and according to a source; the work against that of the same windows without a lens."""
    base = f"/t/{timeline.slug}/"
    told = {
        "as reported by one day, again and again": picture("&known=2010-06-15"),
        "as reported by another day each": [
            f"{address}&known={day}" for address, day in zip(picture(), days(), strict=True)
        ],
        "as reported by another day each, where it opens": [f"{base}viewport.json?k=500&known={day}" for day in days()],
    }
    for source, count in by_popularity(timeline)["source"]:
        told[f"according to a source of {count:,} events"] = picture(f"&according={source}")
    for name, addresses in told.items():
        taken = say(name, addresses)
        for scale in ("work", "here"):
            mine, without = (getattr(each, scale) for each in (taken, unfiltered))
            if mine and without:
                print(f"  p95 ({scale}): {p95(mine) / p95(without):.1f} times the window without a lens", flush=True)
    for view in ("list", "table", "calendar"):
        say(f"{view} as reported by a day", [f"{base}?view={view}&known={day}" for day in list(days())[:6]])


def windows(timeline: Any) -> Iterator[str]:
    """Windows of all widths from 30 days to everything, each begun where some event begins."""
    from events.models import Placement

    pick = random.Random(SEED)
    placed = Placement.objects.filter(timeline=timeline, audience="public", kind="current")
    first = placed.order_by("span_begins").values_list("span_begins", flat=True)[0]
    last = placed.order_by("-span_ends").values_list("span_ends", flat=True)[0]
    some = list(placed.order_by("event").values_list("span_begins", flat=True)[:2_000])
    for turn in range(REQUESTS):
        if turn % 10 == 0:
            yield f"from={first}&to={last}"
            continue
        width = round((400 * 365 * DAY) ** pick.random() * (30 * DAY) ** (1 - pick.random()))
        begins = pick.choice(some) - round(width * pick.random())
        yield f"from={begins}&to={begins + max(width, 30 * DAY)}"


def days() -> Iterator[str]:
    """Days by which some of it had been published."""
    pick = random.Random(SEED)
    for _ in range(REQUESTS):
        yield f"{pick.randint(1990, 2025)}-{pick.randint(1, 12):02d}-{pick.randint(1, 28):02d}"


def words() -> str:
    """Something to look for."""
    return random.choice(SEARCHES).replace(" ", "+")


def _is_there(client: Any, address: str) -> bool:
    return bool(client.get(address).status_code == 200)


def inserting(timeline: Any) -> None:
    """One event at a time, with a date, a place, a tag and somebody in it."""
    from events.actions.accounts import create_local_owner
    from events.actions.facts import Fact, Part, add_fact

    owner = create_local_owner()
    whole, database, written = [], [], []
    for turn in range(REQUESTS):
        fact = Fact(
            title=f"Added afterwards, number {turn}",
            when=f"{turn % 28 + 1} June 2007",
            place="Afterwards",
            tags=("afterwards",),
            people=(Part(name="Ada Afterwards"),),
        )
        with timed_statements() as statements:
            began = time.perf_counter()
            add_fact(timeline=timeline, fact=fact, by=owner)
            whole.append((time.perf_counter() - began) * 1000)
        database.append(sum(each for _, each in statements))
        written.append(sum(each for text, each in statements if text.startswith(("INSERT", "UPDATE", "DELETE"))))
    print(f"one event entered: {p50_p95(whole)} [{p50_p95(database)}], writing alone [{p50_p95(written)}]", flush=True)


def beside(timeline: Any, database: str) -> None:
    """Pan by tenths of a window, alone and while many events are entered into the same timeline."""
    alone = _pan(timeline, lambda turn: turn < 5 * REQUESTS)
    command = [sys.executable, "-m", "benchmarks.stage.pasting", timeline.slug, str(INSERTED_BESIDE)]
    began = time.perf_counter()
    with subprocess.Popen(command, env=os.environ | {"DATABASE_URL": database}) as other:
        crowded = _pan(timeline, lambda turn: other.poll() is None)
    assert other.returncode == 0, "the other process could not enter its events"
    seconds = time.perf_counter() - began
    print(
        f"panning alone: {p50_p95(alone)} ms, worst {max(alone):.0f}; {INSERTED_BESIDE:,} events entered beside it in "
        f"{seconds:.0f} s: {p50_p95(crowded)}, worst {max(crowded):.0f} of {len(crowded):,} answers, none failed",
        flush=True,
    )


def _pan(timeline: Any, goes_on: Any) -> list[float]:
    from django.test import Client

    client = Client()
    width = 5 * 365 * DAY
    first = 20 * 365 * DAY
    taken = []
    turn = 0
    while goes_on(turn) or not taken:
        begins = first + turn % 200 * width // 10
        address = f"/t/{timeline.slug}/viewport.json?from={begins}&to={begins + width}&k=500"
        began = time.perf_counter()
        response = client.get(address)
        taken.append((time.perf_counter() - began) * 1000)
        assert response.status_code == 200, address
        turn += 1
    return taken


if __name__ == "__main__":
    main()

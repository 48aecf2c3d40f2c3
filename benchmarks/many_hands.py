"""Many people at work on one timeline, over HTTP against the site as it is served: `python -m benchmarks.many_hands`.

Sixteen editors with sessions and keys of their own do 10,000 deeds at the same time on the same 60 events: edits, what
is approved and taken back, dates, edits of five events at once, undos, new events, and pairs that several of them
merge. What is refused they do as a person or a program should: read again and repeat. A quarter of what carries a key
is sent twice. Afterwards the books are compared: what was acknowledged with what the database holds and its log says,
and what is derived with the same made anew. Ends with 1 where they differ. Another number of deeds may be given.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from tests.journeys.site import Site

HANDS, EVENTS = 16, 60


@dataclass(frozen=True, slots=True)
class Account:
    """What came of it. `books` say by kind what was lost and what is there twice; `derived` are tables that differ."""

    done: Counter[str]
    refused: Counter[str]
    seconds: float
    books: dict[str, list[int]]
    derived: dict[str, list[int]]

    @property
    def lost(self) -> int:
        """Acknowledged, and not there."""
        return sum(lost for lost, _ in self.books.values())

    @property
    def doubled(self) -> int:
        """There, and never acknowledged, or more than once."""
        return sum(more for _, more in self.books.values())


def work_together(site: Site, *, deeds: int, hands: int = HANDS, events: int = EVENTS) -> Account:
    """Let so many hands do the deeds between them on a new timeline of the site."""
    from benchmarks.stage.hands import Hand

    pairs = max(1, deeds // 200)
    begun = (
        f"from benchmarks.stage.hands_world import begin; print(begin(hands={hands}, events={events}, pairs={pairs}))"
    )
    people: list[dict[str, str]] = json.loads(site.run(begun).splitlines()[-1])
    host = site.address.removeprefix("http://")
    clients = [Hand(host, who, seed=seed, events=events, pairs=pairs) for seed, who in enumerate(people)]
    began = time.perf_counter()
    with ThreadPoolExecutor(hands) as threads:
        list(threads.map(lambda client: client.work(deeds // hands), clients))
    seconds = time.perf_counter() - began
    done: list[dict[str, Any]] = [each for client in clients for each in client.done]
    file = site.directory / "done.json"
    file.write_text(json.dumps(done))
    said = site.run(f"from benchmarks.stage.hands_world import audit; print(audit({str(file)!r}))")
    found = json.loads(said.splitlines()[-1])
    refused = sum((client.refused for client in clients), Counter[str]())
    return Account(Counter(each["deed"] for each in done), refused, seconds, found["books"], found["derived"])


def main() -> int:
    """Print the account."""
    deeds = int((*sys.argv[1:], 10_000)[0])
    os.environ.pop("DATABASE_URL", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()

    from config import database
    from config.throwaway_server import throwaway_server
    from tests.journeys.site import running_site

    with throwaway_server(is_forgetful=False) as server:
        database.make_database(server, "benchmark")
        database.lead_to(server, "benchmark")
        with running_site(server.url("benchmark")) as site:
            found = work_together(site, deeds=deeds)
    number = found.done.total()
    print(
        f"{deeds:,} deeds by {HANDS} hands on {EVENTS} events in {found.seconds:.0f} s ({number / found.seconds:.0f}/s)"
    )
    print(f"done: {dict(found.done.most_common())}; refused or repeated: {dict(found.refused.most_common())}")
    print(f"lost {found.lost}, doubled {found.doubled} ({found.books})")
    print(f"derived anew, otherwise: {found.derived or 'nothing'}")
    return 1 if found.lost or found.doubled or found.derived else 0


if __name__ == "__main__":
    sys.exit(main())

"""What open pages cost that ask whether anything has changed: `python -m benchmarks.readers [seconds]`.

Two hundred readers have a page open, and each asks at the pace of the page itself, over a connection of its own, as a
browser would by then. A colleague edits every ten seconds. Counted is the CPU time of the whole site, PostgreSQL
included, less that of the same time with the same edits and no readers; as a share of one core.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import django

READERS, EDIT_EVERY = 200, 10.0
PACE = {"strangers": 60.0, "members": 30.0}  # seconds: static/js/live/pace.js
WANTED = 5.0  # per cent of one core
ADDRESS = "/t/hands/"


def main() -> int:
    """Print what strangers and members cost. Ends with 1 where two hundred strangers cost more than wanted."""
    seconds = float((*sys.argv[1:], 60)[0])
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
            begun = f"begin(hands={READERS}, events=60, pairs=1)"
            code = f"from benchmarks.stage.hands_world import begin; print({begun})"
            people = json.loads(site.run(code).splitlines()[-1])
            host = site.address.removeprefix("http://")
            _warm_up(host, people)
            alone, _ = _phase(host, people, "", seconds)
            print(f"nobody reads, {seconds / EDIT_EVERY:.0f} edits in {seconds:.0f} s: {alone:.2f} CPU s")
            shares = {}
            for kind, pace in PACE.items():
                spent, answers = _phase(host, people, kind, seconds)
                shares[kind] = 100 * (spent - alone) / seconds
                each = 1000 * (spent - alone) / max(1, answers.total())
                print(
                    f"{READERS} {kind}, each asking every {pace:.0f} s: {shares[kind]:.1f} % of one core "
                    f"({each:.1f} ms of CPU an answer; {dict(sorted(answers.items()))})"
                )
    return 1 if shares["strangers"] > WANTED else 0


def _phase(host: str, people: list[dict[str, str]], kind: str, seconds: float) -> tuple[float, Counter[int]]:
    """CPU seconds that the site took, and the statuses that were answered."""
    readers = [_Reader(host, who if kind == "members" else None) for who in people] if kind else []
    for reader in readers:
        reader.ask()
    answers: Counter[int] = Counter()
    before, began = _spent(), time.monotonic()
    pace = PACE.get(kind, seconds)
    turns = sorted((index * pace / READERS + turn * pace, index) for index in range(len(readers)) for turn in range(99))
    with ThreadPoolExecutor(8) as threads:
        edits = threads.submit(_edits, host, people[0]["key"], began, seconds)
        asked = []
        for due, index in turns:
            if due >= seconds:
                break
            time.sleep(max(0.0, began + due - time.monotonic()))
            asked.append(threads.submit(readers[index].ask))
        answers.update(each.result() for each in asked)
        edits.result()
    time.sleep(max(0.0, began + seconds - time.monotonic()))
    return _spent() - before, answers


def _warm_up(host: str, people: list[dict[str, str]]) -> None:
    """Have every process of the site answer readers of each kind, before and after an edit."""
    for kind in (*PACE, *PACE):
        readers = [_Reader(host, who if kind == "members" else None) for who in people]
        for _ in range(2):
            _edits(host, people[0]["key"], time.monotonic(), EDIT_EVERY)
            with ThreadPoolExecutor(32) as threads:
                assert {200, 204, 304} >= set(threads.map(_Reader.ask, readers))


def _edits(host: str, key: str, began: float, seconds: float) -> None:
    for turn in range(int(seconds / EDIT_EVERY)):
        time.sleep(max(0.0, began + turn * EDIT_EVERY - time.monotonic()))
        headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
        connection = HTTPConnection(host, timeout=60)
        connection.request("GET", "/api/timelines/hands/events/1/", headers=headers)
        answer = connection.getresponse()
        tag, event = answer.getheader("ETag") or "", json.loads(answer.read())
        body = json.dumps({"summary": f"{event['summary']} More."[-200:]})
        connection.request("PATCH", "/api/timelines/hands/events/1/", body, headers | {"If-Match": tag})
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, answer.status
        connection.close()


class _Reader:
    """Somebody with the timeline's page open."""

    def __init__(self, host: str, who: dict[str, str] | None) -> None:
        self.host, self.tag = host, ""
        self.headers = {"Cookie": f"sessionid={who['session']}"} if who else {}
        page = self._send(ADDRESS, self.headers)[1]
        found = re.search(r'data-live="([^"]+)" data-mark="([^"]*)"', page)
        assert found, page[:200]
        self.address = f"{found[1].replace('&amp;', '&')}&since={found[2]}"

    def ask(self) -> int:
        """The status of the answer."""
        status, _, tag = self._send(self.address, self.headers | ({"If-None-Match": self.tag} if self.tag else {}))
        self.tag = tag or self.tag
        return status

    def _send(self, address: str, headers: dict[str, str]) -> tuple[int, str, str]:
        connection = HTTPConnection(self.host, timeout=60)
        connection.request("GET", address, headers=headers)
        answer: Any = connection.getresponse()
        content = answer.read().decode()
        connection.close()
        return answer.status, content, answer.getheader("ETag") or ""


def _spent() -> float:
    """CPU seconds of every process that this one has started, and of what they have ended; not its own."""
    parents, times = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(") ")[2].split()
        except OSError:
            continue  # it has ended
        pid = int(folder.name)
        parents[pid], times[pid] = int(fields[1]), sum(map(int, fields[11:15]))
    family = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    ticks = sum(times[pid] for pid in family - {os.getpid()})
    return ticks / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())

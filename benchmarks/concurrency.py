"""Edits that nobody loses, over HTTP against the site as `make run` serves it: `python -m benchmarks.concurrency`.

Eight clients make 2,000 edits of a few events at the same time, each adding one to a number that the event's mention
holds; who is told that somebody was quicker (412) reads again and repeats. In the end the numbers must sum to the
edits, and the log must have as many changes as there were successes. Then one creating request is sent fifty times at
once under one idempotency key. Ends with 1 where anything was lost or done twice. Another number of edits may be given.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from typing import Any

import django

EDITS, CLIENTS, EVENTS, RETRIES = int((*sys.argv[1:], 2_000)[0]), 8, 8, 50
API = "/api/timelines/counted/"


def main() -> int:
    """Print the counts and the rate."""
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
            host = site.address.removeprefix("http://")
            key = _key()
            lost = _edits(host, key)
            return 1 if _retries(host, key) or lost else 0


def _edits(host: str, key: str) -> bool:
    outcomes: Counter[str] = Counter()
    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        for found in clients.map(_client, [(host, key, number) for number in range(CLIENTS)]):
            outcomes += found
    seconds = time.perf_counter() - began
    client = Client(host, key)
    counted = sum(int(client.ask("GET", f"{API}events/{number}/")[1]["mention"]) for number in range(1, EVENTS + 1))
    changes = sum(client.ask("GET", f"{API}events/{number}/")[1]["version"] - 1 for number in range(1, EVENTS + 1))
    logged = _logged(client)
    print(
        f"{EDITS:,} edits of {EVENTS} events by {CLIENTS} clients: {outcomes['done']:,} done, {outcomes['stale']:,} "
        f"told that somebody was quicker, {outcomes['other']} otherwise refused; {EDITS - counted} lost or doubled, "
        f"{changes:,} versions, {logged:,} changes; {EDITS / seconds:,.0f} edits/s"
    )
    return not outcomes["done"] == counted == changes == logged == EDITS


def _retries(host: str, key: str) -> bool:
    def create(_: int) -> tuple[int, str]:
        body = {"title": "Made once"}
        status, answer, _tag = Client(host, key).ask("POST", f"{API}events/", body, {"Idempotency-Key": "once"})
        return status, json.dumps(answer, sort_keys=True)

    with ThreadPoolExecutor(RETRIES) as retries:
        answers = Counter(retries.map(create, range(RETRIES)))
    events = Client(host, key).ask("GET", f"{API}events/")[1]["results"]
    made = len(events) - EVENTS
    statuses = dict(Counter(status for status, _ in answers.elements()))
    print(f"one creating request sent {RETRIES} times at once: {made} made, {len(answers)} answer(s), {statuses}")
    return made != 1 or len(answers) != 1 or set(statuses) != {201}


def _client(given: tuple[str, str, int]) -> Counter[str]:
    """One client's share of the edits."""
    host, key, number = given
    client, outcomes = Client(host, key), Counter[str]()
    for each in range(EDITS // CLIENTS):
        address = f"{API}events/{(number + each) % EVENTS + 1}/"
        while True:
            _, event, tag = client.ask("GET", address)
            body = {"mention": str(int(event["mention"]) + 1)}
            status, _, _ = client.ask("PATCH", address, body, {"If-Match": tag})
            outcome = {200: "done", 412: "stale"}.get(status, "other")
            outcomes[outcome] += 1
            if outcome != "stale":
                break
    return outcomes


def _logged(client: Client) -> int:
    found, address = 0, f"{API}changes/?page_size=500"
    while address:
        _, page, _ = client.ask("GET", address)
        found += sum(change["verb"] == "edit_event" for change in page["results"])
        address = (page["next"] or "").removeprefix(f"http://{client.host}")
    return found


class Client:
    """A program with a connection of its own, kept open."""

    def __init__(self, host: str, key: str) -> None:
        self.host, self.key = host, key
        self.connection = HTTPConnection(host, timeout=120)

    def ask(
        self, method: str, address: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> tuple[int, Any, str]:
        """Status, body and ETag; a connection that the server ended before it answered a GET is opened again."""
        sent = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"} | (headers or {})
        self.connection.request(method, address, json.dumps(body) if body is not None else None, sent)
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.getheader("Connection") == "close":
            self.connection.close()
        return answer.status, json.loads(content) if content else None, answer.getheader("ETag") or ""


def _key() -> str:
    """A timeline with its events, and the key of its editor."""
    from django.db import connection

    from events.actions.facts import Fact, add_fact
    from events.actions.timeline_settings import edit_timeline
    from events.actions.timelines import create_timeline
    from events.actions.tokens import create_token
    from events.models import Event, Scope, User

    user = User.objects.create_user("counter")
    timeline = create_timeline(title="Counted", by=user)
    edit_timeline(timeline=timeline, fields={"slug": "counted"}, version=timeline.version, by=user)
    for number in range(1, EVENTS + 1):
        event = add_fact(timeline=timeline, fact=Fact(title=f"Event {number}", when="1901"), by=user)
        Event.objects.filter(pk=event.pk).update(mention="0")
    _, secret = create_token(user=user, name="the benchmark", scope=Scope.EDIT)
    connection.close()
    return secret


if __name__ == "__main__":
    sys.exit(main())

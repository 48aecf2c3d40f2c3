"""One of many hands: a client that edits, approves, dates, undoes, proposes and merges, and repeats what was refused.

A write that is told 412 is read again and repeated; one without a version is told 428; a change that somebody built
upon is not taken back (409). Every request with a key is sent once more now and then, as after a broken connection.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

from benchmarks.stage import second_hands
from benchmarks.stage.hands_world import SLUG

API, PAGES = f"/api/timelines/{SLUG}/", f"/t/{SLUG}/"
#: Of a hundred deeds.
SHARES = {"edit": 42, "state": 14, "date": 10, "undo": 10, "bulk": 8, "create": 4, "merge": 2}
SHARES |= {"propose": 6, "accept": 4}  # where it takes two people
AGAIN = 0.25  # of requests with a key are sent twice
FORM_TOKEN = "0123456789abcdef0123456789abcdef"


class Hand:
    """A person at work. `done` is what was acknowledged, `refused` how often what was refused, rightly."""

    def __init__(self, host: str, who: dict[str, str], *, seed: int, events: int, pairs: int) -> None:
        self.host, self.who, self.events, self.pairs = host, who, events, pairs
        self.pick = random.Random(seed)
        self.connection = HTTPConnection(host, timeout=120)
        self.done: list[dict[str, Any]] = []
        self.refused: Counter[str] = Counter()
        self.made = 0

    def work(self, deeds: int) -> Hand:
        """Do so many deeds."""
        kinds, shares = list(SHARES), list(SHARES.values())
        for kind in self.pick.choices(kinds, shares, k=deeds):
            getattr(self, f"_{kind}")()
        return self

    def _edit(self) -> int:
        number = self._any()
        self._patch(number, lambda event: {"mention": str(int(event["mention"]) + 1)}, deed="edit")
        return number

    def _state(self) -> None:
        state = self.pick.choice(["approved", "draft"])
        self._patch(self._any(), lambda _: {"state": state}, deed="state")

    def _date(self) -> None:
        day = f"1901-{self.pick.randint(1, 12):02d}-{self.pick.randint(1, 28):02d}"
        number = self.pick.choice([each for each in range(1, self.events + 1) if each % 3])  # the others follow
        self._patch(number, lambda _: {"when": day, "reason": "as the letter says"}, deed="date")

    def _patch(self, number: int, change: Any, *, deed: str) -> None:
        address = f"{API}events/{number}/"
        while True:
            _, event, tag = self.api("GET", address)
            body = change(event)
            if self.pick.random() < 0.02:
                status, _, _ = self.api("PATCH", address, body)
                assert status == 428, status
                self.refused["428"] += 1
            status, after, _ = self.api("PATCH", address, body, {"If-Match": tag})
            if status == 200:
                value = body.get("state") or body.get("when") or ""
                if after["version"] > event["version"]:  # the same again is no change
                    self.did(deed, event=number, version=after["version"], value=value)
                return
            assert status == 412, (status, after)
            self.refused["412"] += 1

    def _undo(self) -> None:
        """The edit that is made for it is the last change of this hand."""
        event = self._edit()
        page = self._page("GET", f"{PAGES}history/last")[1]
        number = re.search(r"history/(\d+)/undo", page)
        assert number, page
        address, key = f"{API}changes/{number[1]}/undo/", f"undo-{number[1]}"
        status, answer, _ = self.twice("POST", address, {}, key)
        if status == 201:
            self.did("undo", event=event)
        else:
            assert status == 409, (status, answer)
            self.refused["409"] += 1

    def _bulk(self) -> None:
        self.made += 1
        tag, numbers = f"{self.who['name']} tag {self.made}", self.pick.sample(range(1, self.events + 1), 5)
        address = f"{PAGES}edit?only={','.join(map(str, numbers))}"
        page = self._page("GET", address)[1]
        form = [("event", each) for each in re.findall(r'name="event" value="(\d+:\d+)"', page)]
        form += [("tags", tag), ("key", tag)]
        status, page = self._page("POST", address, form)
        assert status == 200, status
        changed = re.search(r"(\d+) events? (?:is|are) changed", page)
        assert changed, page
        self.did("bulk", tag=tag, count=int(changed[1]))
        if self.pick.random() < AGAIN:
            assert "This was done already" in self._page("POST", address, form)[1]
            self.refused["sent again"] += 1

    def _create(self) -> None:
        self.made += 1
        title = f"Made by {self.who['name']}: {self.made}"
        status, answer, _ = self.twice("POST", f"{API}events/", {"title": title, "when": "1903"}, title)
        assert status == 201, (status, answer)
        self.did("create", title=title)

    def _merge(self) -> None:
        """Of two events that are the same, which others merge as well: one of them does it."""
        first = self.events + 2 * self.pick.randrange(self.pairs) + 1
        address = f"{PAGES}merge?only={first},{first + 1}"
        page = self._page("GET", address)[1]
        seen = re.findall(r'name="(one|other)" value="(\d+:\d+)"', page)
        if len(seen) < 2:
            self.refused["merged already"] += 1
            return
        self.made += 1
        form = [*seen, ("address", "one"), ("key", f"merge {self.made}")]
        status, page = self._page("POST", address, form)
        if status in (302, 303):
            self.did("merge", event=int(dict(seen)["other"].partition(":")[0]))
            if self.pick.random() < AGAIN:
                assert self._page("POST", address, form)[0] in (302, 303)
                self.refused["sent again"] += 1
        else:
            assert status == 412, (status, page)
            self.refused["412"] += 1

    def _propose(self) -> None:
        second_hands.propose(self)

    def _accept(self) -> None:
        second_hands.accept(self)

    def _any(self) -> int:
        return self.pick.randint(1, self.events)

    def did(self, deed: str, **more: Any) -> None:
        """Note down what was acknowledged."""
        self.done.append({"by": self.who["name"], "deed": deed, **more})

    def twice(self, method: str, address: str, body: Any, key: str, *, made: int = 201) -> tuple[int, Any, str]:
        """Send it, and in some cases once more under the same key; `made` is the status of what was done."""
        found = self.api(method, address, body, {"Idempotency-Key": key.replace(" ", "-")})
        if found[0] == made and self.pick.random() < AGAIN:
            again = self.api(method, address, body, {"Idempotency-Key": key.replace(" ", "-")})
            assert again[:2] == found[:2], (found, again)
            self.refused["sent again"] += 1
        return found

    def api(
        self, method: str, address: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> tuple[int, Any, str]:
        """Ask the API: status, content and ETag."""
        sent = {"Authorization": f"Bearer {self.who['key']}", "Content-Type": "application/json"} | (headers or {})
        status, content, tag = self._send(method, address, json.dumps(body) if body is not None else None, sent)
        return status, json.loads(content) if content else None, tag

    def _page(self, method: str, address: str, form: list[tuple[str, str]] | None = None) -> tuple[int, str]:
        sent = {
            "Cookie": f"sessionid={self.who['session']}; csrftoken={FORM_TOKEN}",
            "X-CSRFToken": FORM_TOKEN,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        status, content, _ = self._send(method, address, urlencode(form) if form is not None else None, sent)
        return status, content

    def _send(self, method: str, address: str, body: str | None, headers: dict[str, str]) -> tuple[int, str, str]:
        self.connection.request(method, address, body, headers)
        answer = self.connection.getresponse()
        content = answer.read().decode()
        if answer.getheader("Connection") == "close":
            self.connection.close()
        return answer.status, content, answer.getheader("ETag") or ""

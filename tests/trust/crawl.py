"""Reading everything: every address of the table, every link of every page, every search that could tell."""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from tests.trust.canaries import Canary
from tests.trust.grid import IN_TIMELINE, MISSING, SITE, address_of, address_of_nothing
from tests.trust.roles import Answer
from tests.trust.world import Made, World

_LINK = re.compile(rb"""(?:href|action|src|hx-get|data-viewport)="([^"#]*)""")
_NEXT = re.compile(rb'"next": ?"([^"]+)"')
#: Query strings that make a route show more, or otherwise, than it does by itself.
_ASKING = (
    "?page_size=500",
    "?page_size=1",
    "?event={event}",
    "?event={draft}",
    "?from=1800-01-01&to=2100-01-01",
    "?from=-9000000000&to=9000000000&k=500",
    "?from=0&to=1",
    "?person={person}",
    "?place={place}",
    "?tag={tag}",
    "?source={source}",
    "?source={confidential}",
    "?happened=cancelled",
    "?happened=nonsense&k=x&page=x&cursor=x&event=x",
    "?event={draft}&page_size=500",
    "?open=true",
)


def leaks(world: World, role: str) -> Iterator[str]:
    """Canaries that the role met and may not see, with the address."""
    forbidden = {canary.word: canary for canary in world.aviary.forbidden(role)}
    pattern = re.compile("|".join(map(re.escape, forbidden)).encode())
    for address, answer in everything(world, role):
        # A page may repeat what its own address says.
        asked = address.encode()
        for word in {found[0] for found in pattern.finditer(answer.everything)}:
            if word not in asked:
                yield f"{forbidden[word.decode()].where}: {address} as {role}"


def unseen(world: World, role: str) -> list[Canary]:
    """Canaries that the role should have met and did not: what the crawl did not reach proves nothing."""
    read = b"\n".join(answer.everything for _, answer in everything(world, role))
    return [canary for canary in world.aviary.due(role) if canary.word.encode() not in read]


def everything(world: World, role: str) -> Iterator[tuple[str, Answer]]:
    """Every address with its answer. Links with a question are followed from pages without one."""
    asker = world.askers[role]
    tokens = {made.timeline.slug: made.timeline.token for made in world.made.values()}
    waiting = deque(_beginnings(world, role))
    met = set(waiting)
    while waiting:
        address = waiting.popleft()
        answer = asker.ask("GET", address, token=tokens.get(_slug(address), ""))
        yield address, answer
        for link in _links(address, answer):
            if link not in met and not ("?" in address and "?" in link and "cursor=" not in link):
                met.add(link)
                waiting.append(link)


def _beginnings(world: World, role: str) -> list[str]:
    found = [address for address, _ in SITE.values()]
    found += ["/nowhere", "/t/", "/api/", "/api/timelines/?page_size=1", "/sign-in/?next=/t/made-private/"]
    for made in world.made.values():
        for row in IN_TIMELINE:
            found += [address_of(row, made), address_of_nothing(row, made, role)]
        for base in _bases(made):
            found += [base + asked.format(**made.keys) for asked in _ASKING]
    return found


def _bases(made: Made) -> list[str]:
    """Addresses that take questions."""
    slug = made.timeline.slug
    lists = ("events", "sources", "actors", "places", "tags", "annotations")
    return [f"/t/{slug}/", f"/t/{slug}/viewport.json", *(f"/api/timelines/{slug}/{noun}/" for noun in lists)]


def _links(address: str, answer: Answer) -> Iterator[str]:
    for found in (*_LINK.findall(answer.body), *_NEXT.findall(answer.body)):
        parts = urlsplit(urljoin(address, html.unescape(found.decode())))
        if parts.netloc in ("", "testserver") and parts.path and not parts.path.startswith("/static/"):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def _slug(address: str) -> str:
    found = re.match(r"/(?:t|api/timelines)/([^/?]+)", address)
    return found[1] if found else MISSING["slug"]

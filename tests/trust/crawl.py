"""Reading everything: every address of the table, every link of every page, every search that could tell."""

from __future__ import annotations

import html
import re
from collections import Counter, deque
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve

from tests.trust.canaries import met_in
from tests.trust.grid import MISSING, SITE, address_of, address_of_nothing
from tests.trust.roles import Answer
from tests.trust.routes import IN_TIMELINE
from tests.trust.world import World

_LINK = re.compile(rb"""(?:href|action|src|hx-get|data-viewport|data-map)="([^"#]*)""")
_NEXT = re.compile(rb'"next": ?"([^"]+)"')
_LENSES = ("?according={confidential}", "?according={draft_source}&known=2100")
_WORLD = "?box=-180,-90,180,90"
_FILTERS = ("?person={person}", "?tag={tag}", "?source={confidential}", "?happened=cancelled", _WORLD, *_LENSES)
_WHOLE = ("?page_size=500", "?page_size=1")
#: Query strings that make a route show more, or otherwise, than it does by itself.
_ASKING = {
    "/t/{slug}/": (
        *_FILTERS,
        "?event={event}",
        "?event={draft}",
        "?from=1800-01-01&to=2100-01-01",
        "?page=x&event=x",
        "?view=map",
    ),
    "/t/{slug}/viewport.json": (*_FILTERS, "?from=-9000000000&to=9000000000", "?from=0&to=1", "?k=x&happened=x"),
    "/t/{slug}/picture.svg": (
        *_FILTERS,
        "?group=source&height=4000",
        "?group=person&theme=dark",
        "?width=x&event={draft}",
    ),
    "/t/{slug}/map.json": (*_FILTERS, "?from=1800-01-01&to=2100-01-01", "?zoom=9&frame=170,-90,-170,90"),
    "/t/{slug}/print": (*_FILTERS, "?from=1800-01-01&to=2100-01-01&group=source", "?leave=quotes&part=9&style=apa"),
    "/t/{slug}/compare": ("?one={source}&other={draft_source}",),
    "/api/timelines/{slug}/events/": (*_FILTERS, *_WHOLE, "?cursor=x"),
    "/api/timelines/{slug}/annotations/": (*_WHOLE, "?event={event}", "?event={draft}", "?open=true"),
    **{
        f"/api/timelines/{{slug}}/{noun}/": _WHOLE
        for noun in ("sources", "actors", "places", "tags", "eras", "stories")
    },
}


OF_A_KIND = 4  # links of one route in one timeline that are followed; `leaks_and_unseen` says when that is too few


def leaks(world: World, role: str, *, kind: str = "") -> Iterator[str]:
    """Canaries that the role met and may not see, with the address; of one timeline's own routes if `kind` is given."""
    forbidden = {canary.word: canary for canary in world.aviary.forbidden(role)}
    for address, answer in routes_of(world, role, kind) if kind else everything(world, role):
        for word in met_in(answer.everything, forbidden):
            if word not in address:  # a page may repeat what its own address says
                yield f"{forbidden[word].where}: {address} as {role}"


def routes_of(world: World, role: str, kind: str) -> Iterator[tuple[str, Answer]]:
    """Every address of the table in one timeline with its answer."""
    made = world.made[kind]
    for row in IN_TIMELINE:
        address = address_of(row, made)
        yield address, world.askers[role].ask("GET", address, token=made.timeline.token)


def leaks_and_unseen(world: World, role: str) -> tuple[list[str], list[str]]:
    """What the role met and may not see, and what it should have met and did not, in one walk through everything.

    The second shows that the first looked: what a crawl did not reach proves nothing.
    """
    forbidden = {canary.word: canary.where for canary in world.aviary.forbidden(role)}
    due = {canary.word: canary.where for canary in world.aviary.due(role)}
    words, found = forbidden.keys() | due.keys(), []
    for address, answer in everything(world, role):
        for word in met_in(answer.everything, words):
            due.pop(word, None)
            if word in forbidden and word not in address:
                found.append(f"{forbidden[word]}: {address} as {role}")
    return sorted(found), list(due.values())


def everything(world: World, role: str) -> Iterator[tuple[str, Answer]]:
    """Every address with its answer. Links with a question are followed from pages without one."""
    asker = world.askers[role]
    tokens = {made.timeline.slug: made.timeline.token for made in world.made.values()}
    waiting = deque(_beginnings(world, role))
    met = set(waiting)
    of_a_kind: Counter[tuple[str | None, str]] = Counter()
    while waiting:
        address = waiting.popleft()
        answer = asker.ask("GET", address, token=tokens.get(_slug(address), ""))
        yield address, answer
        for link in _links(address, answer):
            if link not in met and not ("?" in address and "?" in link and "cursor=" not in link):
                met.add(link)
                of_a_kind[kind := _kind(link)] += 1
                if of_a_kind[kind] <= OF_A_KIND:
                    waiting.append(link)


def _kind(link: str) -> tuple[str | None, str]:
    """The route of an address, and the timeline: pages of one kind show the same fields of other rows."""
    try:
        return resolve(link.partition("?")[0]).url_name, _slug(link)
    except Resolver404:
        return None, _slug(link)


def _beginnings(world: World, role: str) -> list[str]:
    found = [address for address, _ in SITE.values()]
    found += ["/nowhere", "/t/", "/api/", "/api/timelines/?page_size=1", "/sign-in/?next=/t/made-private/"]
    for made in world.made.values():
        shown = [row for row in IN_TIMELINE if row.kind != "deed"]  # what is only sent shows nothing when it is asked
        found += [address_of(row, made) for row in shown]
        if made.kind == "public":
            found += [address_of_nothing(row, made, role) for row in shown]
        keys = {"slug": made.timeline.slug, **made.keys}
        found += [(base + asked).format(**keys) for base, asking in _ASKING.items() for asked in asking]
    return found


def _links(address: str, answer: Answer) -> Iterator[str]:
    for found in (*_LINK.findall(answer.body), *_NEXT.findall(answer.body)):
        parts = urlsplit(urljoin(address, html.unescape(found.decode())))
        if parts.netloc in ("", "testserver") and parts.path and not parts.path.startswith("/static/"):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def _slug(address: str) -> str:
    found = re.match(r"/(?:t|embed|api/timelines)/([^/?]+)", address)
    return found[1] if found else MISSING["slug"]

"""Who gets which answer where: the table. Every route of the URLconf has a row here, or `test_grid.py` fails.

An address is written with the keys of `furniture.py` in braces. `reads` says for whom there is something at the
address: everybody who reads the timeline, its members, or nobody at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Literal

from tests.trust.roles import NOBODY
from tests.trust.world import Made

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
Reads = Literal["readers", "members", "nobody"]
#: "form" is read and sent, "deed" is sent only; both by those that `may` says. The others only show.
Kind = Literal["page", "form", "deed", "api", "title"]
May = Literal["readers", "reader", "annotator", "editor", "owner"]  # everybody who reads it, or that role and above
Statuses = tuple[int, int, int, int, int, int, int]  # one for each of METHODS


@dataclass(frozen=True, slots=True)
class Row:
    """A route within a timeline, by one of the addresses it has there."""

    route: str
    kind: Kind
    address: str
    reads: Reads = "readers"
    may: May = "readers"
    empty: int = 428  # what a POST without anything in it is answered by those who may send one


IN_TIMELINE = (
    Row("timeline", "page", "/t/{slug}/"),
    Row("timeline-settings", "form", "/t/{slug}/settings/", may="owner"),
    Row("timeline-visibility", "form", "/t/{slug}/visibility", may="owner"),
    Row("timeline-secret", "deed", "/t/{slug}/visibility/secret", may="owner"),
    Row("timeline-duplicate", "form", "/t/{slug}/duplicate", may="reader", empty=422),
    Row("timeline-bin-it", "form", "/t/{slug}/bin-it", may="owner"),
    Row("view-as", "deed", "/t/{slug}/view-as", may="reader", empty=303),
    Row("members", "page", "/t/{slug}/members/", may="reader"),
    Row("member-add", "deed", "/t/{slug}/members/add", may="owner", empty=422),
    Row("member-leave", "deed", "/t/{slug}/members/leave", may="reader"),
    Row("member-role", "deed", "/t/{slug}/members/{membership}/role", "members", may="owner"),
    Row("member-remove", "deed", "/t/{slug}/members/{membership}/remove", "members", may="owner"),
    Row("viewport", "page", "/t/{slug}/viewport.json"),
    Row("export", "page", "/t/{slug}/export.json"),
    Row("event", "page", "/t/{slug}/{event}"),
    Row("event", "page", "/t/{slug}/{draft}", "members"),
    Row("event-panel", "page", "/t/{slug}/{event}/panel"),
    Row("event-panel", "page", "/t/{slug}/{draft}/panel", "members"),
    Row("citation", "page", "/t/{slug}/{event}/citations/{citation}"),
    Row("citation", "page", "/t/{slug}/{event}/citations/{whispered}"),
    Row("citation", "page", "/t/{slug}/{event}/citations/{withdrawn_citation}", "nobody"),
    Row("citation", "page", "/t/{slug}/{draft}/citations/{draft_citation}", "members"),
    Row("citation", "page", "/t/{slug}/{event}/citations/{draft_citation}", "nobody"),
    Row("source-list", "page", "/t/{slug}/sources/"),
    Row("source", "page", "/t/{slug}/sources/{source}"),
    Row("source", "page", "/t/{slug}/sources/{confidential}"),
    Row("source", "page", "/t/{slug}/sources/{draft_source}", "members"),
    Row("person", "page", "/t/{slug}/people/{person}"),
    Row("person", "page", "/t/{slug}/people/{draft_person}", "members"),
    Row("place", "page", "/t/{slug}/places/{place}"),
    Row("place", "page", "/t/{slug}/places/{draft_place}", "members"),
    Row("api-timeline", "title", "/api/timelines/{slug}/"),
    Row("api-events", "api", "/api/timelines/{slug}/events/"),
    Row("api-event", "api", "/api/timelines/{slug}/events/{event}/"),
    Row("api-event", "api", "/api/timelines/{slug}/events/{draft}/", "members"),
    Row("api-sources", "api", "/api/timelines/{slug}/sources/"),
    Row("api-source", "api", "/api/timelines/{slug}/sources/{source}/"),
    Row("api-source", "api", "/api/timelines/{slug}/sources/{confidential}/"),
    Row("api-source", "api", "/api/timelines/{slug}/sources/{draft_source}/", "members"),
    Row("api-actor", "api", "/api/timelines/{slug}/actors/{draft_person}/", "members"),
    Row("api-place", "api", "/api/timelines/{slug}/places/{draft_place}/", "members"),
    Row("api-tag", "api", "/api/timelines/{slug}/tags/{draft_tag}/", "members"),
    Row("api-actors", "api", "/api/timelines/{slug}/actors/"),
    Row("api-actor", "api", "/api/timelines/{slug}/actors/{person}/"),
    Row("api-places", "api", "/api/timelines/{slug}/places/"),
    Row("api-place", "api", "/api/timelines/{slug}/places/{place}/"),
    Row("api-tags", "api", "/api/timelines/{slug}/tags/"),
    Row("api-tag", "api", "/api/timelines/{slug}/tags/{tag}/"),
    Row("api-annotations", "api", "/api/timelines/{slug}/annotations/"),
    Row("api-annotation", "api", "/api/timelines/{slug}/annotations/{note}/"),
    Row("api-annotation", "api", "/api/timelines/{slug}/annotations/{team_note}/", "members"),
)

#: Who may do what a role may.
RANKED = ("owner", "editor", "annotator", "reader")

#: What each kind of route answers, in the order of METHODS. Pages refuse a method before they look at the address.
READ: Mapping[Kind, Statuses] = {
    "page": (200, 200, 405, 405, 405, 405, 405),
    "form": (200, 200, 0, 405, 405, 405, 405),
    "deed": (405, 405, 0, 405, 405, 405, 405),
    "api": (200, 200, 405, 405, 405, 405, 200),
    "title": (200, 200, 405, 405, 405, 405, 200),
}
#: The same for those who may read what the address means, and not do this with it.
REFUSED: Mapping[Kind, Statuses] = {
    "page": (403, 403, 405, 405, 405, 405, 405),
    "form": (403, 403, 403, 405, 405, 405, 405),
    "deed": (405, 405, 403, 405, 405, 405, 405),
}
#: The timeline is there, and what is asked of it is not.
NOTHING_THERE: Mapping[Kind, Statuses] = {
    "page": (404, 404, 405, 405, 405, 405, 405),
    "form": (404, 404, 404, 405, 405, 405, 405),
    "deed": (405, 405, 404, 405, 405, 405, 405),
    "api": (404, 404, 405, 405, 405, 405, 200),
    "title": (404, 404, 405, 405, 405, 405, 200),
}
NO_TIMELINE: Mapping[Kind, Statuses] = {
    "page": (404, 404, 405, 405, 405, 405, 405),
    "form": (404, 404, 404, 405, 405, 405, 405),
    "deed": (405, 405, 404, 405, 405, 405, 405),
    "api": (404, 404, 404, 404, 404, 404, 404),
    "title": (404, 404, 405, 405, 405, 405, 200),
}

NO_ID = "00000000-0000-7000-8000-000000000000"

#: Routes that belong to no timeline: the same for everybody, but for the two that are about being signed in.
SITE: Mapping[str, tuple[str, Statuses]] = {
    "home": ("/", (200, 200, 405, 405, 405, 405, 405)),
    "sign-in": ("/sign-in/", (200, 200, 200, 200, 405, 405, 200)),
    "sign-out": ("/sign-out/", (405, 405, 302, 405, 405, 405, 200)),
    "timeline-new": ("/new/", (302, 302, 302, 405, 405, 405, 405)),
    "timelines-bin": ("/bin/", (302, 302, 302, 405, 405, 405, 405)),
    "account": ("/account/", (302, 302, 302, 405, 405, 405, 405)),
    "password": ("/account/password/", (302, 302, 302, 302, 302, 302, 302)),
    "tokens": ("/account/tokens/", (302, 302, 302, 405, 405, 405, 405)),
    "token-revoke": (f"/account/tokens/{NO_ID}/revoke", (405, 405, 302, 405, 405, 405, 405)),
    "dates-help": ("/help/dates/", (200, 200, 405, 405, 405, 405, 405)),
    "api-schema": ("/api/schema/", (200, 200, 405, 405, 405, 405, 200)),
    "api-timelines": ("/api/timelines/", (200, 200, 405, 405, 405, 405, 200)),
}
#: Whoever is signed in is led away from the sign-in page, whatever the method, and to what is their own.
SIGNED_IN: Mapping[str, Statuses] = {
    "sign-in": (302, 302, 302, 302, 302, 302, 302),
    "timeline-new": (200, 200, 422, 405, 405, 405, 405),
    "timelines-bin": (200, 200, 404, 405, 405, 405, 405),
    "account": (200, 200, 303, 405, 405, 405, 405),
    "password": (200, 200, 422, 405, 405, 405, 405),
    "tokens": (200, 200, 422, 405, 405, 405, 405),
    "token-revoke": (405, 405, 404, 405, 405, 405, 405),
}

MISSING = {
    "slug": "there-is-none",
    "number": "987654",
    "id": NO_ID,
}


def sees(row: Row, made: Made) -> Set[str]:
    """The roles for which there is something at the row's address."""
    return {"readers": made.readers, "members": made.members, "nobody": NOBODY}[row.reads]


def does(row: Row, role: str) -> bool:
    """Whether the role may do what the row's route does, where it can read what the address means."""
    return row.may == "readers" or (role in RANKED and RANKED.index(role) <= RANKED.index(row.may))


def expected(row: Row, made: Made, role: str) -> Statuses:
    """The statuses of METHODS; POST of something empty."""
    if role not in made.readers:
        return NO_TIMELINE[row.kind]
    if role not in sees(row, made):
        return NOTHING_THERE[row.kind]
    if not does(row, role):
        return REFUSED[row.kind]
    answers = list(READ[row.kind])
    if row.kind in ("form", "deed"):
        answers[METHODS.index("POST")] = row.empty
    return tuple(answers)  # type: ignore[return-value]


def address_of(row: Row, made: Made) -> str:
    """The row's address in a timeline."""
    return row.address.format(slug=made.timeline.slug, **made.keys)


def address_of_nothing(row: Row, made: Made, role: str) -> str:
    """The same address of what does not exist: of no timeline, or where the role reads that, of nothing in it."""
    if role not in made.readers:
        return row.address.format(slug=MISSING["slug"], **made.keys)
    keys = {name: MISSING["number" if key.isdigit() else "id"] for name, key in made.keys.items()}
    return row.address.format(slug=made.timeline.slug, **keys)

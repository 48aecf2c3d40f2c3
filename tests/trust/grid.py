"""Who gets which answer where. Every route of the URLconf has a row in `routes.py` or here, or `test_grid.py` fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from tests.trust.grid_of_api import of_api
from tests.trust.roles import NOBODY, ROLES
from tests.trust.routes import Kind, Row
from tests.trust.world import Made

#: Routes that know of HEAD, and leave out what is long. For all others tests/trust/test_head.py holds that it is GET.
KNOWS_HEAD = frozenset({"export", "table-csv"})
#: By whom HEAD is asked everywhere: whoever may do everything, and whoever may do nothing.
ASKS_HEAD = ("owner", "anonymous")

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
Statuses = tuple[int, int, int, int, int, int, int]  # one for each of METHODS

#: Who may do what a role may.
RANKED = ("owner", "editor", "annotator", "reader")

#: What each kind of route answers, in the order of METHODS. Pages refuse a method before they look at the address.
READ: Mapping[Kind, Statuses] = {
    "page": (200, 200, 405, 405, 405, 405, 405),
    "form": (200, 200, 0, 405, 405, 405, 405),
    "deed": (405, 405, 0, 405, 405, 405, 405),
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
    "title": (404, 404, 405, 405, 405, 405, 200),
}
NO_TIMELINE: Mapping[Kind, Statuses] = {
    "page": (404, 404, 405, 405, 405, 405, 405),
    "form": (404, 404, 404, 405, 405, 405, 405),
    "deed": (405, 405, 404, 405, 405, 405, 405),
    "title": (404, 404, 405, 405, 405, 405, 200),
}

NO_ID = "00000000-0000-7000-8000-000000000000"

#: Routes that belong to no timeline: the same for everybody, but for the two that are about being signed in.
SITE: Mapping[str, tuple[str, Statuses]] = {
    "home": ("/", (200, 200, 405, 405, 405, 405, 405)),
    "date-preview": ("/dates/preview?words=early+March+2007", (200, 200, 405, 405, 405, 405, 405)),
    "sign-in": ("/sign-in/", (200, 200, 200, 200, 405, 405, 200)),
    "sign-out": ("/sign-out/", (405, 405, 302, 405, 405, 405, 200)),
    "timeline-new": ("/new/", (302, 302, 302, 405, 405, 405, 405)),
    "timelines-bin": ("/bin/", (302, 302, 302, 405, 405, 405, 405)),
    "email": ("/account/email/", (302, 302, 302, 405, 405, 405, 405)),
    "sign-in-code": ("/sign-in/code/", (302, 302, 302, 405, 405, 405, 405)),  # nobody has given a password
    "second-factor": ("/account/second-factor/", (302, 302, 302, 405, 405, 405, 405)),
    **{
        f"second-factor-{deed}": (f"/account/second-factor/{deed}", (405, 405, 302, 405, 405, 405, 405))
        for deed in ("begin", "codes", "end")
    },
    "sessions": ("/account/sessions/", (302, 302, 405, 405, 405, 405, 405)),
    "sessions-end": ("/account/sessions/end", (405, 405, 302, 405, 405, 405, 405)),
    "session-end": (f"/account/sessions/{NO_ID}/end", (405, 405, 302, 405, 405, 405, 405)),
    "join": ("/join/", (404, 404, 404, 405, 405, 405, 405)),  # who has followed no link is invited nowhere
    "join-by": ("/join/no-such-secret", (404, 404, 405, 405, 405, 405, 405)),
    "forgotten": ("/forgotten/", (200, 200, 422, 405, 405, 405, 405)),
    "forgotten-sent": ("/forgotten/sent", (200, 200, 405, 405, 405, 405, 405)),
    "password-new": ("/forgotten/MQ/none/", (404, 404, 404, 404, 404, 404, 404)),
    "messages": ("/messages/", (404, 404, 405, 405, 405, 405, 405)),  # for whoever runs the site, and no role does
    "account": ("/account/", (302, 302, 302, 405, 405, 405, 405)),
    "password": ("/account/password/", (302, 302, 302, 302, 302, 302, 302)),
    "note-news": ("/account/notes/", (302, 302, 302, 405, 405, 405, 405)),
    "note-feed-renew": ("/account/notes/feed", (405, 405, 302, 405, 405, 405, 405)),
    "note-feed-end": ("/account/notes/feed/end", (405, 405, 302, 405, 405, 405, 405)),
    "note-feed": ("/feed/no-such-secret/notes.atom", (404, 404, 405, 405, 405, 405, 405)),
    "tokens": ("/account/tokens/", (302, 302, 302, 405, 405, 405, 405)),
    "token-revoke": (f"/account/tokens/{NO_ID}/revoke", (405, 405, 302, 405, 405, 405, 405)),
    "dates-help": ("/help/dates/", (200, 200, 405, 405, 405, 405, 405)),
    "api-schema": ("/api/schema/", (200, 200, 405, 405, 405, 405, 200)),
    "api-timelines": ("/api/timelines/", (200, 200, 401, 405, 405, 405, 200)),
    "api-docs": ("/api/", (200, 200, 405, 405, 405, 405, 405)),
    "embed-look": ("/embed/accent/2f4858.css", (200, 200, 405, 405, 405, 405, 405)),
    "oembed": ("/oembed?url=http://testserver/t/made-public/", (200, 200, 405, 405, 405, 405, 405)),
    "api-nothing": ("/api/nowhere", (404, 404, 404, 404, 404, 404, 404)),
}
#: Whoever is signed in is led away from the sign-in page, whatever the method, and to what is their own.
SIGNED_IN: Mapping[str, Statuses] = {
    "api-timelines": (200, 200, 422, 405, 405, 405, 200),
    "sign-in": (302, 302, 302, 302, 302, 302, 302),
    "timeline-new": (200, 200, 422, 405, 405, 405, 405),
    "timelines-bin": (200, 200, 404, 405, 405, 405, 405),
    "email": (200, 200, 422, 405, 405, 405, 405),
    "second-factor": (200, 200, 422, 405, 405, 405, 405),
    "second-factor-begin": (405, 405, 303, 405, 405, 405, 405),
    "second-factor-codes": (405, 405, 422, 405, 405, 405, 405),
    "second-factor-end": (405, 405, 422, 405, 405, 405, 405),
    "sessions": (200, 200, 405, 405, 405, 405, 405),
    "sessions-end": (405, 405, 303, 405, 405, 405, 405),
    "session-end": (405, 405, 404, 405, 405, 405, 405),
    "note-news": (200, 200, 422, 405, 405, 405, 405),
    "note-feed-renew": (405, 405, 200, 405, 405, 405, 405),
    "note-feed-end": (405, 405, 303, 405, 405, 405, 405),
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
    if row.reads == "owners of the binned":
        return {"owner"} if made.kind == "binned" else NOBODY
    if row.reads == "the public":
        return {"public": frozenset(ROLES), "unlisted": frozenset({"holder"})}.get(made.kind, NOBODY)
    if row.reads == "its owners":
        return {"owner", "annotator"} & made.members
    return {"readers": made.readers, "members": made.members, "nobody": NOBODY}[row.reads]


def does(row: Row, role: str) -> bool:
    """Whether the role may do what the row's route does, where it can read what the address means."""
    if row.may == "its author":
        return role == "editor"
    return row.may == "readers" or (role in RANKED and RANKED.index(role) <= RANKED.index(row.may))


def asked(row: Row, made: Made, role: str) -> Sequence[str]:
    """The methods that the grid asks by: all in a public timeline, and in a private one by whoever may not read it.

    Elsewhere only those that read or write: HEAD goes the way of GET (which is why not everybody asks by it), and the
    others are refused before the role counts. What the API answers to them where somebody reads nothing, `differences`
    compares in every timeline.
    """
    if made.kind == "public" or (made.kind == "private" and role not in made.readers):
        if role in ASKS_HEAD or row.route in KNOWS_HEAD:
            return METHODS
        return [method for method in METHODS if method != "HEAD"]
    return ("GET", "POST", "PATCH", "DELETE") if row.kind.startswith("api") else ("GET", "POST")


def expected(row: Row, made: Made, role: str) -> Statuses:
    """The statuses of METHODS; POST of something empty."""
    if row.kind.startswith("api"):
        return of_api(row, role, readers=made.readers, sees=sees(row, made), may=does(row, role))
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
    if role not in made.readers or (row.reads == "the public" and role not in sees(row, made)):
        return row.address.format(slug=MISSING["slug"], **made.keys)
    keys = {name: MISSING["number" if key.isdigit() else "id"] for name, key in made.keys.items()}
    return row.address.format(slug=made.timeline.slug, **keys)

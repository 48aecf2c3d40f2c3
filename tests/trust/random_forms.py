"""Bodies for every form there is: its own fields and others, filled with what is right, almost right and hostile."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from random import Random
from urllib.parse import quote

from tests.trust.grid import address_of
from tests.trust.hostile import VALUES
from tests.trust.payloads import PAYLOADS
from tests.trust.routes import IN_TIMELINE, Row
from tests.trust.world import World

FORM = "application/x-www-form-urlencoded"
_NAME = re.compile(rb'<(?:input|select|textarea|button)\b[^>]*\bname="([^"]+)"')
_OPTION = re.compile(rb'<option\b[^>]*\bvalue="([^"]*)"|\bvalue="([^"]{1,80})"')
#: Fields that some form has: each is sent to others as well.
ANYWHERE = (
    *("version", "key", "next", "title", "when", "reason", "body", "audience", "source", "name", "q", "rows", "text"),
    *(
        "value",
        "field",
        "role",
        "user",
        "locator",
        "quote",
        "people",
        "place",
        "tags",
        "into",
        "after",
        "url",
        "published",
        "email",
        "message",
        "days",
    ),
)
RIGHT = (
    *("1", "2", "0", "on", "true", "2007-03-10", "early March 2007", "between 3 and 5 May 2007", "1984~", "a", "key"),
    *("happened", "planned", "public", "team", "me", "owner", "reader", "draft", "approved", "page", "reports", "UTC"),
    *("date\ttitle\n2007\tIt opens", "date,title\n31 February,It opens\n", "Ann (host); Bob", "https://example.org/"),
)
_SHORT = [value for value in VALUES.values() if len(value) < 1000]


def sent_forms(world: World, seed: int, *, role: str = "owner", kind: str = "public") -> Iterator[tuple[str, str, int]]:
    """One random body for every form and deed of a timeline: address, body, status of the answer."""
    random, made, asker = Random(seed), world.made[kind], world.askers[role]
    for row in IN_TIMELINE:
        if row.kind in ("form", "deed"):
            address = address_of(row, made)
            names, choices = _declared(world, row, role, kind)
            body = "&".join(_pairs(random, names, [*choices, *made.keys.values()]))
            headers = {"HTTP_HX_REQUEST": "true"} if random.random() < 0.5 else {}
            yield address, body, asker.send("POST", address, data=body, content_type=FORM, **headers).status


def _declared(world: World, row: Row, role: str, kind: str) -> tuple[list[str], list[str]]:
    """The names that the form's page has, and the values that it offers."""
    if row.kind != "form":
        return [], []
    page = world.askers[role].ask("GET", address_of(row, world.made[kind])).body
    values = {html.unescape((one or two).decode()) for one, two in _OPTION.findall(page)}
    return sorted({name.decode() for name in _NAME.findall(page)} - {"csrfmiddlewaretoken"}), sorted(values)


def _pairs(random: Random, names: list[str], choices: list[str]) -> Iterator[str]:
    for name in names:
        if random.random() < 0.9:
            yield f"{quote(name)}={_value(random, choices)}"
    for name in random.sample(ANYWHERE, k=random.randint(1, 8)):
        yield f"{name}={_value(random, choices)}"


def _value(random: Random, choices: list[str]) -> str:
    """Percent-encoded."""
    draw = random.random()
    if draw < 0.45:
        return quote(random.choice(choices or RIGHT))
    if draw < 0.75:
        return quote(random.choice(RIGHT))
    if draw < 0.9:
        return random.choice(_SHORT)
    if draw < 0.995:
        return quote(random.choice(PAYLOADS))
    return random.choice(list(VALUES.values()))

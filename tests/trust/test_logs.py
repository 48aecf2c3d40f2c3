"""What people wrote stands in no log: neither when it is refused, nor when something breaks.

What is written when everything is read, `test_grid.py` looks through: it reads everything.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.trust.canaries import random_word
from tests.trust.listening import Kept, listening
from tests.trust.world import World


@pytest.fixture
def log() -> Iterator[Kept]:
    with listening() as kept:
        yield kept


@pytest.mark.parametrize(
    "address",
    [
        "/sign-in/",
        "/forgotten/",
        "/account/email/",
        "/t/{slug}/add",
        "/t/{slug}/{event}/edit/title",
        "/t/{slug}/notes/add",
    ],
)
def test_what_is_sent_and_refused_leaves_no_word_of_it_in_the_log(world: World, log: Kept, address: str) -> None:
    made = world.made["public"]
    word = random_word()
    fields = {
        "username": word,
        "password": word,
        "email": f"{word}@example.org",
        "title": word,
        "body": word,
        "quote": word,
        "csrfmiddlewaretoken": word,
    }
    where = address.format(slug=made.timeline.slug, **made.keys)
    answer = world.askers["reader"].client.post(where, fields)
    assert answer.status_code in (200, 302, 303, 403, 404, 405, 422, 428, 429)
    assert word not in "\n".join(log.lines)


def test_what_was_sent_when_something_broke_is_not_in_the_log(
    world: World, log: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events.views.home.timelines_for", lambda reader: 1 / 0)
    word = random_word()
    answer = world.askers["editor"].send(
        "GET", f"/?q={word}", HTTP_COOKIE=f"x={word}", HTTP_AUTHORIZATION=f"Bearer {word}"
    )
    assert answer.status == 500
    assert any("ZeroDivisionError" in line for line in log.lines)
    assert word not in "\n".join(log.lines)

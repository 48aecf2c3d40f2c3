"""What people wrote stands in no log: neither when it is read, nor when it is refused, nor when something breaks."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from tests.trust.canaries import random_word
from tests.trust.crawl import everything
from tests.trust.world import World


class _Kept(logging.Handler):
    """Every line as it would be printed, tracebacks included."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def log() -> Iterator[_Kept]:
    kept = _Kept()
    root = logging.getLogger()
    quiet = [logging.getLogger(name) for name in ("django.db.backends", "django.template")]
    levels = [each.level for each in (root, *quiet)]
    root.addHandler(kept)
    root.setLevel(logging.DEBUG)
    for each in quiet:  # at DEBUG they print every query and variable: nobody runs a site so
        each.setLevel(logging.WARNING)
    yield kept
    root.removeHandler(kept)
    for each, level in zip((root, *quiet), levels, strict=True):
        each.setLevel(level)


@pytest.mark.parametrize("role", ["anonymous", "editor"])
def test_reading_everything_leaves_no_private_word_in_the_log(world: World, log: _Kept, role: str) -> None:
    asker = world.askers[role]
    asker.forget()
    asked = [address for address, _ in everything(world, role)]
    asker.forget()
    written = "\n".join(log.lines)
    assert "Not Found" in written  # it does log
    in_addresses = "\n".join(asked)
    words = [canary for canary in world.aviary.canaries if canary.word not in in_addresses]
    assert len(words) > 100
    assert [canary.where for canary in words if canary.word in written] == []


@pytest.mark.parametrize(
    "address", ["/sign-in/", "/t/{slug}/add", "/t/{slug}/{event}/edit/title", "/t/{slug}/notes/add"]
)
def test_what_is_sent_and_refused_leaves_no_word_of_it_in_the_log(world: World, log: _Kept, address: str) -> None:
    made = world.made["public"]
    word = random_word()
    fields = {
        "username": word,
        "password": word,
        "title": word,
        "body": word,
        "quote": word,
        "csrfmiddlewaretoken": word,
    }
    where = address.format(slug=made.timeline.slug, **made.keys)
    answer = world.askers["reader"].client.post(where, fields)
    assert answer.status_code in (200, 302, 403, 404, 405, 422, 428, 429)
    assert word not in "\n".join(log.lines)


def test_what_was_sent_when_something_broke_is_not_in_the_log(
    world: World, log: _Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events.views.home.timelines_for", lambda reader: 1 / 0)
    word = random_word()
    answer = world.askers["editor"].send(
        "GET", f"/?q={word}", HTTP_COOKIE=f"x={word}", HTTP_AUTHORIZATION=f"Bearer {word}"
    )
    assert answer.status == 500
    assert any("ZeroDivisionError" in line for line in log.lines)
    assert word not in "\n".join(log.lines)

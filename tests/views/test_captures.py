"""The captures of a text, and what one changed from another."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from events.actions.anchors import confirm_anchors
from events.models import Anchor, Role, Source, User
from tests import factories as make
from tests.captured import captured

pytestmark = pytest.mark.django_db
TEXT = "\n\n".join(f"On day {number} the crew moved {number + 10} stones to the pier." for number in range(1, 9))


@pytest.fixture
def source() -> Source:
    return make.make_source(make.make_timeline("bridges"), "The Echo")


@pytest.fixture
def ann(source: Source) -> User:
    return make.make_member(source.timeline, "ann", Role.EDITOR)


def page(client: Client, source: Source, rest: str = "") -> str:
    answer = client.get(f"/t/bridges/sources/{source.public_id}/captures/{rest}")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    return answer.content.decode().partition("<main")[2]


def plain(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def test_what_changed_is_shown_among_folded_paragraphs_with_the_passages_that_it_touches(
    client: Client, source: Source, ann: User
) -> None:
    client.force_login(ann)
    assert "No text of this source has been captured." in page(client, source)
    passages = [
        make.make_passage(make.make_citation(make.make_event(source.timeline, words), source), words)
        for words in ("moved 15 stones", "On day 8")
    ]
    first = captured(source, TEXT, captured_by=ann)
    assert "Captured once." in page(client, source)
    confirm_anchors(text=first, anchors=[(each, 1) for each in Anchor.objects.all()], by=ann)
    captured(source, TEXT.replace("15 stones", "50 stones"))
    text = page(client, source)
    shown = plain(text)
    assert "Pasted in by ann" in shown
    assert first.sha256 in text
    assert "1 paragraph changed." in shown
    assert "4 paragraphs unchanged, ¶¶\u00a01–4".replace("\u00a0", " ") in shown
    assert "removed: 15 added: 50" in shown
    assert "1 passage found word for word." in shown
    assert f"/passages/#passage-{passages[0].public_id}" in text
    assert f"#passage-{passages[1].public_id}" not in text


def test_any_two_captures_are_compared_and_nonsense_compares_the_last_two(
    client: Client, source: Source, ann: User
) -> None:
    client.force_login(ann)
    for number in (1, 2, 3):
        captured(source, TEXT.replace("day 1", f"day {number}00"))
    assert "removed: 100 added: 300" in plain(page(client, source, "?from=1&to=3"))
    for rest in ("", "?from=3&to=1", "?from=x&to=99", "?from=0&to=0"):
        assert "removed: 200 added: 300" in plain(page(client, source, rest))


def test_a_text_that_is_another_altogether_says_where_it_was_cut(client: Client, source: Source, ann: User) -> None:
    client.force_login(ann)
    for letter in "ab":
        captured(source, "\n\n".join(" ".join(f"{letter}{at}x{word}" for word in range(80)) for at in range(900)))
    text = page(client, source)
    assert len(text) < 400_000
    assert "Shown up to here" in text
    assert "were not compared word by word" in text


def test_captures_are_for_members(client: Client, source: Source) -> None:
    captured(source, TEXT)
    address = f"/t/bridges/sources/{source.public_id}/captures/"
    assert client.get(address).status_code == 404
    client.force_login(make.make_user("stranger"))
    assert client.get(address).status_code == 404
    client.force_login(make.make_member(source.timeline, "bo"))
    assert client.get(address).status_code == 200

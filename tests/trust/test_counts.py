"""What may not be read changes nothing of what may: no count, no order, no search, no picture."""

from __future__ import annotations

import pytest

from tests.trust.canaries import random_word
from tests.trust.world import World

SEARCHES = (
    "/t/{slug}/?q={word}",
    "/t/{slug}/viewport.json?q={word}",
    *(f"/t/{{slug}}/{names}?q={{word}}" for names in ("sources/", "bibliography", "people/", "places/", "tags/")),
)


@pytest.mark.parametrize("search", SEARCHES)
def test_a_search_for_a_hidden_word_is_answered_like_one_for_a_word_that_is_nowhere(world: World, search: str) -> None:
    slug, nowhere = world.made["public"].timeline.slug, random_word()

    def answer(word: str) -> bytes:
        body = world.askers["anonymous"].send("GET", search.format(slug=slug, word=word)).body
        return body.replace(word.encode(), b"")

    nothing = answer(nowhere)
    hidden = [
        canary
        for canary in world.aviary.forbidden("anonymous")
        if canary.where.startswith("public: ") and "id of" not in canary.where and len(canary.word) == len(nowhere)
    ]
    assert len(hidden) > 40
    assert [canary.where for canary in hidden if answer(canary.word) != nothing] == []


def test_a_member_finds_what_a_stranger_does_not(world: World) -> None:
    slug = world.made["public"].timeline.slug
    word = next(canary.word for canary in world.aviary.canaries if canary.where == "public: draft")
    found = [
        world.askers[role].ask("GET", f"/t/{slug}/?q={word}").body.count(word.encode())
        for role in ("reader", "anonymous")
    ]
    assert found[0] > found[1]

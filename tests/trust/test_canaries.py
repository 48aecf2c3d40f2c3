"""No word of what somebody may not see is found in anything they can read, and nothing they read depends on it."""

from __future__ import annotations

import pytest

from tests.trust.crawl import leaks, unseen
from tests.trust.roles import ROLES
from tests.trust.world import World


@pytest.mark.parametrize("role", ROLES)
def test_nobody_meets_a_word_that_they_may_not_see(world: World, role: str) -> None:
    assert sorted(leaks(world, role)) == []


@pytest.mark.parametrize("role", ROLES)
def test_everybody_meets_every_word_that_they_may_see(world: World, role: str) -> None:
    assert [canary.where for canary in unseen(world, role)] == []

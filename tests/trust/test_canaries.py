"""No word of what somebody may not see is found in anything they can read, and nothing they read depends on it."""

from __future__ import annotations

import pytest

from tests.trust.crawl import leaks, unseen
from tests.trust.roles import ROLES
from tests.trust.world import World


@pytest.mark.parametrize("role", ROLES)
def test_a_role_meets_no_word_that_it_may_not_see_and_every_word_that_it_may(world: World, role: str) -> None:
    """The second shows that the first looked: what a crawl does not reach proves nothing."""
    assert sorted(leaks(world, role)) == []
    assert [canary.where for canary in unseen(world, role)] == []

"""Whatever is put into a form, by whomever: it is taken, refused or asked again, and never breaks."""

from __future__ import annotations

import pytest

from tests.trust.random_forms import sent_forms
from tests.trust.world import World

ROUNDS = 4  # of every form and deed; `python -m benchmarks.forms` sends fifty thousand


@pytest.mark.parametrize("role", ["owner", "annotator", "anonymous"])
def test_no_form_breaks_whatever_is_sent(world: World, role: str) -> None:
    rounds = ROUNDS if role == "owner" else 2
    broken = [
        (address, body[:300], status)
        for seed in range(rounds)
        for address, body, status in sent_forms(world, seed, role=role)
        if status >= 500
    ]
    assert broken == []

"""How much memory the embedded PostgreSQL takes, from what the machine or its container has."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.memory import MIB, cache_settings, memory_here


@pytest.mark.parametrize(
    ("memory", "own", "counted_on"),
    [
        (512 * MIB, "128MB", "256MB"),
        (8192 * MIB, "2048MB", "4096MB"),
        (65536 * MIB, "8192MB", "32768MB"),
        (100 * MIB, "128MB", "128MB"),
    ],
)
def test_the_cache_is_a_quarter_of_the_memory_and_never_too_little_or_too_much(
    memory: int, own: str, counted_on: str
) -> None:
    assert cache_settings(memory) == {"shared_buffers": own, "effective_cache_size": counted_on}


def test_the_limit_of_a_container_counts_where_it_is_less_than_the_machine_has(tmp_path: Path) -> None:
    limit, none = tmp_path / "memory.max", tmp_path / "other"
    none.write_text("max\n")
    everything = memory_here((none, tmp_path / "missing"))
    limit.write_text(f"{300 * MIB}\n")
    assert memory_here((none, limit)) == 300 * MIB
    limit.write_text(f"{2**62}\n")
    assert memory_here((limit,)) == everything > 300 * MIB

"""What the site remembers between two changes (`events.queries.reader.remembered`), within a test's transaction too.

There nothing is kept, since what was done may be taken back. Whoever only asks, between two changes, may have it kept:
that is what readers meet, and what is worked out once need not be worked out for each question.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from events.queries.reader.remembered import Kept

Memory = dict[tuple[Kept[Any], Hashable], Any]


@contextmanager
def remembering(memory: Memory | None = None) -> Iterator[None]:
    """Everything that is asked inside is kept in `memory`, or until the end. Nothing may be written meanwhile."""
    kept = {} if memory is None else memory

    def get(asked: Kept[Any], key: Hashable, work_out: Callable[[], Any]) -> Any:
        if (asked, key) not in kept:
            kept[asked, key] = work_out()
        return kept[asked, key]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Kept, "get", get)
        yield

"""What was worked out for one reader's view and holds until the timeline changes, kept in this process for a while.

Within a transaction nothing is kept: what was done there may be taken back (`events.actions.foreseeing` does), and the
next change has the same number.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Concatenate, Generic, ParamSpec, TypeVar

from django.db import connection

from events.queries.reader.sight import Sight

P = ParamSpec("P")
T = TypeVar("T")
KEPT = 8  # answers of one kind: a page, its picture and its export ask for the same one


class Kept(Generic[T]):
    """The last answers asked for, by whatever they depend on; shared by the threads of a process."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """The answer that is kept for the key, else a new one. Within a transaction none is kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = work_out()
        if connection.in_atomic_block:
            return found
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return found


class Remembered(Generic[T]):
    """The answers of one question about a timeline through a lens, the last ones asked for.

    `is_plain`: about a timeline as it is, where working it out is more than asking for one row.
    """

    def __init__(self, work_out: Callable[[Sight], T], *, most: int = KEPT, is_plain: bool = False) -> None:
        self._work_out = work_out
        self._is_plain = is_plain
        self._kept: Kept[T] = Kept(most)

    def __call__(self, sight: Sight) -> T:
        """The answer for the reader's view. Raises ValueError where they have no lens: then the database is asked."""
        if sight.lens is None and not self._is_plain:
            raise ValueError("A timeline is told through a lens; this reader has none.")
        return self._kept.get(_key(sight), lambda: self._work_out(sight))


class RememberedEach(Generic[P, T]):
    """The answers of a question that is asked with something besides: with what somebody types, or with a number."""

    def __init__(self, work_out: Callable[Concatenate[Sight, P], T], *, most: int) -> None:
        self._work_out = work_out
        self._kept: Kept[T] = Kept(most)

    def __call__(self, sight: Sight, *asked: P.args, **also: P.kwargs) -> T:
        """The answer for the reader's view, which is shared and must not be changed; all that is asked is hashable."""
        key = _key(sight), asked, *sorted(also.items())
        return self._kept.get(key, lambda: self._work_out(sight, *asked, **also))


def _key(sight: Sight) -> Hashable:
    """The timeline as of its last change, who looks, and through what."""
    timeline, lens = sight.timeline, sight.lens
    own = lens.key if lens else None
    return timeline.pk, timeline.token, timeline.ledger.state, sight.audience, own

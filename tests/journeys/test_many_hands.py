"""Many people at work on one timeline at the same time, on the real site: a small run of `benchmarks.many_hands`."""

from __future__ import annotations

from benchmarks.many_hands import work_together
from tests.journeys.site import Site


def test_of_three_hundred_deeds_at_the_same_time_none_is_lost_or_done_twice(site: Site) -> None:
    found = work_together(site, deeds=304, hands=8, events=12)
    assert {name: books for name, books in found.books.items() if any(books)} == {}
    assert found.derived == {}
    assert set(found.done) >= {"edit", "state", "date", "undo", "bulk", "create", "merge", "propose", "accept"}
    assert found.refused["412"] > 0
    assert found.refused["sent again"] > 0

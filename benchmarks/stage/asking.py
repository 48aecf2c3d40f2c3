"""Whole requests through Django in one process, and how much of each the database took."""

from __future__ import annotations

import gzip
import statistics
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from benchmarks.stage.work import worked_by_database, worked_here

WARMING = 3  # answers that do not count


@dataclass
class Taken:
    """Milliseconds of each request: whole, in the database, in statements about density; bytes compressed.

    `work` is what the database's process worked for it, `here` this one: on a machine with nothing else to do the sum
    is the whole, and on a busy one it stays what it is.
    """

    whole: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    density: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    here: list[float] = field(default_factory=list)
    size: list[int] = field(default_factory=list)
    statements: int = 0

    def __str__(self) -> str:
        """As `LEGEND` says."""
        work = f" {{{p50_p95(self.work)}}}" if self.work else ""
        here = f"{p50_p95(self.here)}"
        kilobytes = max(self.size) / 1000
        return f"{p50_p95(self.whole)} ({here}) [{p50_p95(self.database)}]{work}, {self.statements}, {kilobytes:.0f} kB"


LEGEND = "p50/p95 in ms: whole request (worked here) [waited for the database] {worked in the database}, statements, kB"


@contextmanager
def timed_statements() -> Iterator[list[tuple[str, float]]]:
    """What the database is asked inside the block, with milliseconds each."""
    from django.db import connection

    asked: list[tuple[str, float]] = []

    def run(execute: Any, statement: str, parameters: Any, many: bool, context: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(statement, parameters, many, context)
        finally:
            asked.append((str(statement), (time.perf_counter() - began) * 1000))

    with connection.execute_wrapper(run):
        yield asked


def ask(client: Any, addresses: Iterable[str]) -> Taken:
    """Ask for each address once; the first few are asked for beforehand too."""
    asked = list(addresses)
    for address in asked[:WARMING]:
        client.get(address).getvalue()
    taken = Taken()
    worked = worked_by_database()
    for address in asked:
        with timed_statements() as statements:
            before, here, began = worked() if worked else 0.0, worked_here(), time.perf_counter()
            response = client.get(address)
            body = response.getvalue()  # a page may come in parts, most of which are not made before they are read
            taken.whole.append((time.perf_counter() - began) * 1000)
            taken.here.append(worked_here() - here)
            if worked:
                taken.work.append(worked() - before)
        assert response.status_code == 200, (response.status_code, address, body[:200])
        taken.database.append(sum(each for _, each in statements))
        taken.density.append(sum(each for words, each in statements if "events_density" in words))
        taken.size.append(len(gzip.compress(body, 6)))
        taken.statements = len(statements)
    return taken


def p95(numbers: list[float]) -> float:
    """The 95th percentile; of fewer than three numbers the greatest."""
    return statistics.quantiles(numbers, n=20, method="inclusive")[18] if len(numbers) > 2 else max(numbers)


def p50_p95(numbers: list[float]) -> str:
    """Both, in words."""
    return f"{statistics.median(numbers):.1f}/{p95(numbers):.1f}"

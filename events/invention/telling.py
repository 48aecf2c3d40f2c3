"""What sources say of one event: reports that agree or do not, plans, and plans given up."""

from __future__ import annotations

from collections.abc import Iterator

from events.invention.calendar import TODAY
from events.invention.cast import Cast
from events.invention.chance import Chance
from events.invention.dates import beside, exact, told
from events.invention.invented import InventedCitation, InventedDate, InventedReading
from events.invention.sentences import Scene

ONLY_ANNOUNCED = 0.6  # of what is planned or postponed
CONTRADICTED = 0.1  # of the further reports
PLANNED_BEFORE = 0.04  # of what is reported
QUOTED = 0.5
_DID_NOT = frozenset({"planned", "postponed", "cancelled", "did not happen"})


class Telling:
    """One event on a day, an ordinal, and those who write about it."""

    def __init__(self, chance: Chance, cast: Cast, scene: Scene, occurrence: str, day: int) -> None:
        self._chance, self._cast, self._scene = chance, cast, scene
        self._occurrence, self._day = occurrence, day

    def dated(self, weight: int) -> tuple[InventedDate | None, tuple[InventedCitation, ...]]:
        """The date used, and what is said of it; none where it is only announced.

        A date that rests on a source is that of the first citation's first reading.
        """
        if self._occurrence in {"planned", "postponed"} and self._chance.random() < ONLY_ANNOUNCED:
            return None, tuple(self._announced())
        date = told(self._chance, self._day)
        citations = list(self._reports(date, self._how_many(weight)))
        if citations and self._chance.random() < PLANNED_BEFORE:
            citations.append(self._plan())
        return date, tuple(citations)

    def _how_many(self, weight: int) -> int:
        """Reports: what matters has been written about more often."""
        number = int(self._chance.rng.expovariate(1) * (0.75 + weight / 35))
        return number if self._occurrence == "happened" else max(number, 1)

    def _reports(self, date: InventedDate, number: int) -> Iterator[InventedCitation]:
        for turn in range(number):
            yield self._first(date) if turn == 0 else self._further(date)

    def _first(self, date: InventedDate) -> InventedCitation:
        return self._report("reports", (InventedReading("date", date),))

    def _further(self, date: InventedDate) -> InventedCitation:
        chance = self._chance
        if chance.random() < CONTRADICTED:
            date = beside(chance, self._day)
        elif chance.random() < 0.5:
            date = exact(self._day)
        roll = chance.random()
        stance = "reports" if roll < 0.8 else "claims" if roll < 0.92 else "denies"
        return self._report(stance, (InventedReading("date", date),) if chance.random() < 0.6 else ())

    def _report(self, stance: str, readings: tuple[InventedReading, ...]) -> InventedCitation:
        return self._citation(
            self._cast.source_after(self._chance, self._day),
            stance,
            self._occurrence if self._occurrence in _DID_NOT else "",
            readings,
        )

    def _announced(self) -> Iterator[InventedCitation]:
        """A plan, an earlier one given up with it, or no date any more."""
        chance = self._chance
        source = self._cast.source_before(chance, min(self._day, TODAY))
        date = told(chance, self._day) if chance.random() < 0.5 else exact(self._day)
        readings = [InventedReading("date", date)]
        if chance.random() < 0.4:
            readings.append(InventedReading("date", beside(chance, self._day - 60), is_former=True))
        yield self._citation(source, "announces", "planned", tuple(readings))
        if self._occurrence == "postponed" and chance.random() < 0.5:
            later = min(source + 1, len(self._cast.sources) - 1)
            yield self._citation(later, "reports", "postponed", (InventedReading("withdrawn", None),))

    def _plan(self) -> InventedCitation:
        """What was meant to be, before it was otherwise."""
        date = beside(self._chance, self._day - 20)
        reading = InventedReading("date", date, is_former=self._chance.random() < 0.5)
        return self._citation(self._cast.source_before(self._chance, self._day), "announces", "planned", (reading,))

    def _citation(
        self, source: int, stance: str, reported: str, readings: tuple[InventedReading, ...]
    ) -> InventedCitation:
        quote = self._scene.quote() if self._chance.random() < QUOTED else ""
        return InventedCitation(source, stance, reported, self._chance.between(1, 60), quote, readings)

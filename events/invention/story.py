"""The events of a made-up timeline, one after another, as many as wanted; nothing is kept of those before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from events.invention.calendar import TODAY, Burst
from events.invention.cast import Cast
from events.invention.chance import Chance, Weighed
from events.invention.invented import InventedDate, InventedEvent
from events.invention.sentences import Scene
from events.invention.telling import Telling
from events.invention.vocabulary import FAR_AWAY, FIELDS

OTHERWISE = 0.07  # of the events did not simply happen
UNDATED = 0.006  # of the events that happened: nothing is known but what they followed
DRAFTS = 0.01
FAR, FEW = 0.0003, 6  # a share of the events, but at least about so many
_OTHER = Weighed({"planned": 40, "postponed": 15, "cancelled": 20, "did not happen": 10, "unknown": 15})
_ROLES = ("participant", "participant", "host", "speaker", "witness", "target")
# Weights by how often they occur: details mostly, key events seldom.
_WEIGHTS = Weighed({str(weight): 0.8 ** (step * 1.3) for step, weight in enumerate(range(8, 99, 4))})


@dataclass(frozen=True, slots=True)
class Story:
    """The cast, and the events in the order of their numbers."""

    cast: Cast
    events: Iterator[InventedEvent]


def made_up(count: int, *, seed: int) -> Story:
    """A timeline of `count` events. The same seed and count make the same one."""
    chance = Chance(seed)
    cast = Cast(chance, count)
    return Story(cast, _events(Chance(seed + 1), cast, count))


def _events(chance: Chance, cast: Cast, count: int) -> Iterator[InventedEvent]:
    for number in range(1, count + 1):
        far = chance.random()
        if far < max(FAR, min(FEW / count, 0.02)):
            yield _far_away(chance, cast, number)
        else:
            yield _event(chance, cast, number)


def _far_away(chance: Chance, cast: Cast, number: int) -> InventedEvent:
    title, edtf = chance.one(FAR_AWAY)
    place = cast.of_places.of(chance)
    occurrence = "planned" if edtf > "2026" and edtf[0] == "2" else "happened"
    return InventedEvent(
        number, title, "", occurrence, chance.between(4, 18) * 4, InventedDate(edtf), place, (), (), (), None
    )


def _event(chance: Chance, cast: Cast, number: int) -> InventedEvent:
    day, burst = cast.calendar.day(chance)
    field, place = _where(chance, cast, burst)
    people = _people(chance, cast)
    scene = Scene(chance, cast, field, place, tuple(actor for actor, _ in people))
    weight = int(_WEIGHTS.of(chance))
    occurrence = _OTHER.of(chance) if chance.random() < OTHERWISE else "happened"
    if occurrence == "planned":
        day = TODAY + 1 + chance.days(900)
    date, citations = Telling(chance, cast, scene, occurrence, day).dated(weight)
    is_undated = number > 1 and occurrence == "happened" and chance.random() < UNDATED
    return InventedEvent(
        number=number,
        title=scene.title(can_be_planned=occurrence != "happened"),
        summary=scene.summary(),
        occurrence=occurrence,
        weight=weight,
        date=None if is_undated else date,
        place=place if chance.random() < 0.85 else None,
        tags=_tags(chance, cast, field),
        people=people,
        citations=() if is_undated else citations,
        follows=(1, 1 + chance.days(20)) if is_undated else None,
        is_approved=chance.random() > DRAFTS,
    )


def _where(chance: Chance, cast: Cast, burst: Burst | None) -> tuple[int, int]:
    """A field of life and a place: those of the burst, mostly."""
    if burst is not None and chance.random() < 0.8:
        return burst.field, burst.place
    return int(chance.random() ** 2 * len(FIELDS)), cast.of_places.of(chance)


def _people(chance: Chance, cast: Cast) -> tuple[tuple[int, str], ...]:
    number = int(chance.rng.expovariate(1.1))
    chosen = dict.fromkeys(cast.of_actors.of(chance) for _ in range(min(number, 5)))
    return tuple((actor, chance.one(_ROLES)) for actor in chosen)


def _tags(chance: Chance, cast: Cast, field: int) -> tuple[int, ...]:
    chosen = {field: None} if field < len(cast.tags) and chance.random() < 0.8 else {}
    if chance.random() < 0.35:
        chosen[cast.of_tags.of(chance)] = None
    return tuple(chosen)

"""What a picture is drawn from: placements of a window and its density, as `viewport.json` tells them (docs/api.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Rival:
    """What another source has: who, the date in words, and its stretch in civil seconds."""

    by: str
    when: str
    b: int
    e: int


@dataclass(frozen=True, slots=True)
class Placed:
    """One placement. `b` and `e` are civil seconds, end exclusive; `g` the places of its groups among the groups."""

    n: int
    title: str
    when: str
    b: int
    e: int
    kind: str = "current"
    mark: str = "happened"
    weight: int = 50
    computed: bool = False
    conflict: bool = False
    fade_b: bool = False
    fade_e: bool = False
    open_b: bool = False
    open_e: bool = False
    precision: str = "day"
    by: str = ""
    g: tuple[int, ...] = ()
    rivals: tuple[Rival, ...] = ()

    @property
    def is_former(self) -> bool:
        """Whether it is a date given up, and does not stand for its event."""
        return self.kind == "former"


@dataclass(frozen=True, slots=True)
class Outside:
    """An event that lies before or after the window."""

    title: str
    when: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """An era; `fade_b` and `fade_e` are how long its ends are uncertain, in seconds."""

    title: str
    when: str
    b: int
    e: int
    fade_b: int = 0
    fade_e: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """How many events begin in each bucket of `step` seconds from second `begins` on."""

    begins: float
    step: float
    starts: Sequence[int]


@dataclass(frozen=True, slots=True)
class Lane:
    """One group: its name, how many of its events are in the window, and where they begin."""

    name: str
    here: int
    near: Profile
    is_estimate: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """Everything about one window. `total` are its placements, `shown` those that are held."""

    begins: int
    ends: int
    placements: tuple[Placed, ...]
    near: Profile
    total: int
    shown: int
    entering: int = 0  # of its events, those that began before it, where more are there than are held
    is_about: bool = False
    eras: tuple[Stretch, ...] = ()
    before: tuple[Outside, ...] = ()
    after: tuple[Outside, ...] = ()
    groups: tuple[Lane, ...] | None = None
    span: tuple[int, int] | None = None  # all that the timeline has, whatever is in the window

    @property
    def is_complete(self) -> bool:
        """Whether every placement of the window is held."""
        return self.shown >= self.total

    @property
    def here(self) -> tuple[Placed, ...]:
        """The placements that touch the window."""
        return tuple(each for each in self.placements if each.e > self.begins and each.b < self.ends)

    @property
    def events(self) -> int:
        """How many events the window holds."""
        if self.is_complete:
            return len({each.n for each in self.here if not each.is_former})
        return self.entering + round(begun(self.near, self.ends)) - round(begun(self.near, self.begins))

    def only(self, first: int, number: int) -> Told:
        """The same with some of its groups, in which their events stand."""
        lanes = (self.groups or ())[first : first + number]
        places = range(first, first + number)
        moved = (replace(each, g=tuple(n - first for n in each.g if n in places)) for each in self.placements)
        return replace(self, groups=lanes, placements=tuple(each for each in moved if each.g))


@dataclass(slots=True)
class _Rivals:
    """Readings by their event."""

    by_event: dict[int, list[Rival]] = field(default_factory=lambda: defaultdict(list))

    def of(self, placed: Mapping[str, Any]) -> tuple[Rival, ...]:
        return tuple(self.by_event.get(placed["n"], ())) if placed["kind"] == "current" else ()


def told(answer: Mapping[str, Any]) -> Told:
    """From an answer of `viewport.json`, parsed."""
    begins, ends = answer["window"]
    rivals = _Rivals()
    for each in answer["readings"]:
        rivals.by_event[each["n"]].append(Rival(each["by"], each["when"], each["b"], each["e"]))
    near = answer["near"]
    placements = tuple(
        Placed(**{**each, "g": tuple(each.get("g", ())), "rivals": rivals.of(each)}) for each in answer["placements"]
    )
    profile = Profile(near["from"], near["step"], near["starts"])
    return Told(
        begins=begins,
        ends=ends,
        placements=placements,
        near=profile,
        total=answer["total"],
        shown=answer["shown"],
        entering=_entering(answer, profile),
        is_about=bool(answer.get("estimate")) or bool(near["estimate"]),
        eras=tuple(_era(each) for each in answer["eras"]),
        before=tuple(Outside(each["title"], each["when"]) for each in answer["outside"]["before"]),
        after=tuple(Outside(each["title"], each["when"]) for each in answer["outside"]["after"]),
        groups=_lanes(answer) if "groups" in answer else None,
        span=(answer["span"][0], answer["span"][1]),
    )


def _entering(answer: Mapping[str, Any], near: Profile) -> int:
    """The events that were under way when the window began."""
    overlaps = answer["near"]["overlaps"]
    first = int((answer["window"][0] - near.begins) // near.step)
    return max(0, overlaps[first] - near.starts[first]) if 0 <= first < len(overlaps) else 0


def begun(profile: Profile, at: float) -> float:
    """How many have begun by a second, from where the profile begins; evenly within each of its buckets."""
    place = min(max((at - profile.begins) / profile.step, 0), len(profile.starts))
    whole = int(place)
    part = profile.starts[whole] * (place - whole) if whole < len(profile.starts) else 0
    return sum(profile.starts[:whole]) + part


def _era(each: Mapping[str, Any]) -> Stretch:
    return Stretch(each["title"], each["when"], each["b"], each["e"], each["fade_b"], each["fade_e"])


def _lanes(answer: Mapping[str, Any]) -> tuple[Lane, ...]:
    begins, ends = answer["window"]
    return tuple(
        Lane(
            each["name"],
            each["here"],
            Profile(begins, (ends - begins) / max(len(each["counts"]), 1), each["counts"]),
            each["estimate"],
        )
        for each in answer["groups"]
    )

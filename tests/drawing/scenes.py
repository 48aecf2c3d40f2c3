"""Pictures of anything: placements, groups and windows as they could come."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from events.dates.calendar import DAY, day_number
from events.drawing.told import Lane, Outside, Placed, Profile, Rival, Stretch, Told

MARCH = day_number(2007, 3) * DAY
_KINDS = ("current", "current", "current", "announced", "former")
_MARKS = ("happened", "planned", "cancelled", "did_not_happen", "unknown")
_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=120)
_NAMES = st.one_of(
    st.sampled_from(["Raid in Irbil", "Conference of neighbours in Baghdad", "数千人が首都で行進した", "<b>&\"'"]),
    _WORDS,
)


def at(year: int, month: int = 1, day: int = 1) -> int:
    """The first civil second of a day."""
    return day_number(year, month, day) * DAY


def placed(number: int, begins: int, length: int = DAY, **more: Any) -> Placed:
    """An event of a day, or longer."""
    return Placed(
        number, more.pop("title", f"Event {number}"), more.pop("when", "10 March 2007"), begins, begins + length, **more
    )


def told(*placements: Placed, begins: int = MARCH, ends: int = MARCH + 31 * DAY, **more: Any) -> Told:
    """A window of which everything is held."""
    number = len(placements)
    near = more.pop("near", Profile(begins, DAY, [0]))
    return Told(begins, ends, placements, near, more.pop("total", number), more.pop("shown", number), **more)


@st.composite
def placements(draw: st.DrawFn, groups: int = 0) -> Placed:
    """One that touches the window of `scenes`, or lies a little outside."""
    begins = MARCH + draw(st.integers(-40, 70)) * DAY + draw(st.integers(0, 1)) * 37_000
    length = draw(st.sampled_from([1, 60, DAY, DAY, 9 * DAY, 31 * DAY, 400 * DAY]))
    flags = {name: draw(st.booleans()) for name in ("computed", "conflict", "fade_b", "fade_e", "open_b", "open_e")}
    rival = Rival("WSWS", "7 March 2007", begins - 3 * DAY, begins - 2 * DAY)
    return Placed(
        n=draw(st.integers(1, 60)),
        title=draw(_NAMES),
        when=draw(
            st.sampled_from(["10 March 2007", "some time in February 2007", "between 753 BCE and about 3 March 2007"])
        ),
        b=begins,
        e=begins + length,
        kind=draw(st.sampled_from(_KINDS)),
        mark=draw(st.sampled_from(_MARKS)),
        weight=draw(st.integers(0, 99)),
        precision=draw(st.sampled_from(["day", "month", "year", "minute"])),
        g=tuple(sorted(draw(st.sets(st.integers(0, groups - 1), min_size=1)))) if groups else (),
        rivals=(rival,) if flags["conflict"] else (),
        **flags,
    )


@st.composite
def scenes(draw: st.DrawFn) -> Told:
    """A window of March 2007 or of years around it, whole or crowded, grouped or not."""
    begins, ends = draw(st.sampled_from([(MARCH, MARCH + 31 * DAY), (at(2006), at(2009)), (MARCH, MARCH + 3600)]))
    number = draw(st.integers(0, 4))
    found = tuple(draw(st.lists(placements(number), max_size=40)))
    is_whole = draw(st.booleans())
    step = (ends - begins) / 60
    counts = draw(st.lists(st.integers(0, 300), min_size=60, max_size=60))
    near = Profile(begins, step, counts)
    lanes = tuple(Lane(draw(_NAMES), 0, Profile(begins, step, counts), not is_whole) for _ in range(number))
    return Told(
        begins,
        ends,
        found,
        near,
        total=len(found) if is_whole else len(found) + 9_000,
        shown=len(found),
        entering=draw(st.integers(0, 9)),
        eras=tuple(
            draw(
                st.lists(
                    st.builds(
                        Stretch, _NAMES, st.just("2007"), st.integers(at(2006), MARCH), st.integers(MARCH + 1, at(2008))
                    ),
                    max_size=5,
                )
            )
        ),
        before=tuple(draw(st.lists(st.builds(Outside, _NAMES, st.just("2003")), max_size=3))),
        after=tuple(draw(st.lists(st.builds(Outside, _NAMES, st.just("2150")), max_size=3))),
        groups=lanes or None,
    )

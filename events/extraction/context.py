"""What is known while a text is read: when it was published, what was said last, and what its quarter is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from events.dates.calendar import weekday
from events.extraction.expression import Anchor, Shift
from events.extraction.nodes import Node
from events.extraction.when import GRAINS, When

Direction = Literal["past", "future", ""]


@dataclass(frozen=True, slots=True)
class Cues:
    """What the words around an expression say about it; the resolver sees these and no text."""

    direction: Direction = ""
    strong: bool = False  # the direction may be followed against the usual reading
    paragraph: int = 0
    money: bool = False  # sums or percentages stand in the sentence
    months: bool = False  # months are counted in the sentence: its sums are of no quarter
    ends_quarter: bool = False  # "the quarter ended" stands before it


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand an expression."""

    type: str
    value: str
    when: When | None = None
    anchor: Anchor = "none"
    confidence: float = 0.9
    others: tuple[tuple[When, str], ...] = ()  # other stretches that the words may mean, each with its rule
    mods: tuple[str, ...] = ()  # from the inside out
    time: str = ""  # "20:00:00" with its zone, or TIMEX3's part of the day as "TNI"
    shift: Shift | None = None
    explicit: bool = False  # nothing was needed to understand it
    approximate: bool = False  # "two years ago" is no exact year


#: Resolves the node within another one.
Resolve = Callable[[Node], Reading | None]


@dataclass(slots=True)
class Mention:
    """A stretch of the calendar that the text named."""

    index: int
    when: When
    paragraph: int
    explicit: bool


_LOOKED_AT: Final = 8  # mentions back
_FAR: Final = 730  # days from publication; what lies nearer is news


@dataclass(slots=True)
class Context:
    """Filled as the text is read, in order."""

    published: int | None  # a day number
    quarter: tuple[int, int] | None = None  # the quarter that a report of earnings is about
    mentions: list[Mention] = field(default_factory=list)
    is_news: bool = False  # days about publication are said at least as often as years long past
    is_narrative: bool = False  # the text tells of years long past rather than of the days before publication
    narrative: Mention | None = None  # then the explicit year that what follows is told of

    def last(self, coarsest: str = "century", within: Sequence[int] = ()) -> Mention | None:
        """The last mention that is as fine as `coarsest` or finer; only a few back are looked at."""
        limit = GRAINS.index(coarsest)
        for mention in reversed(self.mentions[-_LOOKED_AT:]):
            if GRAINS.index(mention.when.grain) <= limit and (not within or mention.paragraph in within):
                return mention
        return None

    def last_of(self, grains: Sequence[str]) -> Mention | None:
        """The last mention that is just as fine as one of these; only a few back are looked at."""
        return next((one for one in reversed(self.mentions[-_LOOKED_AT:]) if one.when.grain in grains), None)

    def last_dated(self, paragraph: int) -> Mention | None:
        """The last day of the paragraph that was said with its year; only a few back are looked at."""
        days = (one for one in reversed(self.mentions[-_LOOKED_AT:]) if one.explicit and one.when.grain == "day")
        return next((one for one in days if one.paragraph == paragraph), None)

    def last_weekday(self, number: int) -> Mention | None:
        """The last mention of such a weekday, Monday being 0; only a few back are looked at."""
        days = [one for one in self.mentions[-_LOOKED_AT:] if one.when.grain == "day"]
        return next((one for one in reversed(days) if weekday(one.when.first) == number), None)

    def note(self, index: int, reading: Reading, paragraph: int) -> None:
        """Remember what was just understood."""
        if reading.when is None:
            return
        mention = Mention(index, reading.when, paragraph, reading.explicit)
        self.mentions.append(mention)
        grain = reading.when.grain
        if self.narrative and isinstance(reading.anchor, int) and reading.when.year > self.narrative.when.year:
            self.narrative = mention  # "the following spring": the tale has gone on
            return
        if self.is_narrative:
            if reading.explicit and grain not in ("decade", "century"):
                self.narrative = mention
        elif (
            not self.is_news and reading.explicit and grain in ("day", "month", "season") and self._is_far(reading.when)
        ):
            self.narrative = mention
        elif (
            reading.anchor == "published"
            or reading.explicit
            or (self.narrative and self.narrative.paragraph != paragraph)
        ):
            self.narrative = None

    def _is_far(self, when: When) -> bool:
        return self.published is None or abs(when.first - self.published) > _FAR

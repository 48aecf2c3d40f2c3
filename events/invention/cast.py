"""Who, where, about what and according to whom: as many as a timeline of that size would have."""

from __future__ import annotations

from bisect import bisect_left

from events.invention import names
from events.invention.calendar import TODAY, Calendar
from events.invention.chance import Chance, Popularity
from events.invention.dates import exact
from events.invention.invented import InventedActor, InventedDate, InventedPlace, InventedSource
from events.invention.vocabulary import FIELDS

_REGIONS = (  # latitude and longitude of the middle of some land, and how far it goes, in degrees
    *((51.0, 10.0, 5.0), (42.0, 1.0, 4.0), (40.0, 33.0, 4.0), (33.0, 44.0, 4.0), (55.5, 37.0, 6.0), (24.0, 78.0, 6.0)),
    *(
        (33.0, 110.0, 7.0),
        (9.0, 8.0, 4.0),
        (0.0, 35.0, 4.0),
        (-25.0, 26.0, 5.0),
        (40.0, -90.0, 8.0),
        (-15.0, -50.0, 8.0),
    ),
    *((20.0, -101.0, 3.0), (-34.0, -62.0, 4.0), (-30.0, 145.0, 6.0), (63.0, 15.0, 3.0)),
    *((53.0, -1.5, 1.2), (60.5, 25.0, 2.0)),
)
_ANGLES = ("dispute", "anniversary", "first", "accident", "finance", "women", "protest", "building", "law", "letters")
_LANGUAGES = ("en", "en", "en", "en", "de", "fr", "es", "ar", "el")
_RIGHTS = ("copyrighted",) * 8 + ("public domain", "own")
_KINDS = ("article-newspaper",) * 6 + ("report", "webpage", "chapter", "interview")
BOOKS = 0.15  # of all sources: they know of everything before them


class Cast:
    """Everything that the events of one made-up timeline refer to, most popular first but for the sources."""

    def __init__(self, chance: Chance, count: int) -> None:
        self.places = [_place(chance) for _ in range(_so_many(count, 0.6, least=6))]
        self.actors = [_actor(chance, self.places) for _ in range(_so_many(count, 0.62, least=10))]
        self.tags = _tags(min(_so_many(count, 0.4, least=12), len(FIELDS) * (len(_ANGLES) + 1)))
        self.calendar = Calendar(chance, count, fields=len(FIELDS), places=len(self.places))
        self.sources = _sources(chance, max(12, count // 40), self)
        self._days = [source.day for source in self.sources]
        self._books = [index for index, source in enumerate(self.sources) if source.csl_type == "book"]
        self.of_places = Popularity(len(self.places), steepness=1.1)
        self.of_actors = Popularity(len(self.actors))
        self.of_tags = Popularity(len(self.tags))
        self._of_books = Popularity(max(len(self._books), 1))

    def source_after(self, chance: Chance, day: int) -> int:
        """A source that can know what happened on that day: mostly one from soon afterwards, else a book."""
        if self._books and chance.random() < 0.25:
            book = self._books[self._of_books.of(chance)]
            if self._days[book] > day:
                return book
        return min(bisect_left(self._days, day) + chance.days(1.5), len(self.sources) - 1)

    def source_before(self, chance: Chance, day: int) -> int:
        """A source that can only have foreseen that day."""
        return max(0, bisect_left(self._days, day) - 1 - chance.days(1.5))


def _so_many(count: int, power: float, *, least: int) -> int:
    return max(least, int(count**power))


def _place(chance: Chance) -> InventedPlace:
    if chance.random() < 0.05:
        return InventedPlace("point", names.place_name(chance), None, None)
    latitude, longitude, reach = chance.one(_REGIONS)
    kind = "area" if chance.random() < 0.08 else "point"
    return InventedPlace(
        kind,
        names.place_name(chance),
        round(latitude + chance.rng.uniform(-reach, reach), 4),
        round(longitude + chance.rng.uniform(-reach, reach), 4),
    )


def _actor(chance: Chance, places: list[InventedPlace]) -> InventedActor:
    if chance.random() < 0.35:
        kind = "group" if chance.random() < 0.15 else "organisation"
        return InventedActor(kind, names.house_name(chance, chance.one(places).name))
    given, family = names.person_name(chance)
    return InventedActor("person", f"{given} {family}", (family,) if chance.random() < 0.3 else ())


def _tags(count: int) -> list[str]:
    plain = [field[0] for field in FIELDS]
    return (plain + [f"{field}: {angle}" for angle in _ANGLES for field in plain])[:count]


def _sources(chance: Chance, count: int, cast: Cast) -> list[InventedSource]:
    """In order of their publication."""
    made = [_source(chance, cast) for _ in range(count)]
    return sorted(made, key=lambda source: (source.day, source.title))


def _source(chance: Chance, cast: Cast) -> InventedSource:
    place = chance.one(cast.places).name
    day, _ = cast.calendar.day(chance)
    field = chance.one(FIELDS)
    thing = chance.one(field[3])
    if chance.random() < BOOKS:
        day = min(day + 3_000, TODAY)
        title = f"A History of {place}: {field[0]} and {thing}"
        published = InventedDate(exact(day).edtf[:4])
        return InventedSource(
            "book", title, "", names.person_name(chance), published, day, chance.one(_LANGUAGES), "copyrighted"
        )
    title = f"{field[0]} of {place}: {thing}"
    return InventedSource(
        chance.one(_KINDS),
        title,
        names.paper_name(chance, place),
        names.person_name(chance) if chance.random() < 0.7 else ("", ""),
        exact(day),
        day,
        chance.one(_LANGUAGES),
        chance.one(_RIGHTS),
    )

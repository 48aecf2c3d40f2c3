"""Titles, summaries and quotations."""

from __future__ import annotations

from events.invention import names
from events.invention.cast import Cast
from events.invention.chance import Chance
from events.invention.vocabulary import CLAUSES, FIELDS, OTHER_SCRIPTS, QUOTES, SUMMARIES

LONG = 0.012  # of the titles
IN_OTHER_SCRIPTS = 0.008
SUMMARISED = 0.55


class _Words(dict[str, str]):
    """What stands for the names in a pattern; chosen when it is first needed, and the same from then on."""

    def __init__(self, chance: Chance, cast: Cast, field: int, place: int, people: tuple[int, ...]) -> None:
        super().__init__(place=cast.places[place].name)
        self._chance, self._things = chance, FIELDS[field][3]
        self._people = [cast.actors[index] for index in people] or [cast.actors[cast.of_actors.of(chance)]]

    def __missing__(self, name: str) -> str:
        word = self[name] = self._chosen(name)
        return word

    def _chosen(self, name: str) -> str:
        chance = self._chance
        if name == "thing":
            return chance.one(self._things)
        if name == "name":
            return names.ship_name(chance)
        if name == "person":
            known = (actor.name for actor in self._people if actor.kind == "person")
            return next(known, "") or " ".join(names.person_name(chance))
        known = (actor.name for actor in self._people if actor.kind != "person")
        return next(known, "") or names.house_name(chance, self["place"])


class Scene:
    """What sentences about one event may speak of."""

    def __init__(self, chance: Chance, cast: Cast, field: int, place: int, people: tuple[int, ...]) -> None:
        self._chance = chance
        self._field = FIELDS[field]
        self._words = _Words(chance, cast, field, place, people)

    def title(self, *, can_be_planned: bool) -> str:
        """A title; of what can be planned, one that does not say it took place."""
        chance = self._chance
        kind = chance.random()
        if kind < IN_OTHER_SCRIPTS:
            return chance.one(OTHER_SCRIPTS)
        pattern = chance.one(self._field[2 if can_be_planned or chance.random() < 0.4 else 1])
        title = _capital(pattern.format_map(self._words))
        if kind < IN_OTHER_SCRIPTS + LONG:
            clauses = chance.rng.sample(CLAUSES, chance.between(2, 6))
            return f"{title} {', '.join(clauses)}"
        return f"{title} {chance.one(CLAUSES)}" if kind > 0.94 else title

    def summary(self) -> str:
        """A few sentences of Markdown, or none."""
        chance = self._chance
        if chance.random() > SUMMARISED:
            return ""
        sentences = chance.rng.sample(SUMMARIES, chance.between(1, 3))
        return " ".join(_capital(sentence.format_map(self._words)) for sentence in sentences)

    def quote(self) -> str:
        """Something that somebody is said to have written."""
        return self._chance.one(QUOTES).format_map(self._words)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]

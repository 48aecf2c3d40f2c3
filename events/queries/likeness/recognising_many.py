"""Whether somebody or something is known by a name, for many names at once: two queries however many there are.

The answers are those of `recognising`, which asks for one. What is put on a shelf is found on it from then on, so
that of two rows with one new name the second recognises what the first made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Generic, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Cast, Upper

from events.models import Actor, Ledger, Place, Source, Tag, Timeline

Named = TypeVar("Named", Actor, Place)


def folded(timeline: Timeline, names: Collection[str]) -> dict[str, str]:
    """Each name as the database compares it: without accents and in capitals."""
    given = Func(Cast(Value(sorted(set(names))), ArrayField(TextField())), function="unnest", output_field=TextField())
    one_row = Ledger.objects.filter(timeline=timeline)
    return dict(one_row.values_list(given, _folded(given)))


class NameShelf(Generic[Named]):
    """People or places of a timeline by their names and aliases; withdrawn ones are not recognised."""

    def __init__(self, model: type[Named], timeline: Timeline, names: Collection[str]) -> None:
        self._folds = folded(timeline, names)
        self._named: dict[str, Named] = {}
        self._also: dict[str, Named] = {}
        rows = model._default_manager.filter(timeline=timeline)
        everybody: list[Any] = list(rows.annotate(folded=_folded(F("name"))).order_by(F("merged_into").asc(), "pk"))
        by_key = {row.pk: row for row in everybody}
        for row in everybody:
            if row.withdrawn_at is None:
                became = _became(row, by_key)
                self._named.setdefault(row.folded, became)
                for alias in row.aliases:
                    self._also.setdefault(str(alias).casefold(), became)

    def find(self, name: str) -> Named | None:
        """Who or what is called so; the name is one of those that the shelf was made for."""
        return self._named.get(self._folds[name]) or self._also.get(name.casefold())

    def put(self, name: str, row: Named) -> Named:
        """From now on the name is this one's."""
        return self._named.setdefault(self._folds[name], row)


class TagShelf:
    """Tags of a timeline; a withdrawn one is found by exactly its name."""

    def __init__(self, timeline: Timeline, names: Collection[str]) -> None:
        self._folds = folded(timeline, names)
        tags: list[Any] = list(Tag.objects.filter(timeline=timeline).annotate(folded=_folded(F("name"))).order_by("pk"))
        self._exact: dict[str, Tag] = {tag.name: tag for tag in tags}
        self._alike: dict[str, Tag] = {}
        for tag in tags:
            if tag.withdrawn_at is None:
                self._alike.setdefault(tag.folded, tag)

    def find(self, name: str) -> Tag | None:
        """The tag of that name, or one that differs in capitals or accents only."""
        return self._exact.get(name) or self._alike.get(self._folds[name])

    def put(self, name: str, tag: Tag) -> Tag:
        """From now on the name is this one's."""
        self._exact[name] = tag
        return self._alike.setdefault(self._folds[name], tag)


class SourceShelf:
    """Standing sources of a timeline by address, by title and where it appeared, and by short title."""

    def __init__(self, timeline: Timeline, wanted: Iterable[Mapping[str, Any]]) -> None:
        named = ("title", "short_title", "container_title")
        self._folds = folded(timeline, [each[name] for each in wanted for name in named])
        self._at: dict[str, Source] = {}
        self._titled: dict[str, list[tuple[str, Source]]] = {}
        self._short: dict[str, Source] = {}
        standing = Source.objects.filter(timeline=timeline, withdrawn_at__isnull=True).order_by("pk")
        folds = {f"folded_{name}": _folded(F(name)) for name in named}
        for source in standing.annotate(**folds):
            self._put(source, *(getattr(source, fold) for fold in folds))

    def find(
        self, *, url: str = "", title: str = "", short_title: str = "", container_title: str = ""
    ) -> Source | None:
        """The source so described, by words that the shelf was made for."""
        if url:
            return self._at.get(url)
        if title:
            called = self._titled.get(self._folds[title], ())
            where = self._folds[container_title] if container_title else None
            return next((source for container, source in called if where in (None, container)), None)
        return self._short.get(self._folds[short_title]) if short_title else None

    def put(self, source: Source) -> Source:
        """From now on it is found."""
        self._put(source, *(self._folds[each] for each in (source.title, source.short_title, source.container_title)))
        return source

    def _put(self, source: Source, title: str, short: str, container: str) -> None:
        self._at.setdefault(source.url, source)
        self._short.setdefault(short, source)
        for name in dict.fromkeys((title, short)):
            self._titled.setdefault(name, []).append((container, source))


def _folded(text: Any) -> Upper:
    return Upper(Func(text, function="unaccent", output_field=TextField()))


def _became(row: Named, by_key: Mapping[int, Named]) -> Named:
    while row.merged_into_id is not None:
        row = by_key[row.merged_into_id]
    return row

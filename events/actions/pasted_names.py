"""People, places, tags and sources of many facts: known ones are recognised, the others made, all at once.

To be made inside an open change, whose lock on the ledger keeps two from making the same one at the same time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import Model, Sum

from events.actions.facts import Fact
from events.actions.naming import NewSource, complete, silent_in, source_columns, tag_named
from events.actions.quoting import Allotment, quotable
from events.actions.refusals import Invalid
from events.actions.texts import checked
from events.models import Actor, Passage, Place, Source, SourceText, Tag, Timeline
from events.queries.likeness.recognising_many import NameShelf, SourceShelf, TagShelf

M = TypeVar("M", bound=Model)


class PastedNames:
    """What the names of these facts mean. Raises Invalid by row and field, and then has made nothing."""

    def __init__(self, timeline: Timeline, facts: Sequence[Fact]) -> None:
        people = _names(facts, "people", lambda fact: [part.name for part in fact.people])
        places = _names(facts, "place", lambda fact: [fact.place] if fact.place.strip() else [])
        tags = _names(facts, "tags", lambda fact: fact.tags)
        sources = _new_sources(facts)
        self.timeline = timeline
        self._new: dict[type[Model], list[Any]] = {Actor: [], Place: [], Source: []}
        actors, where = NameShelf(Actor, timeline, people), NameShelf(Place, timeline, places)
        self.actors = {name: actors.find(name) or actors.put(name, self._made(Actor, name=name)) for name in people}
        self.places = {name: where.find(name) or where.put(name, self._made(Place, name=name)) for name in places}
        self.tags = self._tags(tags)
        shelf = SourceShelf(timeline, sources.values())
        self.sources = {new: self._source(shelf, columns) for new, columns in sources.items()}
        for model, rows in self._new.items():
            model._default_manager.bulk_create(rows)
        self._allotments = self._rests(facts)

    def source_of(self, fact: Fact) -> Source | None:
        """The source that the fact names, if any."""
        return self.sources[fact.source] if isinstance(fact.source, NewSource) else fact.source

    def public_characters(self, source: Source, length: int) -> int:
        """Of a quotation of that length, given out in the order of the facts."""
        return self._allotments[source.pk].take(length)

    def _made(self, model: type[M], **columns: Any) -> M:
        row = model(timeline=self.timeline, **columns)
        self._new[model].append(row)
        return row

    def _source(self, shelf: SourceShelf, columns: dict[str, Any]) -> Source:
        named = {name: columns[name] for name in ("url", "title", "short_title", "container_title")}
        found = shelf.find(**named)
        if found is None:
            return shelf.put(self._made(Source, **columns))
        if not found._state.adding:
            return complete(found, columns)
        for name, value in silent_in(found, columns).items():  # made by a row above, and not written yet
            setattr(found, name, value)
        return found

    def _tags(self, names: Iterable[str]) -> dict[str, Tag]:
        shelf = TagShelf(self.timeline, list(names))
        found = {}
        for name in names:
            tag = shelf.find(name)
            if tag is None or tag.withdrawn_at is not None:
                tag = shelf.put(name, tag_named(self.timeline, name))
            found[name] = tag
        return found

    def _rests(self, facts: Sequence[Fact]) -> dict[int, Allotment]:
        """What each source still has to give to the public, behind what its other quotations were given."""
        sources = {source.pk: source for fact in facts if (source := self.source_of(fact)) is not None}
        texts = SourceText.objects.filter(source__in=sources).latest_of_each()
        lengths: dict[int, int] = dict(texts.values_list("source_id", "length"))
        quoted = Passage.objects.filter(citation__source__in=sources, citation__withdrawn_at__isnull=True)
        given = dict(quoted.order_by().values_list("citation__source").annotate(Sum("public_characters")))
        rests = {}
        for key, source in sources.items():
            total = quotable(source, self.timeline, text_length=lengths.get(key))
            rest = None if total is None else max(0, total - given.get(key, 0))
            rests[key] = Allotment(rest, each=self.timeline.quote_characters)
        return rests


def _names(facts: Sequence[Fact], field: str, named: Callable[[Fact], Iterable[str]]) -> dict[str, str]:
    """Every name once, trimmed; a dict keeps their order."""
    names: dict[str, str] = {}
    for row, fact in enumerate(facts, 1):
        for name in named(fact):
            try:
                clean = checked({"name": name}, required={"name"})["name"]
            except Invalid as error:
                raise Invalid(**{f"row_{row}_{field}": error.problems["name"]}) from error
            names[clean] = clean
    return names


def _new_sources(facts: Sequence[Fact]) -> dict[NewSource, dict[str, Any]]:
    columns: dict[NewSource, dict[str, Any]] = {}
    for row, fact in enumerate(facts, 1):
        if isinstance(fact.source, NewSource) and fact.source not in columns:
            try:
                columns[fact.source] = source_columns(fact.source)
            except Invalid as error:
                raise Invalid(**{f"row_{row}_{name}": words for name, words in error.problems.items()}) from error
    return columns

"""What somebody made and others have worked on since: it is not taken away from under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from events.actions.refusals import Obstacle
from events.actions.taking_back import WHOLES
from events.models import Change, Citation, Event, Story, User
from events.queries.versions.tracked import Model, version_model
from events.queries.versions.written import Written

#: What goes into the bin with all that stands in it, parts before their wholes.
_WHOLE: tuple[Model, ...] = (Citation, Event, Story)
Key = tuple[Model, int]
WHY = "Somebody else has worked on it since: it stays."


def worked_on_by_others(wrote: Iterable[Sequence[Written]], person: User) -> set[Key]:
    """Of the events, citations and stories that these changes of a person made, those that others have written to.

    To the row itself or to anything in it. A dozen queries, however many there are.
    """
    made: dict[Model, set[int]] = {model: set() for model in _WHOLE}
    for written in (each for rows in wrote for each in rows if each.is_made and each.model in made):
        made[written.model].add(written.pk)
    found: set[Key] = set()
    for model in _WHOLE:
        touched = [pair for pairs in _versions(model, made[model]) for pair in pairs]
        others = Change.objects.filter(pk__in={context for _, context in touched if context}).exclude(by=person)
        by_others = set(others.values_list("pk", flat=True))
        found |= {(model, key) for key, context in touched if context in by_others}
        if model is Citation:
            cited = Citation.objects.filter(pk__in=[key for _, key in found]).values_list("event", flat=True)
            found |= {(Event, key) for key in cited if key in made[Event]}
    return found


def set_aside(wrote: Sequence[Written], busy: set[Key]) -> tuple[list[Written], list[Obstacle]]:
    """The rows of a change without those that others have worked on, and without what stands in them."""
    kept: list[Written] = []
    left: set[Key] = set()
    obstacles: list[Obstacle] = []
    for each in wrote:
        key = (each.model, each.pk)
        wholes = WHOLES.get(each.model, {})
        if each.is_made and key in busy:
            obstacles.append(Obstacle(each.row, each.model, WHY))
            left.add(key)
        elif each.is_made and any((whole, getattr(each.row, column)) in left for column, whole in wholes.items()):
            left.add(key)
        else:
            kept.append(each)
    return kept, obstacles


def _versions(model: Model, keys: set[int]) -> Iterator[list[tuple[int, Any]]]:
    """Keys of wholes with the changes that wrote them or anything in them."""
    if not keys:
        return
    columns = [(model, "pgh_obj_id")]
    columns += [(part, column) for part, wholes in WHOLES.items() for column, whole in wholes.items() if whole is model]
    for part, column in columns:
        rows = version_model(part).objects.filter(**{f"{column}__in": keys}).order_by()
        yield list(rows.values_list(column, "pgh_context_id").distinct())

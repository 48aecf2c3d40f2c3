"""Whether somebody or something is known by a name that was typed: spelling, accents and capitals do not count.

Merged ones are known by their old names too, and are what they became; withdrawn ones are not recognised.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Q

from events.models import Actor, Place, Source, Tag, Timeline

Named = TypeVar("Named", Actor, Place)


def known_actor(timeline: Timeline, name: str) -> Actor | None:
    """The person or organisation of that name or alias."""
    return _called(Actor, timeline, name)


def known_place(timeline: Timeline, name: str) -> Place | None:
    """The place of that name or spelling."""
    return _called(Place, timeline, name)


def known_tag(timeline: Timeline, name: str) -> Tag | None:
    """The tag of exactly that name, a withdrawn one too; else one that differs in capitals or accents only."""
    tags = Tag.objects.filter(timeline=timeline)
    return tags.filter(name=name).first() or (
        tags.filter(name__unaccent__iexact=name, withdrawn_at__isnull=True).order_by("pk").first()
    )


def known_source(
    timeline: Timeline, *, url: str = "", title: str = "", short_title: str = "", container_title: str = ""
) -> Source | None:
    """The source at that address; without one, the source of that title in that paper, or else of that short title."""
    sources = Source.objects.filter(timeline=timeline, withdrawn_at__isnull=True).order_by("pk")
    if url:
        return sources.filter(url=url).first()
    if title:
        called = sources.filter(Q(title__unaccent__iexact=title) | Q(short_title__unaccent__iexact=title))
        where = Q(container_title__unaccent__iexact=container_title) if container_title else Q()
        return called.filter(where).first()
    return sources.filter(short_title__unaccent__iexact=short_title).first() if short_title else None


def _called(model: type[Named], timeline: Timeline, name: str) -> Named | None:
    standing = model._default_manager.filter(timeline=timeline, withdrawn_at__isnull=True).select_related("merged_into")
    found: Any = standing.filter(name__unaccent__iexact=name).order_by("merged_into_id", "pk").first()
    if found is None:
        folded = name.casefold()
        spelt = standing.filter(aliases__icontains=name).order_by("merged_into_id", "pk")
        found = next((each for each in spelt if folded in {str(alias).casefold() for alias in each.aliases}), None)
    while found is not None and found.merged_into is not None:
        found = found.merged_into
    known: Named | None = found
    return known

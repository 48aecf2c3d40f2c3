"""What the derived tables of a timeline hold, and what they must hold, worked out here once more."""

from collections import Counter

from events.models import (
    Citation,
    Density,
    Event,
    EventState,
    EventTag,
    FacetCount,
    FacetKind,
    FacetPlacement,
    FiledFor,
    Participation,
    Placement,
)
from events.models.density import COARSEST, FINEST, STEP
from events.models.filing import OCCURRENCE_KEYS

SEES = {"members": (FiledFor.BOTH, FiledFor.MEMBERS), "public": (FiledFor.BOTH, FiledFor.PUBLIC)}
DRAWN = ("rank", "span_begins", "span_ends", "reading_id", "weight", "words", "precision", "occurrence", "ends_open")
LOOK = (*DRAWN, "is_computed", "is_conflicted")


def counted(timeline):
    """Every bucket that holds something."""
    rows = Density.objects.filter(timeline=timeline).values_list(
        "audience", "level", "bucket", "starts", "ends", "weights", "ghost_starts", "ghost_ends"
    )
    return {row[:3]: row[3:] for row in rows if any(row[3:])}


def to_be_counted(timeline):
    found = {}
    for row in Placement.objects.filter(timeline=timeline).exclude(kind="reading"):
        is_ghost = row.kind == "former"
        for level in range(FINEST, COARSEST + 1, STEP):
            begins, ends = ((row.audience, level, second >> level) for second in (row.span_begins, row.span_ends - 1))
            added = [0, 0, 0, 1, 0] if is_ghost else [1, 0, row.weight + 1, 0, 0]
            for bucket, more in ((begins, added), (ends, [0, 0, 0, 0, 1] if is_ghost else [0, 1, 0, 0, 0])):
                found[bucket] = tuple(map(sum, zip(found.get(bucket, (0,) * 5), more, strict=True)))
    return found


def keys(timeline):
    """`(event, facet, key)` of every standing event, for members and for the public."""
    found = {"members": set(), "public": set()}
    parts = Participation.objects.filter(timeline=timeline).select_related("actor")
    said = [(part.event_id, FacetKind.PERSON, part.actor.merged_into_id or part.actor_id) for part in parts]
    tagged = EventTag.objects.filter(timeline=timeline)
    said += [(tag.event_id, FacetKind.TAG, tag.tag_id) for tag in tagged]
    cited = Citation.objects.filter(timeline=timeline, withdrawn_at__isnull=True)
    said += [(citation.event_id, FacetKind.SOURCE, citation.source_id) for citation in cited]
    for event in Event.objects.filter(timeline=timeline).select_related("place").exclude(state=EventState.WITHDRAWN):
        own = {row for row in said if row[0] == event.pk}
        if event.place:
            own.add((event.pk, FacetKind.PLACE, event.place.merged_into_id or event.place_id))
        own.add((event.pk, FacetKind.HAPPENED, OCCURRENCE_KEYS[event.occurrence]))
        own |= {(event.pk, facet, 0) for facet in FacetKind if facet not in {row[1] for row in own}}
        found["members"] |= own
        if event.state == EventState.APPROVED:
            found["public"] |= own
    return found


def to_be_filed(timeline):
    """How each audience sees every placement under every key: what is seen, and not by which row."""
    found = {}
    for audience, own in keys(timeline).items():
        rows = Placement.objects.filter(timeline=timeline, audience=audience).exclude(kind="reading")
        drawn = {}
        for row in rows:
            look = (row.kind == "former", *(getattr(row, each) for each in LOOK))
            drawn.setdefault(row.event_id, []).append(look)
        found[audience] = {(*key, look) for key in own for look in drawn.get(key[0], [None])}
    return found


def filed(timeline):
    rows = {row.pk: row for row in Placement.objects.filter(timeline=timeline)}
    found = {}
    for audience, sees in SEES.items():
        found[audience] = set()
        for row in FacetPlacement.objects.filter(timeline=timeline, audience__in=sees):
            look = None
            if row.placement_id:
                drawn = rows[row.placement_id]
                assert (row.rank, row.span_begins, row.span_ends) == (drawn.rank, drawn.span_begins, drawn.span_ends)
                look = (row.is_ghost, *(getattr(drawn, each) for each in LOOK))
            found[audience].add((row.event_id, row.facet, row.key, look))
    return found


def numbers(timeline):
    rows = FacetCount.objects.filter(timeline=timeline).exclude(events=0)
    return {(row.audience, row.facet, row.key): row.events for row in rows}


def to_be_numbered(timeline):
    return dict(Counter((audience, facet, key) for audience, own in keys(timeline).items() for _, facet, key in own))


def assert_derived(timeline):
    """What is stored is what follows from the rows."""
    assert counted(timeline) == to_be_counted(timeline)
    assert filed(timeline) == to_be_filed(timeline)
    assert numbers(timeline) == to_be_numbered(timeline)

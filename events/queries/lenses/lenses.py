"""Lenses on a timeline: by a day of publication, or by one who tells it; and how much of it each rests on."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from events.dates import DateValue
from events.models import Actor, Citation, Source
from events.models.telling import EVERYBODY
from events.queries.citing.cited_sources import cited
from events.queries.dating.dating import out_by
from events.queries.reader.lens import Lens
from events.queries.reader.sight import Sight


@dataclass(frozen=True, slots=True)
class Resting:
    """On how many of the sources here a lens rests: "from 4 of the 8 sources here"."""

    sources: int
    of: int


def lens_of(sight: Sight, *, known: DateValue | None = None, according: UUID | None = None) -> Lens | None:
    """The lens that an address asks for; None where it asks for none. Raises LookupError for who is not here.

    `known` counts to the end of the day that it names. A source of which no publication date is known was out by no
    day; nor, to strangers, is a confidential one, whose date is not theirs to read (a query for who tells).
    """
    if known is None and according is None:
        return None
    by = out_by(known) if known is not None else None
    source = speaker = None
    if according is not None:
        source = sight.of(Source.objects.standing()).filter(public_id=according).first()
        speaker = None if source else sight.of(Actor.objects.standing()).filter(public_id=according).first()
        if source is None and speaker is None:
            raise LookupError(according)
    return Lens(sight.timeline.pk, by, source, speaker, sight.is_member)


def sources_through(sight: Sight) -> frozenset[int]:
    """Keys of the sources that the reader's lens lets through, of those that they may see (one query)."""
    return frozenset(sight.of(Source.objects.standing()).order_by().values_list("pk", flat=True))


def resting_on(sight: Sight) -> Resting:
    """How many of the sources that are cited here the reader's lens lets through (two queries)."""
    everything = cited(sight.through(None)).count()
    if sight.lens is None or sight.lens.teller == EVERYBODY:
        return Resting(cited(sight).count(), everything)
    spoken = sight.of(Citation.objects.filter(withdrawn_at__isnull=True))
    return Resting(spoken.values("source_id").distinct().count(), everything)

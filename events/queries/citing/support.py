"""Who stands behind an event: counted by how its sources put it, copies of one report counted once as witnesses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from events.models import Citation, Occurrence, Source, Stance
from events.queries.reader import labels
from events.queries.reader.sight import Sight

#: Stances by which a source lets somebody else vouch: the voices are counted, not the pages that carry them.
VOICED = frozenset({Stance.CLAIMS, Stance.DENIES, Stance.RETRACTS})
#: Stances by which a source says itself that something was, or will be.
VOUCHING = frozenset({Stance.REPORTS, Stance.ANNOUNCES, Stance.PREDICTS})


class Doubt(StrEnum):
    """What makes an event less than plain fact."""

    NONE = ""
    ALLEGED = "alleged"  # it is claimed, and no source says so itself
    DISPUTED = "disputed"  # a source says so, another denies it, and nobody has decided


@dataclass(frozen=True, slots=True)
class Support:
    """How many say what. `independent` counts the reporting sources that are no copies of one another."""

    counts: Mapping[str, int]  # by stance
    independent: int

    def __str__(self) -> str:
        sentence = labels.support(self.counts, self.independent)
        is_unreported = Stance.CLAIMS in self.counts and not VOUCHING & set(self.counts)
        return f"{sentence} · reported by none" if is_unreported else sentence


def support(citations: Iterable[Citation], lineage: Mapping[int, int]) -> Support:
    """Count standing citations of one event. `lineage` maps a source's key to the one it was derived from."""
    voices: dict[Stance, set[tuple[str, int | None]]] = {}
    origins: set[int] = set()
    for citation in citations:
        stance = Stance(citation.stance)
        has_voice = stance in VOICED and citation.speaker_id is not None
        voice = ("speaker", citation.speaker_id) if has_voice else ("source", citation.source_id)
        voices.setdefault(stance, set()).add(voice)
        if stance == Stance.REPORTS:
            origins.add(origin(citation.source_id, lineage))
    return Support({stance: len(heard) for stance, heard in voices.items()}, len(origins))


def doubt(stances: Collection[str], occurrence: str) -> Doubt:
    """Whether an event is only alleged, or disputed. Said only while nobody has decided that it did not happen."""
    if occurrence not in (Occurrence.HAPPENED, Occurrence.UNKNOWN):
        return Doubt.NONE
    is_vouched = any(stance in VOUCHING for stance in stances)
    if Stance.CLAIMS in stances and not is_vouched:
        return Doubt.ALLEGED
    if occurrence == Occurrence.UNKNOWN and is_vouched and Stance.DENIES in stances:
        return Doubt.DISPUTED
    return Doubt.NONE


def lineage_of(citations: Iterable[Citation], sight: Sight) -> dict[int, int]:
    """Which source was derived from which: asked only where a cited source is a copy of another.

    What a confidential source was copied from would say which document it is: that is for members.
    """
    if not any(citation.source.derived_from_id for citation in citations):
        return {}
    copies = sight.of(Source.objects.filter(derived_from__isnull=False))
    copies = copies if sight.is_member else copies.filter(public_label="")
    return dict(copies.order_by().values_list("pk", "derived_from_id"))


def origin(source: int, lineage: Mapping[int, int]) -> int:
    """The source that a report comes from in the end; of copies that name each other, one stands for all."""
    chain = [source]
    while (earlier := lineage.get(chain[-1])) is not None:
        if earlier in chain:
            return min(chain[chain.index(earlier) :])
        chain.append(earlier)
    return chain[-1]

"""Could both be right? What would reconcile the readings of one event, beside its date; none of it is ever applied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from events.models import Reading
from events.queries.dating.reconciled import reconciled
from events.queries.reader.sight import Sight


@dataclass(frozen=True, slots=True)
class BothRight:
    """An assumption under which two readings are right, as a sentence, and the footnotes of the two."""

    sentence: str  # "Both hold if WSWS counts days in Sydney: 02:05 on Wednesday 7 March."
    footnotes: tuple[tuple[int, UUID], ...]  # mark and citation


def both_right(readings: Sequence[Reading], marks: Sequence[int], sight: Sight) -> tuple[BothRight, ...]:
    """What known causes would make right of readings that disagree; `marks` are those of their footnotes, side by side.

    At most one query; none where nothing disagrees.
    """
    notes = {row.pk: (mark, row.citation.public_id) for row, mark in zip(readings, marks, strict=True)}
    return tuple(
        BothRight(
            sentence=f"{each.words[:1].upper()}{each.words[1:]}.",
            footnotes=tuple(dict.fromkeys(notes[reading] for reading in each.readings)),
        )
        for each in reconciled(readings, sight)
    )

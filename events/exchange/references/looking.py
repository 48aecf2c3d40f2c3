"""What bringing in references would do, entry by entry, before anything is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from events.exchange.references.reading import read_references
from events.exchange.references.record import Reference
from events.exchange.references.styles import Stretch, stretches
from events.exchange.references.taking import Fault
from events.models import PublishedBasis, Timeline
from events.queries.sources.references import recognised


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as the preview shows it. `here` is the source, `twin` the earlier entry that says the same."""

    number: int
    label: str
    shown: tuple[Stretch, ...]
    faults: tuple[Fault, ...]
    left_out: tuple[str, ...]
    here: UUID | None = None
    twin: int | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that was pasted. `new` are the columns of the sources that would be made, in their order."""

    rows: tuple[Row, ...]
    new: tuple[Mapping[str, Any], ...]
    remaining: str  # the faulty entries, as text

    @property
    def faulty(self) -> int:
        """How many entries need a look."""
        return sum(1 for row in self.rows if row.faults)

    @property
    def known(self) -> int:
        """How many are here already, or twice in the text."""
        return sum(1 for row in self.rows if row.here or row.twin)


def look(timeline: Timeline, text: str) -> Look:
    """Read it all, and recognise what is known. Raises ReferencesRefused for a text that cannot be taken as a whole."""
    entries = read_references(text)
    good = [(entry, entry.reference, _columns(entry.reference)) for entry in entries if entry.reference is not None]
    found = recognised(timeline, [columns for _, _, columns in good])
    rows = {entry.number: Row(entry.number, entry.label, (), entry.faults, entry.left_out) for entry in entries}
    new: dict[UUID, int] = {}
    made = []
    for (entry, reference, columns), source in zip(good, found, strict=True):
        is_new = source._state.adding
        first = new.setdefault(source.public_id, entry.number) if is_new else None
        if is_new and first == entry.number:
            made.append(columns)
        rows[entry.number] = replace(
            rows[entry.number],
            shown=stretches(reference, "short"),
            here=None if is_new else source.public_id,
            twin=first if first != entry.number else None,
        )
    faulty = [entry.text for entry in entries if entry.faults]
    return Look(tuple(rows[entry.number] for entry in entries), tuple(made), _joined(text, faulty))


def _joined(text: str, entries: list[str]) -> str:
    """Entries as a text of their format."""
    if text.lstrip().startswith(("[", "{")) and entries:
        return "[" + ",\n".join(entries) + "]\n"
    return "\n\n".join(entries) + "\n" if entries else ""


def _columns(reference: Reference) -> dict[str, Any]:
    """The columns of the source that it becomes."""
    names = ("csl_type", "title", "short_title", "container_title", "publisher", "published", "url", "archive_url")
    return {name: getattr(reference, name) for name in names} | {
        "authors": [name.csl for name in reference.authors],
        "published_basis": PublishedBasis.STATED if reference.published else PublishedBasis.UNKNOWN,
        "accessed_on": reference.accessed_on,
        "language": reference.language,
        "note": reference.written_note,
    }

"""New notes as a message of plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from textwrap import indent, shorten

from events.queries.notes.news import NoteNewsLine, Why
from events.queries.reader.labels import count

LONGEST = 280  # characters of a note; the whole stands on the site
_END = """You are told this because you asked for it. How often, or never: {origin}/account/notes/
"""


def subject_of(lines: Sequence[NoteNewsLine]) -> str:
    """`Notes: 1 is assigned to you, 2 mention you, 5 are new`."""
    counts = Counter(line.why for line in lines)
    plural = {Why.ASSIGNED: "are assigned to you", Why.MENTIONS: "mention you", Why.NEW: "are new"}
    parts = (f"{counts[why]:,} {why.value if counts[why] == 1 else plural[why]}" for why in Why if counts[why])
    return f"Notes: {', '.join(parts)}"


def message_of(lines: Sequence[NoteNewsLine], *, origin: str) -> str:
    """By timeline; each note with who wrote it, on what, and where it stands."""
    parts = []
    for slug in dict.fromkeys(line.slug for line in lines):
        own = [line for line in lines if line.slug == slug]
        parts.append(f"{own[0].timeline}: {count(len(own), 'note')}\n")
        parts += [_said(line, origin) for line in own]
    return "\n".join([*parts, _END.format(origin=origin)])


def headline_of(line: NoteNewsLine) -> str:
    """`Ann Hill mentions you: The bridge opens`."""
    who = line.by or "Somebody"
    words = {
        Why.ASSIGNED: f"Assigned to you, a note by {who}",
        Why.MENTIONS: f"{who} mentions you",
        Why.NEW: f"Note by {who}",
    }
    return f"{words[line.why]}: {line.about}"


def address_of(line: NoteNewsLine, origin: str) -> str:
    """Where the note stands."""
    return f"{origin}/t/{line.slug}/notes/{line.id}"


def _said(line: NoteNewsLine, origin: str) -> str:
    words = shorten(line.body, LONGEST, placeholder=" …") if line.body else "Its words are read on the site."
    return f"* {headline_of(line)}\n{indent(words, '  ')}\n  {address_of(line, origin)}\n"

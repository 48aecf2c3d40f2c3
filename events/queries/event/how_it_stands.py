"""How the words of one citation stand in the text of its source that was captured last, for its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from events.models import Anchor, AnchorState, Citation, SourceText
from events.queries.reader.sight import Sight

#: What is said of the worst of its passages; the first of these is the worst.
_SAID: Mapping[str, str] = {
    AnchorState.GONE: "Words of it are no longer there.",
    AnchorState.PROPOSED: "Where its words stand is suggested, and waits for somebody to confirm it.",
    AnchorState.CHANGED: "Other words stand there than are quoted.",
    AnchorState.MOVED: "Its words stand there, word for word, in another place than before.",
    AnchorState.EXACT: "Its words stand there, word for word.",
}
_NOWHERE = "Its words have no place in it yet."
_SOUND = (AnchorState.EXACT, AnchorState.MOVED)


@dataclass(frozen=True, slots=True)
class HowItStands:
    """The sentence about it, the version that it speaks of, and whether that is nothing to look at."""

    words: str
    is_sound: bool
    source: UUID
    captured_at: datetime
    sha256: str


def how_it_stands(citation: Citation, text: SourceText, sight: Sight) -> HowItStands:
    """Of the citation's passages in that text, what is said of the worst (one query)."""
    rows = sight.of(Anchor.objects.filter(source_text=text, passage__citation=citation))
    states = set(rows.order_by().values_list("state", flat=True))
    worst = next((state for state in _SAID if state in states), None)
    return HowItStands(
        words=_SAID[worst] if worst else _NOWHERE,
        is_sound=worst in _SOUND,
        source=citation.source.public_id,
        captured_at=text.captured_at,
        sha256=text.sha256,
    )

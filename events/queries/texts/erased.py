"""What goes with a captured text that is erased, counted before anybody decides."""

from __future__ import annotations

from dataclasses import dataclass

from events.models import Anchor, AnchorState, SourceText, Suggestion, SuggestionState
from events.queries.reader import labels


@dataclass(frozen=True, slots=True)
class Loss:
    """Sentences: what is lost, and what stays."""

    lost: tuple[str, ...]
    kept: tuple[str, ...]


def lost_with(text: SourceText) -> Loss:
    """What erasing the text would take away."""
    stood = Anchor.objects.filter(source_text=text).exclude(state=AnchorState.GONE).count()
    found = Suggestion.objects.filter(source_text=text)
    waiting = found.filter(state=SuggestionState.OPEN).count()
    decided = found.exclude(state=SuggestionState.OPEN).count()
    is_shared = SourceText.objects.filter(file=text.file_id).exclude(pk=text.pk).exists() if text.file_id else False
    lost = [f"The text itself: {labels.count(text.length, 'character')}."]
    if text.file_id and not is_shared:
        lost.append("The original that it was read from.")
    if stood:
        lost.append(f"Where {labels.count(stood, 'passage stands', 'passages stand')} in it.")
    if waiting:
        lost.append(f"{labels.count(waiting, 'suggestion')} waiting for somebody to decide.")
    if decided:
        lost.append(f"That {labels.count(decided, 'suggestion was', 'suggestions were')} found in it and decided on.")
    kept = ["Quotations stay as they are written, and so does every event and citation that was made from the text."]
    if text.source.texts.count() > 1:
        kept.append("The other captures of this source stay.")
    if is_shared:
        kept.append("The original stays: another capture was read from it too.")
    return Loss(tuple(lost), tuple(kept))

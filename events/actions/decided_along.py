"""Words that somebody quoted by hand decide the suggestion that rests on them: it is not asked about again."""

from __future__ import annotations

from django.utils import timezone

from events.actions.editing import write
from events.models import Citation, SourceText, Suggestion, SuggestionState, User

LEAST_SHARED = 0.5  # of a suggestion's words must have been quoted


def decide_along(
    text: SourceText, begins: int, ends: int, *, citation: Citation, state: SuggestionState, by: User
) -> Suggestion | None:
    """Let the open suggestion that shares most of code points [begins, ends) be decided, inside an open change.

    It became that citation; taking the change back opens it again. None where no suggestion rests on these words.
    """
    waiting = Suggestion.objects.filter(
        source_text=text, state=SuggestionState.OPEN, begins__lt=ends, ends__gt=begins
    ).select_for_update()
    shared = [(_shared(row, begins, ends), -row.begins, row) for row in waiting]
    share, _, row = max(shared, key=lambda each: each[:2], default=(0.0, 0, None))
    if row is None or share < LEAST_SHARED:
        return None
    stamps = {"decided_at": timezone.now(), "decided_by": by}
    write(row, {"state": state, "citation": citation}, version=row.version, stamps=stamps)
    return row


def _shared(row: Suggestion, begins: int, ends: int) -> float:
    """How much of the suggestion's words was quoted, 0 to 1."""
    return (min(row.ends, ends) - max(row.begins, begins)) / (row.ends - row.begins)

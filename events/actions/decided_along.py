"""Words quoted by hand, or said to stand in a text, decide the suggestion that rests on them: nobody is asked again."""

from __future__ import annotations

from django.utils import timezone

from events.actions.editing import write
from events.models import Citation, SourceText, Suggestion, SuggestionState, User

LEAST_SHARED = 0.5  # of a suggestion's words must have been quoted, or else the words for its date


def decide_along(
    text: SourceText,
    begins: int,
    ends: int,
    *,
    citation: Citation,
    by: User,
    state: SuggestionState = SuggestionState.MERGED,
) -> Suggestion | None:
    """Let the open suggestion that rests on code points [begins, ends) be decided, inside an open change.

    It became that citation; taking the change back opens it again. None where no suggestion rests on these words.
    """
    waiting = Suggestion.objects.filter(
        source_text=text, state=SuggestionState.OPEN, begins__lt=ends, ends__gt=begins
    ).select_for_update()
    shared = ((_is_dated(row, begins, ends), _shared(row, begins, ends), -row.begins, row) for row in waiting)
    resting = [each for each in shared if each[0] or each[1] >= LEAST_SHARED]
    if not resting:
        return None
    *_, row = max(resting, key=lambda each: each[:3])
    stamps = {"decided_at": timezone.now(), "decided_by": by}
    write(row, {"state": state, "citation": citation}, version=row.version, stamps=stamps)
    return row


def _is_dated(row: Suggestion, begins: int, ends: int) -> bool:
    """Whether the words for its date were quoted."""
    return (
        row.date_begins is not None and row.date_ends is not None and begins <= row.date_begins < row.date_ends <= ends
    )


def _shared(row: Suggestion, begins: int, ends: int) -> float:
    """How much of the suggestion's words was quoted, 0 to 1."""
    return (min(row.ends, ends) - max(row.begins, begins)) / (row.ends - row.begins)

"""The captured text of a source, for members only, and where passages stand in it."""

from __future__ import annotations

from django.db.models import Count

from events.models import Anchor, AnchorState, EventState, SourceText
from events.models.passage import AnchorQuerySet
from events.queries.reader import labels
from events.queries.reader.sight import Sight

#: States in which the words are known to stand where the anchor says. A proposal waits for a person.
FOUND = (AnchorState.EXACT, AnchorState.MOVED)


def latest_text(source: int, sight: Sight) -> SourceText | None:
    """The text captured last, its words not loaded; None where there is none, or the reader is no member."""
    return sight.of(SourceText.objects.filter(source=source)).latest_first().without_words().first()


def is_latest(text: SourceText) -> bool:
    """Whether nothing was captured of its source since."""
    last = SourceText.objects.filter(source=text.source_id).latest_first().values_list("pk", flat=True).first()
    return last == text.pk


def passages_in_words(text: SourceText, sight: Sight) -> str:
    """`12 passages found · 1 found elsewhere · 3 suggested`; "" where nothing of it is cited (one query)."""
    rows = sight.of(Anchor.objects.filter(source_text=text, passage__citation__withdrawn_at__isnull=True))
    rows = rows.exclude(passage__citation__event__state=EventState.WITHDRAWN).order_by()
    counts = dict(rows.values_list("state").annotate(count=Count("pk")))
    found = [(counts[state], labels.ANCHOR[state]) for state in AnchorState.values if state in counts]
    if not found:
        return ""
    (first, words), *more = found
    return " · ".join([f"{labels.count(first, 'passage')} {words}", *(f"{count} {words}" for count, words in more)])


def anchors_in(text: SourceText, sight: Sight) -> AnchorQuerySet:
    """Anchors of standing citations' passages in one captured text."""
    rows = sight.of(Anchor.objects.filter(source_text=text, state__in=FOUND))
    return rows.filter(passage__citation__withdrawn_at__isnull=True).select_related("passage").order_by("begins", "id")

"""How much of the captured texts has been gone through: what became events, what was dismissed, what is unread.

Counted are sentences in which words for a date or a suggestion stand. One of them is unread while a suggestion in it
waits; it is told where it is quoted for a standing event, or where what was suggested of it became one; else it was
dismissed. What became an event that is in the bin by now counts as dismissed: somebody decided on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count

from events.models import SourceText, Suggestion, SuggestionState
from events.queries.reader.sight import Sight
from events.queries.versions.history_names import person

_COUNTED = """
WITH found AS (
  SELECT suggestion.source_text_id, sentence_begins, sentence_ends, suggestion.state = 'open' AS waits,
         coalesce(suggestion.state IN ('accepted', 'merged') AND citation.withdrawn_at IS NULL
                  AND event.state <> 'withdrawn', false) AS told,
         suggestion.state <> 'open' AS decided, 0 AS dated
    FROM events_suggestion AS suggestion
    LEFT JOIN events_citation AS citation ON citation.id = suggestion.citation_id
    LEFT JOIN events_event AS event ON event.id = citation.event_id
   WHERE suggestion.source_text_id = ANY(%(texts)s)
   UNION ALL
  SELECT source_text_id, sentence_begins, sentence_ends, false, false, false, 1
    FROM events_dateexpression
   WHERE source_text_id = ANY(%(texts)s) AND date_precision <> ''
), sentence AS (
  SELECT source_text_id, sentence_begins AS begins, max(sentence_ends) AS ends, bool_or(waits) AS waits,
         bool_or(told) AS told, bool_or(decided) AS decided, sum(dated) AS dated
    FROM found GROUP BY source_text_id, sentence_begins
), quoted AS (
  SELECT anchor.source_text_id, anchor.begins, anchor.ends
    FROM events_anchor AS anchor
    JOIN events_passage AS passage ON passage.id = anchor.passage_id
    JOIN events_citation AS citation ON citation.id = passage.citation_id AND citation.withdrawn_at IS NULL
    JOIN events_event AS event ON event.id = citation.event_id AND event.state <> 'withdrawn'
   WHERE anchor.source_text_id = ANY(%(texts)s) AND anchor.state IN ('exact', 'moved')
), swept AS (
  SELECT source_text_id, begins, waits, told, decided, dated, is_sentence,
         max(quoted_to) OVER (PARTITION BY source_text_id ORDER BY place, is_sentence DESC
                              ROWS UNBOUNDED PRECEDING) AS quoted_to
    FROM (SELECT source_text_id, ends AS place, begins, waits, told, decided, dated, true AS is_sentence,
                 NULL::integer AS quoted_to FROM sentence
           UNION ALL
          SELECT source_text_id, begins, begins, false, false, false, 0, false, ends FROM quoted) AS places
), judged AS (
  SELECT source_text_id, dated,
         CASE WHEN waits THEN 'unread' WHEN told OR coalesce(quoted_to > begins, false) THEN 'told'
              WHEN decided THEN 'dismissed' ELSE 'unread' END AS became
    FROM swept WHERE is_sentence
)
SELECT source_text_id, became, count(*), sum(dated) FROM judged GROUP BY source_text_id, became
"""


@dataclass(frozen=True, slots=True)
class Dismissal:
    """How many suggestions one person dismissed for one reason."""

    by: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of the sentences in which words for a date or a suggestion stand: what became of them."""

    told: int = 0
    dismissed: int = 0
    unread: int = 0
    dates: int = 0  # words for a date in them, counted apart,
    dates_unread: int = 0  # and those of them in unread sentences
    others: int = 0  # sentences in which nothing was found
    is_looked_at: bool = True  # whether dates were looked for
    dismissals: tuple[Dismissal, ...] = ()

    @property
    def sentences(self) -> int:
        """All that count."""
        return self.told + self.dismissed + self.unread

    @property
    def decided(self) -> int:
        """Those that somebody has gone through."""
        return self.told + self.dismissed

    @property
    def percent(self) -> int:
        """How much is done, in whole per cent; 100 only when nothing is left, and where there was nothing."""
        return self.decided * 100 // self.sentences if self.sentences else 100

    @property
    def is_done(self) -> bool:
        """Whether dates were looked for, and nothing is unread."""
        return self.is_looked_at and not self.unread


def coverage_of(text: SourceText, sight: Sight) -> Coverage:
    """Of one text, with who dismissed what and why; for members (two queries)."""
    if not sight.is_member:
        return Coverage(is_looked_at=False)
    rows = Suggestion.objects.filter(source_text=text, state=SuggestionState.DISMISSED)
    said = rows.order_by().values_list("decided_by", "decision_reason").annotate(count=Count("pk"))
    people = {
        each.decided_by_id: person(each.decided_by)
        for each in rows.select_related("decided_by").distinct("decided_by").order_by("decided_by")
    }
    dismissals = tuple(
        Dismissal(people[by], reason, count) for by, reason, count in said.order_by("-count", "decision_reason")
    )
    return coverages([text], sight, dismissals=dismissals)[text.pk]


def coverages(
    texts: Sequence[SourceText], sight: Sight, *, dismissals: tuple[Dismissal, ...] = ()
) -> dict[int, Coverage]:
    """Of these texts, by their keys; for members (one query, whose effort grows with what was found in them)."""
    if not sight.is_member or not texts:
        return {}
    counted: dict[int, dict[str, tuple[int, int]]] = {text.pk: {} for text in texts}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, {"texts": list(counted)})
        for text, became, sentences, dated in cursor.fetchall():
            counted[text][became] = (sentences, int(dated))
    return {text.pk: _coverage(text, counted[text.pk], dismissals) for text in texts}


def _coverage(text: SourceText, counted: dict[str, tuple[int, int]], dismissals: tuple[Dismissal, ...]) -> Coverage:
    told, dismissed, unread = (counted.get(became, (0, 0)) for became in ("told", "dismissed", "unread"))
    return Coverage(
        told=told[0],
        dismissed=dismissed[0],
        unread=unread[0],
        dates=told[1] + dismissed[1] + unread[1],
        dates_unread=unread[1],
        others=max(0, text.sentences - told[0] - dismissed[0] - unread[0]),
        is_looked_at=text.is_read_by_machine,
        dismissals=dismissals,
    )

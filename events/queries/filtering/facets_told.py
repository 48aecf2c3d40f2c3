"""How many events each choice of the filters has through a lens; of very many about, from a sample of them."""

from __future__ import annotations

from django.db import connection

from events.models import FacetKind
from events.models.filing import OCCURRENCE_KEYS
from events.queries.lenses.lots import sample_of
from events.queries.lenses.told_by import told_by
from events.queries.listed.turns_kept import everything
from events.queries.reader.kept import ON_THE_DAY, held_by
from events.queries.reader.remembered import Remembered
from events.queries.reader.sight import Sight

WANTED = 3_000  # events of the sample
_SAMPLE = f"""
WITH shown AS MATERIALIZED (
    SELECT DISTINCT ON (event_id) event_id, occurrence FROM events_toldplacement
    WHERE {ON_THE_DAY} AND kind <> 'reading' AND lot = ANY(%(lots)s::smallint[])
), every AS (SELECT count(*) AS number FROM shown), filed AS (
    SELECT DISTINCT {FacetKind.PERSON} AS facet, event_id, coalesce(actor.merged_into_id, actor.id) AS key
    FROM shown JOIN events_participation AS part USING (event_id) JOIN events_actor AS actor ON actor.id = part.actor_id
    UNION ALL
    SELECT {FacetKind.PLACE}, event_id, coalesce(place.merged_into_id, place.id) FROM shown
    JOIN events_event AS event ON event.id = event_id JOIN events_place AS place ON place.id = event.place_id
    UNION ALL
    SELECT {FacetKind.TAG}, event_id, tag_id FROM shown JOIN events_eventtag AS tagged USING (event_id)
    UNION ALL
    SELECT DISTINCT {FacetKind.SOURCE}, event_id, source_id FROM shown JOIN events_citation AS citation USING (event_id)
    WHERE withdrawn_at IS NULL AND (%(teller)s::bigint >= 0 OR speaker_id = - %(teller)s::bigint)
    UNION ALL
    SELECT {FacetKind.HAPPENED}, event_id, array_position(ARRAY{[*OCCURRENCE_KEYS]}, occurrence) FROM shown
)
SELECT facet, key, count(*), (SELECT number FROM every) FROM filed GROUP BY facet, key
"""  # noqa: S608 (constants of this room only)
COUNTED = f"""
WITH shown AS MATERIALIZED (SELECT event_id FROM events_telling WHERE {ON_THE_DAY})
SELECT {FacetKind.PERSON}, coalesce(actor.merged_into_id, actor.id) AS key, count(DISTINCT event_id)
FROM shown JOIN events_participation AS part USING (event_id) JOIN events_actor AS actor ON actor.id = part.actor_id
GROUP BY key
UNION ALL
SELECT {FacetKind.PLACE}, coalesce(place.merged_into_id, place.id) AS key, count(*) FROM shown
JOIN events_event AS event ON event.id = event_id JOIN events_place AS place ON place.id = event.place_id GROUP BY key
UNION ALL
SELECT {FacetKind.TAG}, tag_id, count(*) FROM shown JOIN events_eventtag AS tagged USING (event_id) GROUP BY tag_id
"""  # noqa: S608 (constants of this room only)


def _estimates(sight: Sight) -> dict[FacetKind, dict[int, int]]:
    given = held_by(sight) | {"lots": sample_of(told_by(sight).number, WANTED).lots}
    found: dict[FacetKind, dict[int, int]] = {facet: {} for facet in FacetKind}
    in_all = everything(sight)
    with connection.cursor() as cursor:
        cursor.execute(_SAMPLE, given)
        for facet, key, number, of in cursor.fetchall():
            found[FacetKind(facet)][key] = _about(number * in_all / of)
    return found


def counts_of_events(sight: Sight) -> dict[FacetKind, dict[int, int]]:
    """How many of the events that the lens shows each person, place and tag has: exactly, from the stored rows, which
    have to be there (`is_kept`). One query.
    """
    found: dict[FacetKind, dict[int, int]] = {FacetKind.PERSON: {}, FacetKind.PLACE: {}, FacetKind.TAG: {}}
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, held_by(sight))
        for facet, key, number in cursor.fetchall():
            found[FacetKind(facet)][key] = number
    return found


estimated_counts = Remembered(_estimates)
"""By facet, about how many events its keys have; for a reader whose lens shows more than a few. Two figures hold."""


def _about(number: float) -> int:
    """To two figures: what a sample says of more is chance."""
    step: int = 10 ** max(len(str(int(number))) - 2, 0)
    return max(round(number / step), 1) * step

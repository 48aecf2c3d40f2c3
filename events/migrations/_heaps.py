"""The function of 0021 that weighs what stands on the axis: in stretches that are the shorter, the more begins in them."""

from events.migrations._counting import COARSEST, FINEST, STEP
from events.migrations._picking import _FARTHEST, _FEW_HEAPS, _FIRST, _HEAPS, _IN_USE, _KEPT_PLAN, _LAST, _OF

_BY_INDEX = f"{_KEPT_PLAN} SET enable_hashjoin = 'off' SET enable_mergejoin = 'off'"

#: A bucket that holds more than its share is looked at in eighths, and those of them that do again: an outlier a hundred
#: million years away leaves the others as fine as they are without it. `most` bounds the answer where they are many.
_BY_SHARES = f"""
DROP FUNCTION events_density_in_heaps;
CREATE FUNCTION events_density_in_heaps(
    of_timeline bigint, for_audience text, few bigint, alone int, heaps bigint, most bigint)
RETURNS TABLE (heap_begins bigint, heap_ends bigint, heap_weight bigint)
LANGUAGE plpgsql STABLE ROWS 100 SET {_BY_INDEX} AS $body$
#variable_conflict use_column
DECLARE
    all_starts bigint;
    inner_begins bigint;
    farthest bigint;
BEGIN
    all_starts := (SELECT coalesce(sum(starts), 0) FROM events_density WHERE {_OF} AND level = {COARSEST}::smallint);
    IF all_starts <= few THEN
{_FEW_HEAPS}    END IF;
    inner_begins := (SELECT max(span_begins) FROM ({_FIRST}) AS first);
    farthest := (SELECT span_ends FROM ({_FARTHEST}) AS farthest);
    RETURN QUERY SELECT span_begins, span_ends, weight + 1::bigint FROM (
        ({_FIRST}) UNION ALL ({_LAST}) UNION ALL ({_FARTHEST})
    ) AS ends
    UNION ALL
    (WITH RECURSIVE part AS (
        SELECT level, bucket, starts, weights FROM events_density
        WHERE {_OF} AND level = {COARSEST}::smallint AND starts > 0
        UNION ALL
        SELECT finer.level, finer.bucket, finer.starts, finer.weights FROM part
        JOIN events_density AS finer ON finer.timeline_id = of_timeline AND finer.audience = for_audience
            AND finer.level = (part.level - {STEP})::smallint
            AND finer.bucket BETWEEN part.bucket << {STEP} AND (part.bucket << {STEP}) + {2**STEP - 1} AND finer.starts > 0
        WHERE part.starts > all_starts / heaps AND part.level > {FINEST}
    ), leaf AS (
        SELECT bucket << level AS begins, (bucket + 1) << level AS ends, weights,
               row_number() OVER by_beginning AS place, count(*) OVER () AS leaves,
               sum(starts) OVER by_beginning AS started
        FROM part WHERE starts <= all_starts / heaps OR level = {FINEST} WINDOW by_beginning AS (ORDER BY bucket << level)
    )
    SELECT greatest(min(begins), inner_begins), least(max(ends), farthest), sum(weights)::bigint FROM leaf
    GROUP BY CASE WHEN leaves <= most THEN place ELSE (started - 1) * heaps / all_starts END)
    ORDER BY 1, 2, 3;
END $body$;
"""

BY_SHARES, NOT_BY_SHARES = _BY_SHARES, f"DROP FUNCTION events_density_in_heaps;\n{_HEAPS}"

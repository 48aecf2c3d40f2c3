"""Export against flat `COPY (SELECT row_to_json …)` of every exported table: `python -m benchmarks.export`.

The flat copies are the fastest way to get the same rows out as JSON; what an export adds is that rows stand in each
other, in one order, without defaults. Best of five each; the process's own memory is said beside it.
"""

import resource
import time
from collections.abc import Callable

from benchmarks.stage.database import migrated_database
from benchmarks.stage.generated import document

EVENTS = 10_000
ROUNDS = 5


def main() -> None:
    """Print the ratio, at least 0.5."""
    with migrated_database():
        from django.db import connection

        from events.actions.accounts import create_local_owner
        from events.exchange import export_whole, import_document

        timeline = import_document(document=document(EVENTS), by=create_local_owner())
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        rows, flat = _best(lambda: flat_copies(timeline.pk))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        size, whole = _best(lambda: sum(len(chunk) for chunk in export_whole(timeline)))
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        print(
            f"export of {EVENTS:,} events ({rows:,} rows, {size / 1e6:.1f} MB): {whole:.2f} s, "
            f"{rows / whole:,.0f} rows/s, {grown / 1024:.0f} MB more memory; "
            f"flat copies {flat:.2f} s; ratio {flat / whole:.2f} (at least 0.5)"
        )


def flat_copies(timeline_id: int) -> int:
    """Every row of every exported table as JSON, read and thrown away; returns how many."""
    from django.db import connection

    from events import models

    exported = (
        models.Source, models.DigestParagraph, models.Actor, models.Place, models.Tag, models.Event, models.EventTag,
        models.Participation, models.Citation, models.Passage, models.Reading, models.Relation, models.Annotation,
    )  # fmt: skip
    rows = 0
    with connection.cursor() as cursor:
        for model in exported:
            query = f"SELECT row_to_json(t) FROM {model._meta.db_table} AS t WHERE timeline_id = {timeline_id}"
            with cursor.copy(f"COPY ({query}) TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')") as copy:
                rows += sum(1 for _ in copy)
    return rows


def _best(measured: Callable[[], int]) -> tuple[int, float]:
    """The result, and the shortest of some durations in seconds."""
    durations = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        result = measured()
        durations.append(time.perf_counter() - began)
    return result, min(durations)


if __name__ == "__main__":
    main()

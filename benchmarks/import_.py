"""Import against plain COPY of the same rows into the same tables: `python -m benchmarks.import_`.

Both write through the same indexes, constraints and history triggers and end with a commit. What an import adds is
that the document is parsed, checked, its dates read, its placements and keys made. Best of three each.
"""

import time

from benchmarks.stage.database import migrated_database
from benchmarks.stage.generated import document

EVENTS = 10_000
ROUNDS = 3
OFFSET = 1_000_000_000  # between the keys of the rows and of their copies


def main() -> None:
    """Print the ratio, at least 0.2."""
    with migrated_database():
        from events.actions.accounts import create_local_owner
        from events.exchange import import_document

        owner = create_local_owner()
        whole, plain, rows = [], [], 0
        for turn in range(ROUNDS):
            content = document(EVENTS, slug=f"generated-{turn}")
            began = time.perf_counter()
            timeline = import_document(document=content, by=owner)
            whole.append(time.perf_counter() - began)
            rows, seconds = copied_again(timeline.pk, OFFSET * (turn + 1))
            plain.append(seconds)
        print(
            f"import of {EVENTS:,} events ({rows:,} rows): {min(whole):.2f} s, {rows / min(whole):,.0f} rows/s; "
            f"plain COPY {min(plain):.2f} s; ratio {min(plain) / min(whole):.2f} (at least 0.2)"
        )


def copied_again(timeline_id: int, offset: int) -> tuple[int, float]:
    """Copy a timeline's rows into a second one by nothing but COPY; returns how many, and the seconds it took."""
    from django.db import connection, transaction

    from events.actions.changes import open_change
    from events.exchange.importing import TABLES
    from events.models import Timeline

    copy = Timeline(slug=f"copy-{offset}", title="Copy")
    tables = [model._meta for model, _, _ in TABLES]
    with transaction.atomic(), open_change(copy, verb="copy", by=None):
        pass
    content = {}
    with connection.cursor() as cursor:
        for table in tables:
            columns = ", ".join(_shifted(field, copy.pk, offset) for field in table.concrete_fields)
            with cursor.copy(
                f"COPY (SELECT {columns} FROM {table.db_table} WHERE timeline_id = {timeline_id}) TO STDOUT"
            ) as rows:
                content[table.db_table] = [bytes(row) for row in rows]
    began = time.perf_counter()
    with transaction.atomic(), open_change(copy, verb="copy", by=None), connection.cursor() as cursor:
        for table in tables:
            columns = ", ".join(field.column for field in table.concrete_fields)
            with cursor.copy(f"COPY {table.db_table} ({columns}) FROM STDIN") as into:
                for row in content[table.db_table]:
                    into.write(row)
    return sum(len(rows) for rows in content.values()), time.perf_counter() - began


def _shifted(field, timeline_id: int, offset: int) -> str:
    """A column of the copy: keys moved out of the way, everything else as it is."""
    if field.column == "timeline_id":
        return str(timeline_id)
    is_key = field.primary_key or (field.is_relation and field.related_model._meta.label != "events.User")
    return f"{field.column} + {offset}" if is_key else field.column


if __name__ == "__main__":
    main()

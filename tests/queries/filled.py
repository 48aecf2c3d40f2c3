"""A timeline filled by SQL: as many events as a plan needs to be the real one, in a few seconds."""

from random import Random

from django.db import connection

from events.models import Actor, FacetPlacement, Place, Tag
from tests import factories as make

DAY = 86_400


def fill(timeline, number, *, seed=1, first=1):
    """`number` approved events with placements for both audiences, under a few people, places, tags and sources."""
    random = Random(seed)
    nouns = {
        model: [model.objects.get_or_create(timeline=timeline, name=f"{model.__name__} {n}")[0].pk for n in range(6)]
        for model in (Actor, Place, Tag)
    }
    sources = [make.make_source(timeline, f"Paper {n}").pk for n in range(6)]
    like = make.make_event(timeline, "like this", number=first)
    columns = [field.column for field in type(like)._meta.concrete_fields if field.column not in ("id", "public_id")]
    values = {
        "number": f"{first} + i",
        "title": "'event ' || i",
        "weight": "(50 + (i * 7919 % 10) - 5 + CASE WHEN i % 97 = 0 THEN 40 ELSE 0 END)::smallint",
        "place_id": f"CASE WHEN i % 5 < 2 THEN NULL ELSE (ARRAY{nouns[Place]})[1 + i * i % 6] END",
        "occurrence": "CASE WHEN i % 40 = 0 THEN 'cancelled' WHEN i % 9 = 0 THEN 'planned' ELSE 'happened' END",
    }
    selected = ", ".join(values.get(column, f"event.{column}") for column in columns)
    begins = random.randrange(-(10**9), 10**9)
    with FacetPlacement.objects.filed_at_the_end(timeline.pk), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('dateline.finding', 'later', true)")  # nobody searches here
        cursor.execute(
            f"INSERT INTO events_event (public_id, {', '.join(columns)}) "
            f"SELECT gen_random_uuid(), {selected} FROM events_event AS event, generate_series(1, {number}) AS i "
            f"WHERE event.id = {like.pk}"
        )
        own = f"timeline_id = {timeline.pk} AND number > {first}"
        made = f"(SELECT *, number - {first} AS i FROM events_event WHERE {own})"
        length = f"CASE WHEN i % 100 = 0 THEN 300 ELSE 1 END * {DAY}"
        for audience in ("members", "public"):
            cursor.execute(
                f"""
                INSERT INTO events_placement (timeline_id, event_id, kind, audience, weight, span_begins, span_ends,
                    begins_open, ends_open, begins_fades, ends_fades, is_computed, is_conflicted, occurrence,
                    precision, words)
                SELECT timeline_id, id, CASE WHEN i % 50 = 0 THEN 'former' ELSE 'current' END, '{audience}', weight,
                    {begins} + i * {DAY} / 4, {begins} + i * {DAY} / 4 + {length},
                    false, false, false, false, false, false, occurrence, 'day', '' FROM {made} AS event
                """
            )
        for table, column, keys, more in (
            ("participation", "actor_id", nouns[Actor], {"role": "''", "is_alleged": "false", "position": "0"}),
            ("eventtag", "tag_id", nouns[Tag], {}),
            ("citation", "source_id", sources, None),
        ):
            fields = more if more is not None else {
                "locator_kind": "''", "locator": "''", "stance": "'reports'", "reported_occurrence": "''",
                "note": "''", "position": "0",
            }  # fmt: skip
            fields = fields if table == "eventtag" else fields | {"public_id": "gen_random_uuid()", "version": "1"}
            names, given = "".join(f", {each}" for each in fields), "".join(f", {each}" for each in fields.values())
            for which in ("i % 6", "(i / 7) % 6"):
                cursor.execute(
                    f"INSERT INTO events_{table} (timeline_id, event_id, {column}{names}) "
                    f"SELECT timeline_id, id, (ARRAY{keys})[1 + {which}]{given} FROM {made} AS event "
                    f"WHERE i % 3 <> 0 ON CONFLICT DO NOTHING"
                )
        cursor.execute("SELECT set_config('dateline.finding', '', true)")
    return nouns


def analyze():
    """Let the planner know what is there: it may know that all was empty before, and read tables as if they were."""
    tables = (
        *("event", "eventtag", "participation", "citation", "reading", "relation", "source", "timeline"),
        *("placement", "facetplacement", "facetcount", "density", "turn"),
    )
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(f'events_{table}' for table in tables)}")

"""The timeline that many hands work on, and the books that are kept of it: what was acknowledged against what is there.

Both run in the site's own shell (`Site.run`): they read and write its database.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.stage import second_hands

SLUG = "hands"
DERIVED = (
    "Placement",
    "ComputedDate",
    "Contradiction",
    "Density",
    "FacetPlacement",
    "FacetCount",
    "Telling",
    "ToldPlacement",
    "Turn",
    "TurnCount",
)
#: Of a derived row: its own key, and what points at other derived rows.
_OWN = {"id", "placement_id"}
#: Counters of what was there once are kept at nothing.
_COUNTERS = {"Density": ("starts", "ends", "weights", "ghost_starts", "ghost_ends"), "FacetCount": ("events",)}


def begin(*, hands: int, events: int, pairs: int) -> str:
    """Make the timeline; its editors with key and session, as JSON. Every third event is dated by the one before."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from config.sessions import SessionStore
    from events.actions.citations import add_citation
    from events.actions.facts import Fact, add_fact
    from events.actions.members import add_member
    from events.actions.naming import NewSource
    from events.actions.relations import add_relation
    from events.actions.timeline_settings import edit_timeline
    from events.actions.timelines import create_timeline, set_visibility
    from events.actions.tokens import create_token
    from events.models import Event, Scope, User

    owner = User.objects.create_user("hands-owner")
    timeline = create_timeline(title="Hands", by=owner)
    edit_timeline(timeline=timeline, fields={"slug": SLUG}, version=timeline.version, by=owner)
    timeline.refresh_from_db()
    set_visibility(timeline=timeline, visibility="public", version=timeline.version, by=owner)
    made: list[Event] = []
    for number in range(1, events + 1):
        is_relative = number % 3 == 0
        when = "" if is_relative else f"1901-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        event = add_fact(timeline=timeline, fact=Fact(title=f"Event {number}", when=when), by=owner)
        if is_relative:
            add_relation(event=event, kind="after", other=made[-1], by=owner, gap_least=1, gap_most=3, gap_unit="days")
        elif number % 3 == 1:
            source = NewSource(short_title=f"Paper {number % 5}")
            add_citation(event=event, source=source, by=owner, when=f"1901-{number % 12 + 1:02d}")
        made.append(event)
    for pair in range(pairs):
        for _ in range(2):
            add_fact(timeline=timeline, fact=Fact(title=f"Twice {pair}", when="1902"), by=owner)
    Event.objects.filter(timeline=timeline).update(mention="0")
    found, editors = [], []
    for number in range(hands):
        user = User.objects.create_user(f"hand-{number}")
        editors.append(user)
        add_member(timeline=timeline, user=user, role="editor", by=owner)
        _, key = create_token(user=user, name="hands", scope=Scope.EDIT)
        session = SessionStore()
        session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session.create()
        session.save()
        found.append({"name": user.username, "key": key, "session": session.session_key})
    second_hands.begin(owner, editors)
    return json.dumps(found)


def audit(file: str) -> str:
    """What the acknowledged deeds in a file (JSON) and the database say of each other, as JSON: by kind, [lost, more].

    `derived` names the tables that are otherwise once everything is derived anew.
    """
    done: list[dict[str, Any]] = json.loads(Path(file).read_text())
    second = [each for each in done if each["deed"] in ("propose", "accept")]
    first = [each for each in done if each["deed"] not in ("propose", "accept")]
    found = dict(_books(first)) | dict(second_hands.books(second))
    before = _derived()
    from events.actions.placements import rebuild_placements
    from events.models import Timeline

    rebuild_placements(timeline=Timeline.objects.get(slug=SLUG))
    after = _derived()
    different = {name: [len(before[name] - after[name]), len(after[name] - before[name])] for name in DERIVED}
    return json.dumps({"books": found, "derived": {name: each for name, each in different.items() if any(each)}})


def _books(done: list[dict[str, Any]]) -> Iterator[tuple[str, list[int]]]:
    from events.models import Change, Event, EventState, EventTag

    events = {event.number: event for event in Event.objects.filter(timeline__slug=SLUG)}
    logged = Counter(
        Change.objects.filter(timeline__slug=SLUG, by__username__startswith="hand-").values_list(
            "by__username", flat=True
        )
    )
    yield "changes", against(Counter(each["by"] for each in done), logged)
    added = Counter(each["event"] for each in done if each["deed"] == "edit")
    added -= Counter(each["event"] for each in done if each["deed"] == "undo")
    yield "edits", against(added, Counter({number: int(event.mention or 0) for number, event in events.items()}))
    for deed, field in (("state", "state"), ("date", "date_edtf")):
        last = {each["event"]: each for each in sorted(_of(done, deed), key=lambda each: each["version"])}
        other = sum(_value(events[number], field) != each["value"] for number, each in last.items())
        yield deed, [other, 0]
    tags = Counter(EventTag.objects.filter(timeline__slug=SLUG).values_list("tag__name", flat=True))
    yield "bulk edits", against(Counter({each["tag"]: each["count"] for each in _of(done, "bulk")}), tags)
    titles = Counter(event.title for event in events.values() if event.title.startswith("Made"))
    yield "made", against(Counter(each["title"] for each in _of(done, "create")), titles)
    gone = {number for number, event in events.items() if event.state == EventState.WITHDRAWN}
    merged = Counter(each["event"] for each in _of(done, "merge"))
    yield "merges", against(merged, Counter(gone))
    yield "versions", [0, sum(_has_gaps(event) for event in events.values())]


def _of(done: list[dict[str, Any]], deed: str) -> list[dict[str, Any]]:
    return [each for each in done if each["deed"] == deed]


def against(said: Counter[Any], there: Counter[Any]) -> list[int]:
    """How many were said and are not there, and the other way round."""
    return [(said - there).total(), (there - said).total()]


def _value(event: Any, field: str) -> str:
    return (event.date.edtf if event.date else "") if field == "date_edtf" else getattr(event, field)


def _has_gaps(event: Any) -> bool:
    """Whether a version was written twice, or is missing."""
    versions = event._meta.get_field("versions").related_model.objects.filter(pgh_obj_id=event.pk)
    numbers = sorted(set(versions.values_list("version", flat=True)))
    return numbers != list(range(numbers[0], event.version + 1))


def _derived() -> dict[str, Counter[Any]]:
    from django.apps import apps

    found = {}
    for name in DERIVED:
        model = apps.get_model("events", name)
        columns = [field.attname for field in model._meta.concrete_fields if field.attname not in _OWN]
        rows = model._default_manager.filter(timeline__slug=SLUG)
        counters = [columns.index(each) for each in _COUNTERS.get(name, ())]
        kept = (row for row in rows.values_list(*columns) if not counters or any(row[each] for each in counters))
        found[name] = Counter(repr(row) for row in kept)
    return found

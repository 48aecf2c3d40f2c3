"""What an import writes: one change, its history, placements, public quotations; or nothing at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from benchmarks.stage.generated import document as generated
from events.models import Change, Event, Ledger, Membership, Passage, Placement, Timeline, User, Visibility
from tests.exchange.conftest import rows, taken_in
from tests.exchange.documents import small

pytestmark = pytest.mark.django_db


def test_the_timeline_is_private_and_belongs_to_whoever_imported_it(owner: User) -> None:
    timeline = taken_in(small(), owner)
    assert timeline.visibility == Visibility.PRIVATE
    assert list(Membership.objects.values_list("timeline", "user", "role")) == [(timeline.pk, owner.pk, "owner")]
    assert set(Event.objects.values_list("state", flat=True)) == {"approved"}


def test_everything_is_one_change_and_every_version_knows_it(owner: User) -> None:
    timeline = taken_in(small(), owner)
    change = Change.objects.get()
    assert (change.timeline, change.number, change.verb, change.by) == (timeline, 1, "import_timeline", owner)
    for model in apps.get_app_config("events").get_models():
        if model.__name__.endswith("Version"):
            assert set(model.objects.values_list("pgh_context", flat=True)) <= {change.pk}, model
            assert set(model.objects.values_list("pgh_label", flat=True)) <= {"insert"}, model


def test_event_numbers_are_kept_and_not_given_again(owner: User) -> None:
    document = small()
    document["events"][1]["number"] = 40
    timeline = taken_in(document, owner)
    assert list(Event.objects.order_by("number").values_list("number", flat=True)) == [1, 40]
    assert Ledger.objects.get(timeline=timeline).event_number == 40


def test_placements_are_built_for_members_and_the_public(owner: User) -> None:
    taken_in(small(), owner)
    drawn = Placement.objects.values_list("event__number", "kind", "audience", "words")
    assert set(drawn) == {
        (number, "current", audience, words)
        for number, words in ((1, "4 March 1890"), (2, "4 March 1890 or later"))  # the second by what it follows
        for audience in ("members", "public")
    }


def test_nobody_is_made_to_say_a_note(owner: User) -> None:
    document = small()
    document["annotations"][0]["attributed_to"] = "Research desk"
    timeline = taken_in(document, owner)
    (note,) = apps.get_model("events", "Annotation").objects.filter(timeline=timeline)
    assert (note.author, note.attributed_to) == (None, "Research desk")


def test_quotations_become_public_in_citation_order_until_the_limit(owner: User) -> None:
    document = small()
    document["timeline"] |= {"quote_characters": 10, "quote_least": 25}
    citation = document["events"][0]["citations"][0]
    citation["passages"] = [{"exact": "a" * 12}, {"exact": "b" * 8}, {"exact": "c" * 9}, {"exact": "d"}]
    taken_in(document, owner)
    shown = dict(Passage.objects.values_list("exact", "public_characters"))
    assert [shown[letter] for letter in ("a" * 12, "b" * 8, "c" * 9, "d")] == [10, 8, 7, 0]


def test_own_words_are_public_whole(owner: User) -> None:
    document = small()
    document["sources"][0]["rights"] = "own"
    document["events"][0]["citations"][0]["passages"] = [{"exact": "a" * 5_000}]
    taken_in(document, owner)
    assert Passage.objects.get().public_characters == 5_000


def test_a_document_of_nothing_is_a_timeline(owner: User) -> None:
    bare = {"format": "dateline-timeline", "version": 1, "timeline": {"slug": "bare", "title": "Bare"}}
    assert taken_in(bare, owner).ledger.event_number == 0


@pytest.mark.django_db(transaction=True)
def test_a_killed_import_leaves_nothing(tmp_path: Path) -> None:
    """The process dies while its rows are on their way in, as if somebody had pulled the plug."""
    file = tmp_path / "large.json"
    file.write_bytes(generated(3_000))
    before = rows()
    importing = subprocess.Popen([sys.executable, "manage.py", "import_timeline", str(file)], env=os.environ.copy())
    try:
        wait_until("EXISTS", "query LIKE 'COPY \"events_citation\"%'", importing)
    finally:
        importing.send_signal(signal.SIGKILL)
        importing.wait()
    wait_until("NOT EXISTS", "query LIKE 'COPY%'")
    after = rows()
    assert after.pop("events.User") <= before.pop("events.User") + 1  # the account is made before the import
    assert after == before
    assert not Timeline.objects.exists()


def wait_until(exists: str, condition: str, process: subprocess.Popen[bytes] | None = None) -> None:
    """Ask until another connection to this database does so, or none; a process that ended was too quick."""
    others = (
        f"SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND {condition}"
    )
    with connection.cursor() as cursor:
        while True:
            cursor.execute(f"SELECT {exists} ({others})")
            if cursor.fetchone() == (True,):
                return
            assert process is None or process.poll() is None, "the import ended before it could be killed"

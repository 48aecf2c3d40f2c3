"""The commands of the shell: what they say, where it goes, and their exit codes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from events.actions.accounts import LOCAL_OWNER
from events.models import Membership, Timeline, User, Visibility
from tests.exchange.conftest import given_out, rows, taken_in
from tests.exchange.documents import canonical, small

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bridges.json"
    path.write_bytes(canonical(small()))
    return path


def test_what_is_exported_can_be_imported_elsewhere(file: Path, tmp_path: Path) -> None:
    call_command("import_timeline", file, stdout=io.StringIO())
    out = tmp_path / "out.json"
    call_command("export_timeline", "bridges", output=str(out))
    assert out.read_bytes() == file.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bridges.json", "out.json"]


def test_an_export_goes_to_standard_output_as_it_is(owner: User, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    taken_in(small(), owner)
    call_command("export_timeline", "bridges")
    assert capfdbinary.readouterr().out == canonical(small())


def test_a_failed_export_leaves_the_file_that_was_there(owner: User, tmp_path: Path) -> None:
    out = tmp_path / "missing" / "out.json"
    taken_in(small(), owner)
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export_timeline", "bridges", output=str(out))
    with pytest.raises(CommandError, match="There is no timeline at the address nowhere"):
        call_command("export_timeline", "nowhere", output=str(tmp_path / "out.json"))
    assert list(tmp_path.iterdir()) == []


def test_an_import_belongs_to_the_local_owner_unless_somebody_is_named(file: Path) -> None:
    call_command("import_timeline", file, stdout=io.StringIO())
    call_command(
        "import_timeline", file, slug="two", owner=User.objects.create_user("ada").username, stdout=io.StringIO()
    )
    owners = Membership.objects.order_by("pk").values_list("timeline__slug", "user__username", "role")
    assert list(owners) == [("bridges", LOCAL_OWNER, "owner"), ("two", "ada", "owner")]


def test_an_owner_without_an_account_is_refused(file: Path) -> None:
    with pytest.raises(CommandError, match="There is no account eve"):
        call_command("import_timeline", file, owner="eve")
    assert not Timeline.objects.exists()


def test_problems_are_listed_with_their_remedies_and_nothing_is_changed(file: Path) -> None:
    document = small()
    document["events"][0]["date"] = {"edtf": "2007-02-31"}
    document["events"][1]["place"] = document["tags"][0]["id"]
    file.write_text(json.dumps(document))
    User.objects.create_user(LOCAL_OWNER)
    before, said = rows(), io.StringIO()
    with pytest.raises(CommandError, match="Nothing was imported: 2 problems") as failed:
        call_command("import_timeline", file, stderr=said)
    assert failed.value.returncode == 1
    assert (
        said.getvalue()
        .splitlines()[0]
        .startswith("events[0] “The bridge opens” → date.edtf: “2007-02-31” cannot be read")
    )
    assert len(said.getvalue().splitlines()) == 2
    assert rows() == before


def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        call_command("import_timeline", tmp_path / "nothing.json")


def test_the_sample_is_loaded_once_and_published() -> None:
    first, second = io.StringIO(), io.StringIO()
    call_command("load_sample", stdout=first)
    call_command("load_sample", stdout=second)
    assert "Loaded" in first.getvalue()
    assert "there already" in second.getvalue()
    timeline = Timeline.objects.get()
    assert timeline.visibility == Visibility.PUBLIC
    assert timeline.ledger.change_number == 2
    assert not User.objects.get(username=LOCAL_OWNER).has_usable_password()


def test_the_sample_leaves_a_timeline_at_its_address_alone(owner: User) -> None:
    mine = taken_in(small(), owner, slug="iraq-and-its-neighbours-2007")
    call_command("load_sample", stdout=io.StringIO())
    assert Timeline.objects.get() == mine
    assert b"Bridges" in given_out(mine)

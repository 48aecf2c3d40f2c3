"""What is vendored is exactly what ``static/vendor/VERSIONS`` lists, byte for byte."""

import csv
import hashlib
from pathlib import Path

import pytest

VENDOR = Path(__file__).parent.parent / "static" / "vendor"
OURS = {"VERSIONS", "fetch.py"}

with (VENDOR / "VERSIONS").open(encoding="utf-8", newline="") as lines:
    LISTED = {row["file"]: row for row in csv.DictReader(lines, delimiter="\t")}


def test_nothing_unlisted_is_vendored() -> None:
    present = {
        path.relative_to(VENDOR).as_posix()
        for path in VENDOR.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert present - OURS == set(LISTED)


@pytest.mark.parametrize("name", LISTED)
def test_a_vendored_file_is_the_one_that_was_recorded(name: str) -> None:
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == LISTED[name]["sha256"]


@pytest.mark.parametrize("name", LISTED)
def test_a_vendored_file_states_where_it_is_from_and_its_licence(name: str) -> None:
    row = LISTED[name]
    assert all(row[column] for column in ("package", "version", "member"))
    assert row["licence"] in {"0BSD", "OFL-1.1", "Apache-2.0", "ISC", "MIT"}


def test_every_vendored_package_comes_with_its_licence_text() -> None:
    packages = {row["package"] for row in LISTED.values()}
    with_text = {row["package"] for name, row in LISTED.items() if "LICENCE" in name}
    assert with_text == packages

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FIELDS = [
    "text",
    "valid",
    "error",
    "level",
    "begins_earliest",
    "begins_latest",
    "ends_earliest",
    "ends_latest",
    "unknown",
    "approximate",
    "uncertain",
    "display",
]


def answers(lines: bytes) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "events.dates"], input=lines, capture_output=True, check=True, cwd=ROOT
    )
    assert not done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_line_is_answered_by_one_object() -> None:
    day, ended, by, wrong = answers(b"2007-03-10\n/2007-05-04~\n[..2007-03-09]\n2007-02-31\n")
    assert list(day) == FIELDS
    assert day == {
        "text": "2007-03-10",
        "valid": True,
        "error": None,
        "level": 0,
        "begins_earliest": 1173484800,
        "begins_latest": 1173571200,
        "ends_earliest": 1173484800,
        "ends_latest": 1173571200,
        "unknown": [],
        "approximate": [],
        "uncertain": [],
        "display": "10 March 2007",
    }
    assert (ended["begins_earliest"], ended["begins_latest"], ended["ends_latest"]) == (None, None, 1178323200)
    assert (ended["unknown"], ended["approximate"], ended["uncertain"]) == (["begins"], ["ends"], [])
    assert (by["begins_earliest"], by["begins_latest"], by["unknown"]) == (None, 1173484800, [])
    assert list(wrong) == FIELDS
    assert (wrong["valid"], wrong["error"]) == (False, "February 2007 has no day 31; write one from 01 to 28.")
    assert [wrong[name] for name in FIELDS[3:]] == [None] * 5 + [[], [], [], None]


def test_nothing_is_stripped_but_the_line_feed() -> None:
    found = answers(b"\n2007\r\n 2007\n2007 \n2007")
    assert [answer["text"] for answer in found] == ["", "2007\r", " 2007", "2007 ", "2007"]
    assert [answer["valid"] for answer in found] == [False, False, False, False, True]
    assert "line feed alone" in found[1]["error"]


def test_only_the_line_feed_ends_a_line() -> None:
    found = answers("2007\u2028\n2007\x85\n2007\x0c\n".encode())
    assert [answer["text"] for answer in found] == ["2007\u2028", "2007\x85", "2007\x0c"]
    assert not any(answer["valid"] for answer in found)


def test_bytes_that_are_no_utf_8_are_refused_and_kept() -> None:
    (wrong,) = answers(b"2007\xff\n")
    assert wrong["text"].encode("utf-8", "surrogateescape") == b"2007\xff"
    assert "no UTF-8" in wrong["error"]


def test_a_line_of_megabytes_is_refused_and_the_next_one_read() -> None:
    long, echoed, short = answers(b"1" * 3_000_000 + b"\n" + b"1" * 70_000 + b"\n2007\n")
    assert (long["valid"], short["valid"]) == (False, True)
    assert long["error"] == echoed["error"] == "Longer than 10,000 characters; write one date."
    assert len(long["text"]) == 1 << 20
    assert echoed["text"] == "1" * 70_000


def test_no_lines_have_no_answers() -> None:
    assert answers(b"") == []


def test_answers_come_before_the_input_ends() -> None:
    command = [sys.executable, "-m", "events.dates"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as running:
        assert running.stdin
        assert running.stdout
        for year in (b"2007", b"2008"):
            running.stdin.write(year + b"\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["display"] == year.decode()
        running.stdin.close()


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = [sys.executable, "-m", "events.dates"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, **pipes) as running:  # type: ignore[call-overload]
        running.stdout.close()
        try:
            running.stdin.write(b"2007\n" * 100_000)
            running.stdin.close()
        except BrokenPipeError:
            pass
        assert running.stderr.read() == b""

"""The command: JSON lines in, JSON lines out, in the same order, without Django or a database."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from events.extraction.__main__ import answers, published_on

ROOT = Path(__file__).parents[2]


def ask(*lines: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "tag_dates"],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )


def test_each_line_is_answered_in_its_order():
    done = ask(
        json.dumps({"id": "b", "published": "2013-03-22", "text": "🕊 It fell on Wednesday."}),
        json.dumps({"id": "a", "published": "", "text": "Nothing."}),
    )
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert second == {"id": "a", "timexes": []}
    assert first == {
        "id": "b",
        "timexes": [
            {
                "start": 13,
                "end": 22,
                "type": "DATE",
                "value": "2013-03-20",
                "edtf": "2013-03-20",
                "anchor": "published",
                "rule": "weekday",
                "confidence": 0.85,
                "mod": "",
                "alternatives": [{"value": "2013-03-27", "edtf": "2013-03-27", "rule": "the one after"}],
            }
        ],
    }


def test_a_line_that_is_no_text_is_named_and_ends_the_work():
    done = ask(json.dumps({"id": 1, "text": "Today."}), "[]")
    assert done.returncode == 1
    assert done.stderr == 'Line 2 is no JSON object with "text"; write one text a line.\n'


def test_blank_lines_are_passed_over():
    assert list(answers(["\n", '{"text": ""}\n'])) == ['{"id": null, "timexes": []}']


@pytest.mark.parametrize("written", ["", " ", "soon", "1989", "1998-03-01T14:11:00"])
def test_a_publication_date_is_taken_as_edtf_and_left_out_where_it_is_none(written):
    published = published_on(written)
    assert (published is None) == (written.strip() in ("", "soon"))

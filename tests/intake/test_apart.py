"""The process that reads a document knows nothing of the site, has little, and is gone afterwards."""

import json
import subprocess
import sys
import threading

import psutil
import pytest

from events.intake import IntakeRefused, apart, read_document
from events.intake.limits import READING_MEMORY, READING_SECONDS

PAGE = b"<!doctype html><p>Words of a page.</p>"
TOLD = """
import json, os, resource, socket, sys
from events.intake import reading
reading.restrict()
names = list(reading._LIMITS)
print(json.dumps({
    "limits": {name: resource.getrlimit(getattr(resource, name))[0] for name in names},
    "modules": [name for name in ("django", "psycopg", "config") if name in sys.modules],
    "environment": sorted(os.environ),
}))
"""


@pytest.fixture
def told(monkeypatch):
    """What the process has, asked with its own command and environment."""
    monkeypatch.setenv("SECRET_KEY", "canary")
    monkeypatch.setenv("DATABASE_URL", "canary")
    started = {}
    popen = subprocess.Popen

    def watch(command, **arguments):
        started.update(arguments, command=command)
        return popen(command, **arguments)

    monkeypatch.setattr(apart, "Popen", watch)
    read_document(PAGE, name="a.html")
    command = [*started["command"][:-2], "-c", TOLD]
    output = subprocess.run(command, env=started["env"], cwd=started["cwd"], capture_output=True, check=True).stdout
    return {**json.loads(output), **started}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems lack some of the limits")
def test_it_has_little_and_knows_nothing(told):
    assert told["limits"]["RLIMIT_CPU"] == READING_SECONDS
    assert told["limits"]["RLIMIT_AS"] == READING_MEMORY
    assert told["limits"]["RLIMIT_NPROC"] == 0
    assert told["modules"] == []
    assert not {"SECRET_KEY", "DATABASE_URL"} & set(told["environment"])
    assert "canary" not in str(told["env"])
    assert not any("Words" in part or "a.html" in part for part in told["command"])


def test_many_at_once_are_all_read_and_none_is_left():
    found = []
    threads = [threading.Thread(target=lambda: found.append(read_document(PAGE, name="a.html").text)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["Words of a page."] * 6
    assert not [each for each in psutil.Process().children() if "events.intake.reading" in each.cmdline()]


def test_who_finds_no_place_is_asked_to_come_again(monkeypatch):
    monkeypatch.setattr(apart, "READING_WAITS", 0.05)
    monkeypatch.setattr(apart, "_seats", threading.BoundedSemaphore(1))
    with apart._seat(), pytest.raises(IntakeRefused, match="Try again in a minute") as refused:
        read_document(PAGE, name="a.html")
    assert refused.value.code == "busy"
    assert read_document(PAGE, name="a.html").text == "Words of a page."


@pytest.mark.parametrize(
    ("does", "code"),
    [
        ("import time; time.sleep(60)", "too-slow"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "too-slow"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "damaged"),
        ("raise SystemExit(3)", "damaged"),
    ],
)
def test_however_it_ends_there_is_a_sentence_and_a_place_again(monkeypatch, does, code):
    monkeypatch.setattr(apart, "_COMMAND", (sys.executable, "-c", does))
    monkeypatch.setattr(apart, "READING_DEADLINE", 1)
    for _ in range(3):
        with pytest.raises(IntakeRefused, match=r"“a.html” was not read") as refused:
            read_document(PAGE, name="a.html")
        assert refused.value.code == code
    assert not [each for each in psutil.Process().children() if does in each.cmdline()]

"""A server for one run leaves nothing behind, at the latest when the next run begins."""

from __future__ import annotations

import os
from pathlib import Path

from config.throwaway_server import throwaway_directory, throwaway_server
from tests.config.conftest import Start

KILLED = """
import sys
from config.throwaway_server import throwaway_server
with throwaway_server() as server:
    print(server.base, server.postmaster.process_id(), flush=True)
    sys.stdin.read()
"""


def test_it_is_gone_with_its_data_afterwards() -> None:
    with throwaway_server() as server:
        process_id = server.postmaster.process_id()
        with server.connect() as connection:
            assert connection.execute("show fsync").fetchone() == ("off",)
    assert not server.base.exists()
    assert not Path(f"/proc/{process_id}/cwd").exists()


def test_what_a_killed_run_left_is_removed_by_the_next(start: Start) -> None:
    killed = start(KILLED)
    base, process_id = killed.stdout.readline().split()
    with throwaway_directory():
        assert Path(base).exists(), "a run that is going on is left alone"
    killed.kill()
    killed.wait()
    with throwaway_directory():
        assert not Path(base).exists()
        assert not _is_alive(int(process_id))


def _is_alive(process_id: int) -> bool:
    """Zombies are not: nobody may be there to bury them."""
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process_id}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"

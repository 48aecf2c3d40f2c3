"""The embedded PostgreSQL, treated as badly as it will be."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import psycopg
import pytest

from config.embedded_server import EmbeddedServer
from config.memory import cache_settings, memory_here
from tests.config.conftest import Start, new_place

CACHE = cache_settings(memory_here())
USES_IT = """
import sys
from pathlib import Path
from config.embedded_server import EmbeddedServer
server = EmbeddedServer(Path(sys.argv[1])).acquire()
print(server.postmaster.process_id(), flush=True)
sys.stdin.read()
"""
WRITES = """
import sys
from pathlib import Path
from config.embedded_server import EmbeddedServer
with EmbeddedServer(Path(sys.argv[1])).acquire().connect() as connection:
    for number in range(1_000_000):
        connection.execute("insert into written values (%s)", [number])
        print(number, flush=True)
"""


@pytest.fixture
def server(base: Path) -> Iterator[EmbeddedServer]:
    server = EmbeddedServer(base).acquire()
    yield server
    server.release()


def takes_callers(server: EmbeddedServer) -> bool:
    try:
        server.connect().close()
    except psycopg.OperationalError:
        return False
    return True


def kill(server: EmbeddedServer) -> None:
    process_id = server.postmaster.process_id()
    assert process_id
    os.kill(process_id, signal.SIGKILL)


def test_it_keeps_as_many_pages_as_the_memory_of_the_machine_allows(server: EmbeddedServer) -> None:
    with server.connect() as connection:
        asked = connection.execute(
            "select current_setting(name) from unnest(%s::text[]) as name", [list(CACHE)]
        ).fetchall()
    assert [megabytes(value) for (value,) in asked] == [megabytes(value) for value in CACHE.values()]


def megabytes(setting: str) -> int:
    """PostgreSQL says `2GB` for `2048MB`."""
    return int(setting.removesuffix("MB")) if setting.endswith("MB") else int(setting.removesuffix("GB")) * 1024


def test_it_answers_on_a_socket_that_only_its_owner_may_enter(server: EmbeddedServer) -> None:
    with server.connect() as connection:
        settings = connection.execute(
            "select current_setting('listen_addresses'), current_setting('fsync'), current_setting('full_page_writes')"
        ).fetchone()
    assert settings == ("", "on", "on")
    for directory in (server.postmaster.socket_directory, server.postmaster.data, server.base):
        assert directory.stat().st_mode & 0o777 == 0o700


def test_processes_share_one_server_and_the_last_one_stops_it(server: EmbeddedServer, start: Start) -> None:
    other = start(USES_IT, server.base)
    assert int(other.stdout.readline()) == server.postmaster.process_id()
    server.release()
    assert server.is_running()
    other.communicate()
    assert not server.is_running()


def test_a_killed_user_counts_no_more(server: EmbeddedServer, start: Start) -> None:
    other = start(USES_IT, server.base)
    other.stdout.readline()
    other.kill()
    other.wait()
    server.release()
    assert not server.is_running()


def test_a_forked_child_does_not_stop_its_parents_server(server: EmbeddedServer) -> None:
    child = os.fork()
    if child == 0:
        server.release()
        os._exit(0)
    os.waitpid(child, 0)
    assert server.is_running()


def test_what_was_acknowledged_survives_kill_9(server: EmbeddedServer, start: Start) -> None:
    with server.connect() as connection:
        connection.execute("create table written (number int)")
    for _ in range(3):
        with server.connect() as connection:
            connection.execute("truncate written")
        writer = start(WRITES, server.base)
        acknowledged = [int(writer.stdout.readline()) for _ in range(50)]
        kill(server)
        acknowledged += [int(line) for line in writer.stdout]
        assert server.revive()
        with server.connect() as connection:
            found = {number for (number,) in connection.execute("select number from written")}
        assert set(acknowledged) <= found


def test_a_server_that_is_up_is_left_alone(server: EmbeddedServer) -> None:
    before = server.postmaster.process_id()
    assert not server.revive()
    assert server.postmaster.process_id() == before


@pytest.mark.parametrize("is_empty", [True, False])
def test_a_pid_file_left_by_a_power_cut_is_no_obstacle(base: Path, is_empty: bool) -> None:
    server = EmbeddedServer(base).acquire()
    server.release()
    somebody_else = f"{os.getpid()}\n{server.postmaster.data}\n0\n5432\n{base}/s\n\n 1 1\nready\n"
    (server.postmaster.data / "postmaster.pid").write_text("" if is_empty else somebody_else)
    assert not server.is_running()
    with server.acquire().connect() as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    server.release()


def test_a_dying_server_is_not_taken_for_a_living_one(server: EmbeddedServer) -> None:
    dying = server.postmaster.process_id()
    assert dying
    with server.connect() as last_guest:
        os.kill(dying, signal.SIGTERM)  # refuses callers at once, and ends when its last guest has left
        while takes_callers(server):
            pass
        newcomer = EmbeddedServer(server.base)
        arriving = Thread(target=newcomer.acquire)
        arriving.start()
        last_guest.execute("select 1")
    arriving.join(timeout=30)
    assert newcomer.postmaster.process_id() not in {None, dying}
    with newcomer.connect() as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    newcomer.release()


def test_a_cluster_appears_whole_or_not_at_all(start: Start) -> None:
    with new_place() as base:
        killed = start(USES_IT, base)
        while not list(base.glob("init.*/base")):
            assert killed.poll() is None
        killed.kill()
        killed.wait()
        assert not list(base.glob("pg*"))
        server = EmbeddedServer(base).acquire()
        with server.connect() as connection:
            assert connection.execute("select 1").fetchone() == (1,)
        server.release()


@pytest.mark.parametrize("name", ["l" * 120, 'a, "quoted" place'])
def test_any_path_will_do(name: str) -> None:
    with new_place(name) as base:
        server = EmbeddedServer(base, is_forgetful=True).acquire()
        with server.connect() as connection:
            assert connection.execute("select 1").fetchone() == (1,)
        server.release()


def test_another_versions_data_is_not_touched() -> None:
    with new_place() as base:
        (base / "pg9").mkdir(parents=True)
        (base / "pg9" / "PG_VERSION").write_text("9\n")
        with pytest.raises(RuntimeError, match="holds pg9"):
            EmbeddedServer(base).acquire()
        assert not list(base.glob("pg1*"))


def test_somebody_elses_directory_in_the_sockets_place_is_refused(tmp_path: Path) -> None:
    with new_place("l" * 120) as base:
        place = EmbeddedServer(base).account
        base.mkdir()
        trap = EmbeddedServer(base).postmaster.socket_directory
        trap.symlink_to(tmp_path)
        with pytest.raises(RuntimeError, match="is not ours"):
            EmbeddedServer(base).acquire()
        trap.unlink()
        assert place == EmbeddedServer(base).account


@pytest.mark.skipif(os.geteuid() != 0, reason="only root cannot run PostgreSQL as itself")
def test_roots_server_is_not_root(server: EmbeddedServer) -> None:
    process_id = server.postmaster.process_id()
    said = subprocess.run(["ps", "-o", "uid=", "-p", str(process_id)], capture_output=True, text=True, check=True)
    assert int(said.stdout) == server.account.uid != 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has places that its server cannot reach")
def test_what_the_server_cannot_reach_stays_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with new_place() as outside:
        monkeypatch.setattr("config.embedded_server.ROOTS_OWN", outside)
        tmp_path.chmod(0o700)
        base = tmp_path / "var" / "postgres"
        server = EmbeddedServer(base, is_forgetful=True).acquire()
        assert server.postmaster.home.parent == outside
        assert tmp_path.stat().st_mode & 0o777 == 0o700
        again = EmbeddedServer(base).acquire()
        assert again.postmaster.home == server.postmaster.home
        again.release()
        server.postmaster.remove()

"""One throwaway PostgreSQL for a run of the tests, shared by its workers; no test meets the data in `var/`."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from hypothesis import settings as hypothesis_settings
from psycopg.sql import SQL, Identifier
from pytest_django.plugin import DjangoDbBlocker

from config import database, env
from config.embedded_server import EmbeddedServer
from config.throwaway_server import throwaway_directory
from tests.schema import make_template

if TYPE_CHECKING:  # the models can be imported once Django has been set up
    from events.models import Timeline, User

# How long an example takes says how busy the machine is; what is fast enough, the benchmarks measure.
hypothesis_settings.register_profile("untimed", deadline=None)
hypothesis_settings.load_profile("untimed")

PLACE = "DATELINE_TEST_SERVER"
#: Files that the workers share between them, by the parameter whose values stay together.
SHARED_OUT = {"tests/trust/test_grid.py": "role"}
IN_THE_SAMPLE = "_in_the_sample"


def pytest_configure(config: pytest.Config) -> None:
    """Choose where the server will be, for this process and for the workers it starts; nothing runs there yet."""
    if not hasattr(config, "workerinput"):
        stack = ExitStack()
        os.environ[PLACE] = str(stack.enter_context(throwaway_directory()))
        config.add_cleanup(stack.close)
    settings.DATABASES["default"]["HOST"] = f"{os.environ[PLACE]}/not-started"
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STATIC_ROOT = Path(os.environ[PLACE]) / "static"
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Two workers share the files between them, in their order: the journeys of each have one site and one browser."""
    for item in items:
        name = str(item.path.relative_to(env.BASE_DIR))
        given = getattr(getattr(item, "callspec", None), "params", {})
        if name in SHARED_OUT:  # too long for one worker: each makes its own world
            name += f" {given.get(SHARED_OUT[name], '')}"
        item.add_marker(pytest.mark.xdist_group(name))
        if IN_THE_SAMPLE in (asked := item.fixturenames):  # before a transaction is opened in the other database
            asked.remove(IN_THE_SAMPLE)
            asked.insert(0, IN_THE_SAMPLE)


def pytest_collection_finish() -> None:
    """What there is now stays until the end: looking through all of it for garbage would be a tenth of the work."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


@pytest.fixture(scope="session")
def database_server(django_db_blocker: DjangoDbBlocker) -> Iterator[EmbeddedServer]:
    """The server of this run, started by whoever needs it first, with a migrated database to copy."""
    server = EmbeddedServer(Path(os.environ[PLACE]), is_forgetful=True).acquire()
    database.lead_to(server, env.DATABASE_NAME)
    with server.gate(), django_db_blocker.unblock():
        if database.make_database(server, env.DATABASE_NAME):
            make_template(server, env.DATABASE_NAME)
    settings.DATABASES["default"]["TEST"]["TEMPLATE"] = env.DATABASE_NAME
    yield server
    server.release()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, database_server: EmbeddedServer
) -> None:
    """pytest-django's hook before the test database is made: now the server is needed."""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, database_server: EmbeddedServer) -> None:
    """As pytest-django's; and what the tests run as a process meets the test database, never the one in `var/`."""
    os.environ["DATABASE_URL"] = database_server.url(settings.DATABASES["default"]["NAME"])


@pytest.fixture(scope="module")
def for_the_file(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A transaction around all tests of a file. What the file's own fixtures make in it, every test finds as it was
    made: a test's transaction is a savepoint within. For what takes long to make; none of these tests may commit.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def leading_to(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Let everybody here use this connection instead of the one there is."""
    usual = connections["default"]
    connections["default"] = connection
    try:
        yield
    finally:
        connections["default"] = usual


@pytest.fixture(scope="session")
def sample_connection(
    django_db_setup: None, database_server: EmbeddedServer, django_db_blocker: DjangoDbBlocker
) -> Iterator[BaseDatabaseWrapper]:
    """To a second test database, in which the sample is: loading it takes longer than most tests that look at it."""
    from events.exchange import load_sample

    second = connections["default"].copy()
    second.settings_dict["NAME"] += "_sample"
    with database_server.connect() as server:
        name, template = Identifier(second.settings_dict["NAME"]), Identifier(env.DATABASE_NAME)
        server.execute(SQL("create database {} template {}").format(name, template))
    with django_db_blocker.unblock(), leading_to(second):
        load_sample()
    yield second
    with django_db_blocker.unblock():
        second.close()


@pytest.fixture
def _in_the_sample(sample_connection: BaseDatabaseWrapper) -> Iterator[None]:
    """The test's transaction is one of the second database; it is rolled back there."""
    assert not connections["default"].in_atomic_block, "`sample` is asked for in a test's signature or a fixture's"
    with leading_to(sample_connection):
        yield


@pytest.fixture
def sample(_in_the_sample: None, db: None) -> Timeline:
    """The sample timeline, public, as a first start loads it. What commits loads it by itself (`load_sample`)."""
    from events import sample
    from events.models import Timeline

    assert connection.in_atomic_block, "what a test commits would stay for the next one"
    return Timeline.objects.get(slug=sample.SLUG)


@pytest.fixture
def owner(sample: Timeline) -> User:
    """The local owner, who published it."""
    from events.models import Membership, Role

    return Membership.objects.select_related("user").get(timeline=sample, role=Role.OWNER).user

"""What has to be there before the site can be opened; each step does nothing when it is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.checks import Tags, run_checks
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config import env, joined
from events.actions.accounts import LOCAL_OWNER, create_local_owner
from events.models import Timeline, User

Say = Callable[[str], object]
STARTING = 7_274_136_905_117  # of the lock that one starting process holds, in PostgreSQL's space of advisory locks
OWNER_PASSWORD = "owner-password"  # noqa: S105 (the name of the file)


def make_ready(say: Say) -> None:
    """Tables, static files, the local owner and a first timeline. Raises CommandError with what is missing."""
    errors = run_checks(tags=[Tags.database], databases=["default"])
    if errors:
        raise CommandError("\n".join(f"{error.msg} {error.hint or ''}".rstrip() for error in errors))
    with _one_at_a_time():
        _migrate(say)
        call_command("derive", stdout=StringIO())
        _make_owner()
        if not Timeline.objects.exists():
            call_command("load_sample", verbosity=0)
    _collect_static_files(say)
    connection.close()


def how_to_sign_in(*, is_shown: bool) -> str:
    """What to tell the local owner; the password itself only when asked for."""
    file = settings.VAR_DIR / OWNER_PASSWORD
    if not file.exists():
        return (
            f"Sign in as {LOCAL_OWNER} with your password (a new one: python manage.py changepassword {LOCAL_OWNER})."
        )
    if is_shown:
        return f"Sign in as {LOCAL_OWNER} with the password {file.read_text().strip()} (kept in {file})."
    return f"Sign in as {LOCAL_OWNER}; the password is in {file}."


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [STARTING])
    try:
        yield
    finally:
        connection.close()  # lets go of the lock, also when the connection is broken


def _migrate(say: Say) -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Preparing the database …")
        call_command("migrate", interactive=False, verbosity=0)


def _make_owner() -> None:
    owner = User.objects.filter(username=LOCAL_OWNER).first()
    if owner is None or not owner.has_usable_password():
        create_local_owner(password=env.kept_secret(settings.VAR_DIR / OWNER_PASSWORD, size=15)[0])


def _collect_static_files(say: Say) -> None:
    """Into STATIC_ROOT, when a file came, went or changed since the last time. Not needed while debugging."""
    if settings.DEBUG:
        return
    note = Path(settings.STATIC_ROOT).with_suffix(".collected")
    fingerprint = _static_fingerprint()
    if note.exists() and note.read_text() == fingerprint:
        return
    say("Collecting static files …")
    call_command("collectstatic", interactive=False, verbosity=0)
    note.write_text(fingerprint)


def _static_fingerprint() -> str:
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    digest.update(Path(joined.__file__).read_bytes())
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{found.st_size}\0{found.st_mtime_ns}\0".encode())
    return digest.hexdigest()

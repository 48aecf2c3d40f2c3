"""Fetch the third-party files of this directory, as listed in ``VERSIONS``.

``VERSIONS`` is tab-separated, one file per line under a header: its path here, the npm package and version it
comes from, its path inside that package, the SHA-256 of its bytes, and its SPDX licence. A file is written only
when its hash is the listed one, so running this twice changes nothing.

    python static/vendor/fetch.py            fetch what is missing or differs
    python static/vendor/fetch.py --record   after editing a version: fetch, and write the new hashes down
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import groupby
from pathlib import Path

HERE = Path(__file__).parent
VERSIONS = HERE / "VERSIONS"


@dataclass(frozen=True, slots=True)
class VendoredFile:
    """One line of ``VERSIONS``. ``file`` is relative to this directory, ``member`` to the package."""

    file: str
    package: str
    version: str
    member: str
    sha256: str
    licence: str

    @property
    def path(self) -> Path:
        return HERE / self.file

    @property
    def is_current(self) -> bool:
        return self.path.is_file() and sha256(self.path.read_bytes()) == self.sha256


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def listed() -> list[VendoredFile]:
    """What ``VERSIONS`` says should be here, in its order."""
    with VERSIONS.open(encoding="utf-8", newline="") as lines:
        return [VendoredFile(**row) for row in csv.DictReader(lines, delimiter="\t")]


def record(files: list[VendoredFile]) -> None:
    """Write ``VERSIONS`` anew."""
    columns = [field.name for field in fields(VendoredFile)]
    rows = [columns, *([getattr(file, column) for column in columns] for file in files)]
    VERSIONS.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


def packed(package: str, version: str, folder: Path) -> Path:
    """Download one package with npm, without running any of its scripts; the tarball's path.

    Raises ``subprocess.CalledProcessError`` if npm cannot get it.
    """
    command = ["npm", "pack", f"{package}@{version}", "--silent", "--ignore-scripts"]
    # every word of the command is ours or from VERSIONS, and no shell reads it
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603
    return folder / done.stdout.split()[-1]


def contents(files: list[VendoredFile]) -> Iterator[tuple[VendoredFile, bytes]]:
    """Each file with the bytes its package holds for it, one download per package and version.

    Raises ``KeyError`` if a package has no such member.
    """
    with tempfile.TemporaryDirectory() as folder:
        for (package, version), group in groupby(files, key=lambda file: (file.package, file.version)):
            with tarfile.open(packed(package, version, Path(folder))) as tarball:
                for file in group:
                    member = tarball.extractfile(f"package/{file.member}")
                    if member is None:
                        raise KeyError(file.member)
                    yield file, member.read()


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--record", action="store_true", help="accept what npm answers and record its hashes")
    is_recording = arguments.parse_args().record
    files = listed()
    recorded = {file.file: file for file in files}
    refused = 0
    for file, content in contents([file for file in files if is_recording or not file.is_current]):
        found = sha256(content)
        if is_recording:
            recorded[file.file] = replace(file, sha256=found)
        elif found != file.sha256:
            print(f"refused {file.file}: expected {file.sha256}, got {found}", file=sys.stderr)
            refused += 1
            continue
        file.path.parent.mkdir(parents=True, exist_ok=True)
        file.path.write_bytes(content)
        print(f"wrote {file.file} ({file.package} {file.version})")
    if is_recording:
        record(list(recorded.values()))
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())

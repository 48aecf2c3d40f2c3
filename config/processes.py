"""Whose process an id is: numbers are used again, so a number in a file proves nothing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

HAS_PROC = Path("/proc/self/cwd").exists()


def is_process_of(process_id: int, data: Path) -> bool:
    """Whether `process_id` is alive and the PostgreSQL server of the cluster `data`. A zombie is not alive.

    A process whose directory we may not see is not ours: the server runs as us, or we are root.
    """
    if process_id <= 0:
        return False
    if HAS_PROC:
        try:
            return Path(os.readlink(f"/proc/{process_id}/cwd")) == data
        except OSError:
            return False
    said = subprocess.run(["ps", "-o", "args=", "-p", str(process_id)], capture_output=True, text=True, check=False)  # noqa: S607 (where ps is differs)
    return str(data) in said.stdout

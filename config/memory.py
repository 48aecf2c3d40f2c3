"""How much memory this machine has, and how much of it the embedded PostgreSQL keeps pages in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

MIB = 1 << 20
LEAST, MOST = 128 * MIB, 8192 * MIB  # of PostgreSQL's own cache
UNKNOWN = 2048 * MIB  # taken for a machine that does not say
#: What a container may use, in bytes or "max": of control groups, version 2 and 1.
_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))


def memory_here(limits: tuple[Path, ...] = _LIMITS) -> int:
    """Bytes that this process and its children may use: the machine's, or less where a control group says so."""
    try:
        found = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        found = UNKNOWN
    for file in limits:
        try:
            found = min(found, int(file.read_text()))
        except (OSError, ValueError):
            continue  # no such limit
    return found


def cache_settings(memory: int) -> Mapping[str, str]:
    """PostgreSQL's settings for so many bytes of memory: a quarter its own cache, half what the planner may count on.

    A quarter is what its manual has a server begin with (Resource Consumption, `shared_buffers`). A page that is not in
    the cache is copied from the system's: a window of a million events then costs as much again.
    """
    own = min(max(memory // 4, LEAST), MOST)
    return {"shared_buffers": f"{own // MIB}MB", "effective_cache_size": f"{max(memory // 2, own) // MIB}MB"}

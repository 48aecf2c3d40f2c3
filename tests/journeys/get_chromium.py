"""`python -m tests.journeys.get_chromium`: see that a Chromium is here that starts, and get one if not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from tests.journeys.chromium import NoChromium, find_chromium

DOWNLOAD = [[sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]]
INSTALL = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
DEBIAN = [["apt-get", "update", "-qq"], [*INSTALL, "chromium-headless-shell"]]
OLDER_DEBIAN = [[*INSTALL, "chromium"]]  # that has no package of the shell


def starts() -> str:
    """The program that was found, or an empty string when there is none or it lacks a library."""
    try:
        program = find_chromium()
        subprocess.run([program, "--version"], check=True, capture_output=True, timeout=60)
    except (NoChromium, OSError, subprocess.SubprocessError):
        return ""
    return program


def main() -> int:
    """An exit code. What is tried is said, since it takes a while."""
    ways = [DOWNLOAD]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        ways += [DEBIAN, OLDER_DEBIAN]
    for way in ways:
        if starts():
            break
        for command in way:
            print("No Chromium here yet:", *command[-4:], flush=True)
            done = subprocess.run(
                command, check=False, stdin=subprocess.DEVNULL, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            )
            if done.returncode:
                break
    if program := starts():
        print(f"Tests use {program}")
        return 0
    print(
        "The tests need Chromium, and it could not be fetched. Install it (Debian: apt install\n"
        "chromium-headless-shell; elsewhere chromium), or say where it is: make test CHROMIUM=/path/to/chromium",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())

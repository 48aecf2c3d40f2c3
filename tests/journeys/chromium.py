"""Where a Chromium is on this machine, and how it is started so that it speaks to nobody but the site."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

VARIABLE = "CHROMIUM"  # names the program where it is not found
#: The shell first: it is the same engine without the window around it, which costs more than most pages do.
NAMES = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
)
ON_A_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ARGUMENTS = [
    "--no-sandbox",  # root may not have one
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--font-render-hinting=none",  # the same pictures on every machine
]


class NoChromium(Exception):
    """There is none; says how to get one."""


def find_chromium() -> str:
    """The program: the one that `CHROMIUM` names, else one on the path, else the one Playwright downloaded.

    Raises NoChromium.
    """
    named = os.environ.get(VARIABLE)
    if named:
        return named
    for name in (*NAMES, *(ON_A_MAC if sys.platform == "darwin" else ())):
        found = shutil.which(name)
        if found:
            return found
    return _downloaded()


def _downloaded() -> str:
    root = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or _default_place())
    programs = (
        "chromium_headless_shell-*/chrome-*/headless_shell",
        "chromium_headless_shell-*/chrome-*/chrome-headless-shell",
        "chromium-*/chrome-linux*/chrome",
        "chromium-*/chrome-mac*/*/Contents/MacOS/*",
    )
    for pattern in programs:
        for program in sorted(root.glob(pattern), reverse=True):
            return str(program)
    raise NoChromium(
        "No Chromium was found. Install it (apt install chromium-headless-shell), "
        f"or run: {sys.executable} -m playwright install --only-shell chromium; "
        f"or name the program: {VARIABLE}=/path/to/chromium"
    )


def _default_place() -> Path:
    home = Path.home()
    return home / ("Library/Caches/ms-playwright" if sys.platform == "darwin" else ".cache/ms-playwright")

"""The sample timeline, as a document like any other."""

from pathlib import Path

SLUG = "iraq-and-its-neighbours-2007"


def document() -> bytes:
    """The sample as it is imported."""
    return Path(__file__).with_name(f"{SLUG}.json").read_bytes()

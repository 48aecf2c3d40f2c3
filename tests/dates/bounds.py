"""How the tests of this room write bounds: as days, as moments, or `..` for none."""

from __future__ import annotations

from events.dates import DateValue, from_iso, iso


def bound(text: str) -> int | None:
    """`2007-03-10`, `-0752-01-01` or `2007-03-10T11:30:00` in civil seconds; None for `..`."""
    if text == "..":
        return None
    return from_iso(text if "T" in text else f"{text}T00:00:00")


def written(value: DateValue) -> tuple[str, str]:
    """Beginning and end of a date, each as `earliest → latest`, midnights as days."""
    return (
        f"{_written(value.begins_earliest)} → {_written(value.begins_latest)}",
        f"{_written(value.ends_earliest)} → {_written(value.ends_latest)}",
    )


def _written(second: int | None) -> str:
    return ".." if second is None else iso(second).removesuffix("T00:00:00")

"""What a text of ours may be: how long, and of which characters. The same for every door."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from events.actions.refusals import Invalid

LONGEST: Mapping[str, int] = {  # characters, by field; those not named: LINE
    "summary": 20_000,
    "description": 20_000,
    "note": 20_000,
    "body": 20_000,
    "lede": 20_000,
    "text": 20_000,
    "exact": 10_000,
    "quote": 10_000,
    "translation": 10_000,
    "dating_rationale": 2_000,
    "reason": 2_000,
    "message": 2_000,
    "url": 2_000,
    "archive_url": 2_000,
    "public_label": 200,
}
LINE = 500
REQUIRED = {
    "title": "Say in a few words what happened.",
    "name": "A name is needed.",
    "exact": "Give the words, or take the quotation back.",
    "body": "Write something first.",
    "text": "Write something first.",
}


def checked(fields: Mapping[str, Any], *, required: frozenset[str] | set[str] = frozenset()) -> dict[str, Any]:
    """The fields with their texts trimmed. Raises Invalid, naming every field, with what to do about it.

    Refused are texts longer than their limit, the character NUL, which PostgreSQL cannot hold, halves of surrogate
    pairs, and emptiness of those in `required`. Values that are no text pass as they are.
    """
    clean: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for name, value in fields.items():
        clean[name] = value.strip() if isinstance(value, str) else value
        problem = _problem(name, clean[name], is_required=name in required)
        if problem:
            problems[name] = problem
    if problems:
        raise Invalid(**problems)
    return clean


def _problem(name: str, value: Any, *, is_required: bool) -> str:
    if isinstance(value, list):
        return next(filter(None, (_problem(name, each, is_required=False) for each in value)), "")
    if not isinstance(value, str):
        return ""
    if is_required and not value:
        return REQUIRED.get(name, "This cannot be empty.")
    longest = LONGEST.get(name, LINE)
    if len(value) > longest:
        return f"This has {len(value):,} characters; at most {longest:,} fit. Shorten it."
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        return "This holds a character that cannot be stored: type it again, or paste it as plain text."
    return ""

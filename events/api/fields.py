"""How values look in JSON."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from events.dates import DateValue, say

Id = serializers.UUIDField

BOUND = {"type": ["integer", "null"]}
DATE_SCHEMA = {
    "type": ["object", "null"],
    "required": ["edtf", "precision", "bounds", "display"],
    "properties": {
        "edtf": {"type": "string", "description": "ISO 8601-2:2019; empty where the standard has no string"},
        "precision": {"type": "string"},
        "zone": {"type": "string", "description": "UTC offset or IANA name; empty where not known"},
        "bounds": {
            "description": "begins earliest, begins latest, ends earliest, ends latest: civil seconds since "
            "1970-01-01T00:00:00 (proleptic Gregorian), upper bounds exclusive; null is open or unknown",
            "type": "array",
            "items": BOUND,
            "minItems": 4,
            "maxItems": 4,
        },
        "unknown": {"type": "array", "items": {"type": "string", "enum": ["begins", "ends"]}},
        "approximate": {"type": "array", "items": {"type": "string", "enum": ["begins", "ends"]}},
        "uncertain": {"type": "array", "items": {"type": "string", "enum": ["begins", "ends"]}},
        "display": {"type": "string", "description": "in English words"},
    },
}


def sides(value: DateValue, flag: str) -> list[str]:
    """The sides (begins, ends) on which a flag of the date is set."""
    return [side for side in ("begins", "ends") if getattr(value, f"{side}_{flag}")]


def date_as_json(value: DateValue) -> dict[str, Any]:
    """A date as its string, its four bounds, its flags and its words."""
    return {
        "edtf": value.edtf,
        "precision": str(value.precision),
        "zone": value.zone,
        "bounds": [value.begins_earliest, value.begins_latest, value.ends_earliest, value.ends_latest],
        **{flag: sides(value, flag) for flag in ("unknown", "approximate", "uncertain")},
        "display": say(value),
    }


@extend_schema_field(DATE_SCHEMA)
class DateField(serializers.Field[DateValue | None, Any, dict[str, Any] | None, Any]):
    """A `DateValue`, read only."""

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, **options)

    def to_representation(self, value: DateValue | None) -> dict[str, Any] | None:
        """The object described by DATE_SCHEMA; null where there is no date."""
        return None if value is None else date_as_json(value)

"""What may be sent: allow-lists. A field that is not declared is refused by name, never left out in silence."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from events.actions.texts import LINE, LONGEST
from events.models import Event, Noun

LARGEST = 2**63 - 1
UNKNOWN = "There is no such field here."


class Input(serializers.Serializer[Any]):
    """Fields of a body; what else is in it is a mistake."""

    def to_internal_value(self, data: Any) -> Any:
        """The values. Raises ValidationError for every field at once."""
        names = data.keys() - self.fields.keys() if isinstance(data, dict) else ()
        unknown: dict[str, Any] = {str(name): [UNKNOWN] for name in names}
        if not unknown:
            return super().to_internal_value(data)
        try:
            super().to_internal_value(data)
        except serializers.ValidationError as error:
            unknown = {**error.detail, **unknown} if isinstance(error.detail, dict) else unknown
        raise serializers.ValidationError(unknown)


class Text(serializers.CharField):
    """A text as long as the deeds' field `name` may be; the deed trims it."""

    def __init__(self, name: str = "", *, needed: bool = False, **options: Any) -> None:
        options.setdefault("required", needed)
        super().__init__(allow_blank=not needed, trim_whitespace=False, max_length=LONGEST.get(name, LINE), **options)

    def to_internal_value(self, data: Any) -> str:
        """A string and nothing else: a number is no text."""
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Flag(serializers.BooleanField):
    """True or false and nothing else."""

    def to_internal_value(self, data: Any) -> bool:
        """As given. Raises ValidationError for words and numbers."""
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class Number(serializers.IntegerField):
    """A whole number within bounds; true and false are none, and a text is none."""

    def __init__(self, *, least: int = 0, most: int = LARGEST, **options: Any) -> None:
        super().__init__(min_value=least, max_value=most, **options)

    def to_internal_value(self, data: Any) -> int:
        """As given. Raises ValidationError."""
        if isinstance(data, bool) or not isinstance(data, int):
            self.fail("invalid")
        return super().to_internal_value(data)


@extend_schema_field({"type": "object", "additionalProperties": {"type": "string", "maxLength": LINE}})
class Ids(serializers.DictField):
    """External ids: `{"wikidata": "Q79"}`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(child=Text(), required=False, **options)


class Of(serializers.UUIDField):
    """A row of the same timeline that the caller may read, by its public id."""

    def __init__(self, model: type[Noun], **options: Any) -> None:
        self.model = model
        super().__init__(**options)

    def to_internal_value(self, data: Any) -> Any:
        """The row. Raises ValidationError where there is none that the caller may read."""
        public_id = super().to_internal_value(data)
        rows = self.model._default_manager.visible_to(self.context["reader"])  # type: ignore[attr-defined]
        row = rows.filter(timeline=self.context["timeline"], public_id=public_id).first()
        if row is None:
            raise serializers.ValidationError("There is nothing of this id here.")
        return row


class EventNumber(Number):
    """An event of the same timeline that the caller may read, by its number."""

    def __init__(self, **options: Any) -> None:
        super().__init__(least=1, **options)

    def run_validation(self, data: Any = serializers.empty) -> Any:
        """The event, found once its number is one. Raises ValidationError where the caller reads none."""
        number = super().run_validation(data)
        rows = Event.objects.visible_to(self.context["reader"])
        event = rows.filter(timeline=self.context["timeline"], number=number).first()
        if event is None:
            raise serializers.ValidationError("There is no event of this number here.")
        return event

"""Why the date of an event comes out as it does, over the API: the statements that yield it, bound by bound."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from events.api.fields import DateField, Id
from events.api.within import WithinTimeline
from events.models import Event
from events.queries.date_in_words.explaining import explain, sharper
from events.queries.lenses.shown import with_dates
from events.queries.reader.sight import Sight


class StatementSerializer(serializers.Serializer[Any]):
    """What somebody says about time: a date used, a reading, a length, or how two events stand to each other."""

    kind = serializers.CharField(read_only=True, help_text="date, reading, duration or relation")
    event = serializers.IntegerField(source="event.number", read_only=True)
    words = serializers.CharField(read_only=True, help_text="what is said of the event")
    other = serializers.IntegerField(source="other.number", read_only=True, allow_null=True, default=None)
    citation = Id(source="citation.id", read_only=True, allow_null=True, default=None)
    by = serializers.CharField(read_only=True, help_text="who says so; empty where no source does")
    as_written = serializers.CharField(read_only=True, help_text="the source's own words")


class ChainSerializer(serializers.Serializer[Any]):
    """Statements that together yield some bounds; `bounds` is empty where they yield all."""

    bounds = serializers.CharField(read_only=True)
    statements = StatementSerializer(many=True, read_only=True)


class ExplanationSerializer(serializers.Serializer[Any]):
    """What was worked out, or null; `is_sharper` where the event has a date of its own that this makes more exact."""

    date = DateField()
    is_sharper = serializers.BooleanField(read_only=True)
    chains = ChainSerializer(many=True, read_only=True)


class Explanations(WithinTimeline[Event]):
    """Why an event has the date that was worked out for it."""

    queryset = Event.objects.standing()
    serializer_class = ExplanationSerializer
    lookup_field = "number"
    lookup_url_kwarg = "number"

    @extend_schema(summary="What the date of an event was worked out from")
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Null and empty where nothing was worked out."""
        sight = Sight(self.timeline, request.user, self.token, self.is_member)
        (event,) = with_dates(sight, [self.get_object()])
        offered = sharper(sight, event)
        found = offered.explanation if offered else explain(sight, event)
        shown = {
            "date": found.date if found else None,
            "is_sharper": offered is not None,
            "chains": found.chains if found else (),
        }
        return self.conditional(request, lambda: Response(self.get_serializer(shown).data))

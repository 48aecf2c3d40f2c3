"""Reading through a lens over the API: as reported by a day, according to one source or speaker."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import exceptions
from rest_framework.request import Request

from events.api.within import WithinTimeline
from events.dates import DateError
from events.queries.lenses.known_day import known_day
from events.queries.lenses.lenses import lens_of
from events.queries.reader.sight import Sight

M = TypeVar("M", bound=Model)
LENSES = ("known", "according")
_READ = ("list", "retrieve")
KNOWN = OpenApiParameter(
    "known",
    OpenApiTypes.STR,
    description="only what sources published by then say: a day, month or year as EDTF (ISO 8601-2:2019) or in words. "
    "Dates and outcomes are those that follow from them; an event that none of them speaks of is not there",
)
ACCORDING = OpenApiParameter(
    "according", OpenApiTypes.UUID, description="only what this source says, or this speaker: its id"
)
with_lenses = extend_schema_view(**{name: extend_schema(parameters=[KNOWN, ACCORDING]) for name in _READ})


class ThroughALens(WithinTimeline[M]):
    """A noun that can be read as it was told. What is written is written as it stands."""

    _sight: Sight | None = None

    def parameters(self) -> set[str]:
        """The names of the parameters that exist for what is asked."""
        return super().parameters() | (set(LENSES) if self.action in _READ else set())

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Raises ValidationError for a lens that cannot be had, by parameter."""
        super().initial(request, *args, **kwargs)
        request.sight = self.sight  # type: ignore[attr-defined]  # filters ask for it

    @property
    def sight(self) -> Sight:
        """The caller before the timeline, through the lens that they ask for."""
        if self._sight is None:
            plain = Sight(self.timeline, self.request.user, self.token, self.is_member)
            self._sight = self._through(plain) if self.action in _READ else plain
        return self._sight

    def _through(self, sight: Sight) -> Sight:
        known, according = (self.request.query_params.get(name, "") for name in LENSES)
        try:
            day = known_day(known) if known else None
        except DateError as error:
            raise exceptions.ValidationError({"known": error.message}) from error
        try:
            return sight.through(lens_of(sight, known=day, according=UUID(according) if according else None))
        except (LookupError, ValueError) as error:
            raise exceptions.ValidationError({"according": "There is no such source or speaker here."}) from error

"""The filters that exist. A parameter that is not declared here reaches nothing."""

from __future__ import annotations

from uuid import UUID

import django_filters
from rest_framework.exceptions import ValidationError

from events.geography.box import BoxError, read_box
from events.models import Annotation, Citation, Event, Occurrence, Proposal, ProposalState, Relation
from events.models.event import EventQuerySet
from events.queries.filtering.boxed import is_there
from events.queries.filtering.narrowing import became

BOX = "West, south, east and north in degrees (WGS 84), as in 40,29,48,38; a west of more than the east crosses 180°."


class EventFilter(django_filters.FilterSet):
    """Events by whether they happened, and by the public ids of person, place, source and tag."""

    box = django_filters.CharFilter(method="on_the_map", help_text=BOX)
    happened = django_filters.MultipleChoiceFilter(method="came_about", choices=Occurrence.choices)
    person = django_filters.UUIDFilter(field_name="participations__actor__public_id", distinct=True)
    place = django_filters.UUIDFilter(field_name="place__public_id")
    source = django_filters.UUIDFilter(method="cited_from")
    tag = django_filters.UUIDFilter(field_name="event_tags__tag__public_id", distinct=True)

    class Meta:
        model = Event
        fields: tuple[str, ...] = ()

    def came_about(self, queryset: EventQuerySet, name: str, value: list[str]) -> EventQuerySet:
        """Events of which this is known, or was through the caller's lens."""
        return queryset.filter(became(self.request.sight, value)) if value else queryset

    def on_the_map(self, queryset: EventQuerySet, name: str, value: str) -> EventQuerySet:
        """Events whose place lies in the box. Raises ValidationError (400) where it is none."""
        try:
            return queryset.filter(is_there(self.request.sight.timeline, read_box(value)))
        except BoxError as error:
            raise ValidationError({name: [str(error)]}) from error

    def cited_from(self, queryset: EventQuerySet, name: str, value: UUID) -> EventQuerySet:
        """Events with a standing citation of the source."""
        cited = Citation.objects.filter(source__public_id=value, withdrawn_at__isnull=True)
        return queryset.filter(pk__in=self.request.sight.of(cited).values("event_id"))


class AnnotationFilter(django_filters.FilterSet):
    """Notes on one event, or only those not resolved."""

    event = django_filters.NumberFilter(field_name="event__number")
    open = django_filters.BooleanFilter(field_name="resolved_at", lookup_expr="isnull")

    class Meta:
        model = Annotation
        fields: tuple[str, ...] = ()


class RelationFilter(django_filters.FilterSet):
    """Relations that start from one event."""

    event = django_filters.NumberFilter(field_name="event__number")

    class Meta:
        model = Relation
        fields: tuple[str, ...] = ()


class ProposalFilter(django_filters.FilterSet):
    """Proposals by what became of them."""

    state = django_filters.ChoiceFilter(choices=ProposalState.choices)

    class Meta:
        model = Proposal
        fields: tuple[str, ...] = ()

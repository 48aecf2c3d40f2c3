"""The filters that exist. A parameter that is not declared here reaches nothing."""

from __future__ import annotations

from uuid import UUID

import django_filters

from events.models import Annotation, Event, Occurrence, Relation
from events.models.event import EventQuerySet


class EventFilter(django_filters.FilterSet):
    """Events by whether they happened, and by the public ids of person, place, source and tag."""

    happened = django_filters.MultipleChoiceFilter(field_name="occurrence", choices=Occurrence.choices)
    person = django_filters.UUIDFilter(field_name="participations__actor__public_id", distinct=True)
    place = django_filters.UUIDFilter(field_name="place__public_id")
    source = django_filters.UUIDFilter(method="cited_from")
    tag = django_filters.UUIDFilter(field_name="event_tags__tag__public_id", distinct=True)

    class Meta:
        model = Event
        fields: tuple[str, ...] = ()

    def cited_from(self, queryset: EventQuerySet, name: str, value: UUID) -> EventQuerySet:
        """Events with a standing citation of the source."""
        standing = queryset.filter(citations__source__public_id=value, citations__withdrawn_at__isnull=True)
        return standing.distinct()


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

"""References to be copied."""

from django import template

from events.queries.reference import event_reference

register = template.Library()
register.simple_tag(event_reference)

"""References to be copied."""

from django import template

from events.queries.reference import event_reference
from events.queries.story_written import written

register = template.Library()
register.simple_tag(event_reference)
register.simple_tag(written, name="story_written")

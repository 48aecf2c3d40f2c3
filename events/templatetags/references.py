"""References to be copied."""

from django import template

from events.queries.date_in_words.story_written import written
from events.queries.event.reference import event_reference

register = template.Library()
register.simple_tag(event_reference)
register.simple_tag(written, name="story_written")

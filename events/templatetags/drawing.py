"""A picture that was drawn on the server, as a part of a page."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from events.drawing import Picture

register = template.Library()


@register.filter
def as_svg(picture: Picture) -> SafeString:
    """The picture as an element."""
    return mark_safe(picture.inline)  # noqa: S308 (events/drawing/markup.py escapes every text and attribute)

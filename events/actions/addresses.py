"""The address of a timeline: made from its title, or chosen; one name space for all, like account names."""

from __future__ import annotations

import re

from django.utils.text import slugify

from events.actions.refusals import Invalid
from events.models import Timeline

LONGEST = 80  # characters, as the column
NAMELESS = "timeline"  # for a title of which no Latin letter or figure is left
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII).fullmatch


def free_address(title: str) -> str:
    """`the-bridge` for "The bridge", or the first free of `the-bridge-2`, `the-bridge-3` …"""
    stem = slugify(title)[: LONGEST - 8].strip("-_").replace("_", "-") or NAMELESS
    taken = set(Timeline.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    number, slug = 1, stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def chosen_address(text: str) -> str:
    """An address as somebody typed it. Raises Invalid with what it may be made of."""
    slug = text.strip().lower()
    if not _SLUG(slug) or len(slug) > LONGEST:
        raise Invalid(
            slug=f"An address is made of the letters a to z, figures and single hyphens, at most {LONGEST} of them: "
            "for instance iraq-2007."
        )
    return slug

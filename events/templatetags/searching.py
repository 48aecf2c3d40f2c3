"""Words that were looked for, set apart in what is shown; every piece is escaped by itself."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from events.queries.search.marks import Piece, pieces
from events.queries.search.terms import Term

register = template.Library()


@register.filter
def marked(cut: Sequence[Piece]) -> SafeString:
    """Pieces of a text, the found ones as `<mark>`."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", each.text) if each.is_found else each.text,) for each in cut)
    )


@register.filter
def found(text: str, terms: Sequence[Term] | str | None) -> str:
    """A text with what was looked for marked; as it is where nothing was."""
    return marked(pieces(text, terms)) if terms and not isinstance(terms, str) else text

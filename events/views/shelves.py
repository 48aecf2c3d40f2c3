"""Pages of a list of sources, people, places or tags: what their template needs beside the lines."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from events.forms.shelves import ShelfForm
from events.queries.naming.shelf import FOR_PAPER, Shelf
from events.queries.reader.paging import PAGE


def shelved(request: HttpRequest, form: ShelfForm, found: Shelf[Any], **more: str) -> dict[str, Any]:
    """The page of the list and the addresses of its others; `more` are parameters that stay as they are."""
    words = {"q": form.text} if form.text else {}
    return {
        "shelf": found,
        "problems": form.problems,
        "base": request.path,
        "words": form.text,
        "kept": more,
        "paged": urlencode(more | form.kept),
        "for_paper": urlencode(more | words | {"paper": "1"}),
        "all_words": urlencode(more),
        "where": request.build_absolute_uri(request.path),
        "is_long": found.everything > PAGE,
        "longest": FOR_PAPER,
    }

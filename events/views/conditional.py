"""A page or an answer about a timeline, sent only where the caller does not hold it already."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from events.conditional import entity_tag, is_open_to_all, not_modified, with_cache_headers
from events.models import Timeline

Answer = TypeVar("Answer", bound=HttpResponseBase)


def conditional(
    request: HttpRequest,
    timeline: Timeline,
    make: Callable[[], Answer],
    *,
    page: str = "",
    is_for_anybody: bool = False,
) -> Answer | HttpResponse:
    """What `make` makes, with ETag and cache headers; 304 where the timeline has not changed since.

    `page` names what is asked for where that is HTML (a whole page, a fragment of it): another name, another tag. What
    `is_for_anybody` is the same whoever asks: it varies by no cookie.
    """
    address = request.get_full_path()
    tag = entity_tag(timeline, request.user, f"{address} {page} {edition()}" if page else address)
    response: Answer | HttpResponse = HttpResponse(status=304) if not_modified(request, tag) else make()
    if response.status_code >= 400:
        response["Cache-Control"] = "no-store"
        return response
    is_public, varies_by = is_open_to_all(timeline, request.user), "" if is_for_anybody else "Cookie"
    with_cache_headers(response, tag=tag, is_public=is_public, varies_by=varies_by)
    if page:
        if not is_for_anybody:
            patch_vary_headers(response, ["HX-Request", "HX-Target"])
        del response["Access-Control-Allow-Origin"]
    return response


@cache
def edition() -> str:
    """What pages are made of, in few letters: another release, another edition."""
    files = (path for folder in ("templates", "static") for path in Path(settings.BASE_DIR, folder).rglob("*"))
    states = sorted(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files if path.is_file())
    return hashlib.sha256("\n".join(states).encode()).hexdigest()[:12]

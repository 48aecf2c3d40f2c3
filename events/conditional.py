"""What both doors say about caching: an ETag by the timeline's last change, and who else may keep the answer."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from rest_framework.request import Request

from events.models import AsPublic, Reader, Timeline, Visibility

FORMAT = "1"  # raise when the shape of answers changes while the data does not


def entity_tag(timeline: Timeline, reader: Reader, address: str) -> str:
    """A weak ETag (RFC 9110, 8.8.3): the same until the timeline changes, per reader and address."""
    who = f"{reader.__class__.__name__} {reader.pk}"
    state = f"{FORMAT} {timeline.pk} {timeline.ledger.state} {timeline.visibility} {who} {address}"
    return f'W/"{hashlib.sha256(state.encode()).hexdigest()[:32]}"'


def not_modified(request: HttpRequest | Request, tag: str) -> bool:
    """Whether the caller says it holds this state already (If-None-Match, weak comparison)."""
    held = parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))
    return held == ["*"] or tag.removeprefix("W/") in {each.removeprefix("W/") for each in held}


def is_open_to_all(timeline: Timeline, reader: Reader) -> bool:
    """Whether the answer is the same for everybody, and so may be kept and read from anywhere.

    Not where a member looks on as the public does: that page says so, and may be of what nobody else reads.
    """
    is_stranger = not reader.is_authenticated and not isinstance(reader, AsPublic)
    return timeline.visibility == Visibility.PUBLIC and is_stranger


def with_cache_headers(response: HttpResponseBase, *, tag: str, is_public: bool, varies_by: str = "Cookie") -> None:
    """ETag; public answers may be shared and read cross-origin, private ones are kept nowhere.

    `varies_by` is the header that says who asks; "" where nobody is known by any.
    """
    response["ETag"] = tag
    if varies_by:
        patch_vary_headers(response, [varies_by])
    if is_public:
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        response["Access-Control-Allow-Origin"] = "*"
    else:
        response["Cache-Control"] = "no-store"

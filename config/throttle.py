"""What the throttle of signing in counts by: the name that is tried, and the address it is tried from."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

LONGEST = 255  # characters, as the throttle's own column


def name_tried(request: HttpRequest, credentials: Mapping[str, str] | None) -> str:
    """The name, so much of it as can be stored."""
    return ((credentials or request.POST).get("username") or "")[:LONGEST]


def client_address(request: HttpRequest) -> str | None:
    """The address of whoever asks; None where none is known (a unix socket).

    Behind a proxy (`BEHIND_HTTPS`) the last entry of X-Forwarded-For, which is the proxy's own; those before it, and
    the whole header where no proxy is said to be there, are anybody's to write.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.IS_SECURE else ""
    for given in (forwarded.rpartition(",")[2], request.META.get("REMOTE_ADDR", "")):
        try:
            return str(ip_address(given.strip()))
        except ValueError:
            continue
    return None

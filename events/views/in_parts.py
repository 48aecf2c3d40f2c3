"""A page whose head is sent before the rest is known: a browser fetches what the page needs meanwhile.

With the head goes the header of the site, which is as high on every page: nothing moves when the rest comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from django.contrib.messages import get_messages
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string

Context = Mapping[str, object]


class InParts(StreamingHttpResponse):
    """An answer each part of which leaves as soon as it is there (`config.compression`)."""

    is_sent_in_parts = True

    @cached_property
    def content(self) -> bytes:  # type: ignore[override]  # a streaming response has none, and says so by raising
        """The whole, for who cannot read parts."""
        return b"".join(self.streaming_content)  # type: ignore[arg-type]  # there are only synchronous ones


def in_parts(request: HttpRequest, template: str, head: Context, whole: Callable[[], Context]) -> HttpResponseBase:
    """A page that extends `base.html`, the head and header of which need no more than `head` says.

    In one part where there are messages: that they were read has to be noted before the answer begins.
    """
    if len(get_messages(request)):
        return render(request, template, whole())
    if request.user.is_authenticated:
        get_token(request)  # for the form in its header: a cookie is set before the answer begins
    ahead = render_to_string(template, {**head, "sent_part": "head"}, request)

    def parts() -> Iterator[str]:
        yield ahead
        yield render_to_string(template, {**whole(), "sent_part": "body"}, request)

    return InParts(parts())

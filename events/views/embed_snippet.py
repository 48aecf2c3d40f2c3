"""What stands in another site's page: the address of a frame, and the lines of HTML around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from events.models import Role, Timeline, Visibility
from events.queries.reader.desk import role_in
from events.views.loading import token_for

ROUTES = {"timeline": "embed", "event": "embed-event", "story": "embed-story"}
LISTENER = "js/embed/host.js"  # under a name without a hash: it stands in pages that we never see again


@dataclass(frozen=True, slots=True)
class Thing:
    """What a frame shows: the timeline, or one event or story of it by its number."""

    kind: str
    number: int
    title: str
    is_draft: bool = False

    def path(self, timeline: Timeline) -> str:
        """Of the frame."""
        return reverse(f"events:{ROUTES[self.kind]}", args=[timeline.slug, *([self.number] if self.number else [])])


def address(request: HttpRequest, timeline: Timeline, thing: Thing, parameters: Mapping[str, str] | str) -> str:
    """The whole address of the frame; `parameters` as a mapping, or written already."""
    query = parameters if isinstance(parameters, str) else urlencode(parameters)
    return request.build_absolute_uri(thing.path(timeline) + (f"?{query}" if query else ""))


def frame(source: str, title: str, *, width: str = "100%", height: int, tells_height: bool = False) -> str:
    """The `<iframe>` as a text, to be shown and copied; one that tells its height is marked for the listener."""
    mark = " data-dateline" if tells_height else ""
    known = format_html('src="{}" title="{}" width="{}" height="{}"', source, title, width, height)
    return f'<iframe {known} loading="lazy" style="border: 0"{mark}></iframe>'


def listener(request: HttpRequest) -> str:
    """The `<script>` that lets the frame be as high as what it shows, as a text."""
    address = request.build_absolute_uri(f"{settings.STATIC_URL}{LISTENER}")
    known = format_html('src="{}"', address)
    return f"<script {known} async></script>"


def secret_of(request: HttpRequest, timeline: Timeline) -> str:
    """What the address of an unlisted timeline needs, where the reader may know it: owners, and who came by it."""
    if timeline.visibility != Visibility.UNLISTED:
        return ""
    knows = token_for(request, timeline.slug) == timeline.token or role_in(timeline, request.user) == Role.OWNER
    return timeline.token if knows else ""

"""What is new in a timeline, as an Atom feed (RFC 4287): as strangers see it, whoever asks."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from events.models import Timeline
from events.queries.news.news import News, news
from events.queries.reader.sight import Sight
from events.views.conditional import conditional
from events.views.embedding import to_anybody
from events.views.loading import readable_timeline, token_for
from events.views.xml_text import for_xml


class _Feed(Atom1Feed):
    """A feed without entries is as old as its timeline, and not as the request."""

    def latest_post_date(self) -> datetime:
        """Of the newest entry, else when the timeline began."""
        began: datetime = self.feed["began"]
        return max((item["updateddate"] for item in self.items), default=began)


@require_safe
@to_anybody
def atom(request: HttpRequest, slug: str) -> HttpResponse:
    """`/t/<slug>/feed.atom`: at most fifty entries, the newest first; their ids stay, whatever the address is."""
    timeline = readable_timeline(request, slug)
    return conditional(request, timeline, lambda: _answer(request, timeline), is_for_anybody=True)


def _answer(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    token = token_for(request, timeline.slug)
    page = request.build_absolute_uri(reverse("events:timeline", args=[timeline.slug]))
    secret = f"?token={token}" if request.GET.get("token") else ""
    feed = _Feed(
        title=for_xml(timeline.title),
        link=page + secret,
        description="",
        author_name=for_xml(timeline.title),
        language=timeline.language,
        feed_url=request.build_absolute_uri(request.path) + secret,
        feed_guid=timeline.public_id.urn,
        began=_began(timeline),
    )
    for each in news(Sight(timeline, request.user, token, is_member=False)):
        feed.add_item(
            title=for_xml(each.title),
            link=f"{page}{each.number}{secret}",
            description=_said(each),
            unique_id=each.id.urn,
            updateddate=each.at,
            categories=["new" if each.is_new else "changed"],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _began(timeline: Timeline) -> datetime:
    """When the first change of it was made."""
    first = timeline.changes.order_by("number").values_list("at", flat=True).first()
    return first or datetime.fromtimestamp(0, UTC)


def _said(each: News) -> str:
    """As HTML, which is what the summary of an entry is taken for."""
    values = {"what": each.what, "when": each.when, "summary": each.summary}
    return for_xml(render_to_string("components/news.html", values).strip())

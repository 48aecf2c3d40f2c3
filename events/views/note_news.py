"""News of notes: how somebody wants to be told, and their feed, whose address is the only key to it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.actions.note_news import choose_note_news, end_note_feed, renew_note_feed
from events.actions.refusals import Invalid
from events.actions.tokens import digest_of
from events.forms.note_news import NoteNewsForm
from events.models import NoteNews, User
from events.queries.notes.news import NoteNewsLine, news_of, news_with, note_news
from events.queries.notes.news_words import address_of, headline_of
from events.views.embedding import forget_who_asks
from events.views.loading import HtmxRequest, of_account
from events.views.xml_text import for_xml

DAYS = timedelta(days=30)  # that a feed looks back
MOST = 50
_NONE = datetime(1970, 1, 1, tzinfo=UTC)


@require_http_methods(["GET", "HEAD", "POST"])
@of_account
def settings(request: HtmxRequest, user: User) -> HttpResponse:
    """`/account/notes/`: by mail never, daily or weekly; and the feed."""
    stored = news_of(user)
    if request.method != "POST":
        initial = {"often": stored.often, "what": stored.what} if stored else {"often": "never", "what": "mine"}
        return _page(request, user, NoteNewsForm(initial=initial))
    form = NoteNewsForm(request.POST)
    if form.is_valid():
        origin = request.build_absolute_uri("/").rstrip("/")
        try:
            choose_note_news(user=user, origin=origin, now=timezone.now(), **form.cleaned_data)
        except Invalid as error:
            for name, words in error.problems.items():
                form.add_error(name, words)
        else:
            messages.success(request, "It is kept as you chose.")
            return HttpResponseRedirect(reverse("events:note-news"), status=303)
    return _page(request, user, form, status=422)


@require_POST
@of_account
def renew(request: HtmxRequest, user: User) -> HttpResponse:
    """`/account/notes/feed`: a new address, shown in the answer alone, since it is kept nowhere."""
    secret = renew_note_feed(user=user, now=timezone.now())
    address = request.build_absolute_uri(reverse("events:note-feed", args=[secret]))
    return _page(request, user, address=address)


@require_POST
@of_account
def end(request: HtmxRequest, user: User) -> HttpResponse:
    """`/account/notes/feed/end`: no address leads to it any more."""
    end_note_feed(user=user)
    messages.success(request, "The feed is ended: its address leads nowhere now.")
    return HttpResponseRedirect(reverse("events:note-news"), status=303)


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """`/feed/<secret>/notes.atom`: who has the address reads what its owner may read now. Asked for by no cookie."""
    forget_who_asks(request)
    news = news_with(digest_of(secret))
    if news is None:
        raise Http404
    now = timezone.now()
    lines = note_news(news.user, what=news.what, since=now - DAYS, until=now)[:MOST]
    response = HttpResponse(_atom(request, news, lines), content_type=Atom1Feed.content_type)
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    if request.headers.get("If-None-Match") == response["ETag"]:
        return HttpResponse(status=304, headers={"ETag": response["ETag"], "Cache-Control": "private, no-cache"})
    return response


class _Feed(Atom1Feed):
    """Without entries as old as its address."""

    def latest_post_date(self) -> datetime:
        """Of the newest entry."""
        began: datetime = self.feed["began"]
        return max((item["updateddate"] for item in self.items), default=began)


def _atom(request: HttpRequest, news: NoteNews, lines: tuple[NoteNewsLine, ...]) -> str:
    """The address of the feed does not stand in it: what is passed on of it gives nobody the key."""
    origin = request.build_absolute_uri("/").rstrip("/")
    home = f"{origin}{reverse('events:home')}"
    guid = f"urn:sha256:{hashlib.sha256(f'{news.feed_sha256} feed'.encode()).hexdigest()}"
    made = _Feed(
        title="Notes on Dateline",
        link=home,
        description="",
        author_name="Dateline",
        language="en-GB",
        feed_guid=guid,
        began=news.feed_made_at or _NONE,
    )
    for line in lines:
        body = render_to_string("components/told_note.html", {"body": line.body}).strip()
        made.add_item(
            title=for_xml(f"{line.timeline}: {headline_of(line)}"),
            link=address_of(line, origin),
            description=for_xml(body),
            unique_id=f"{line.id.urn}#{line.why.name.lower()}",
            updateddate=line.at,
            categories=[line.why.name.lower()],
        )
    return str(made.writeString("utf-8"))


def _page(
    request: HtmxRequest, user: User, form: NoteNewsForm | None = None, *, address: str = "", status: int = 200
) -> HttpResponse:
    stored = news_of(user)
    if form is None:
        initial = {"often": stored.often, "what": stored.what} if stored else None
        form = NoteNewsForm(initial=initial)
    context = {"form": form, "address": address, "feed_since": stored.feed_made_at if stored else None}
    return render(request, "pages/note_news.html", context, status=status)

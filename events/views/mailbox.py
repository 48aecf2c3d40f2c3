"""The page of a text's suggestions, or the mailbox alone: what is listed, what is open, and its address."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from events.forms.suggestions import REASONS, SuggestionForm
from events.models import Source
from events.queries.reader.sight import Sight
from events.queries.suggestions.card import card
from events.queries.suggestions.mailbox import WAITING, mailbox
from events.views.loading import HtmxRequest


def mailbox_answer(
    request: HtmxRequest,
    source: Source,
    sight: Sight,
    *,
    opened: UUID | None,
    problems: dict[str, str] | None = None,
    said: str = "",
    decided: UUID | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, or for htmx the mailbox alone. With problems, what was typed stands in the form."""
    timeline = source.timeline
    box = mailbox(source, sight, show=_show(request), opened=opened)
    shown = card(box.current, sight) if box.current is not None else None
    form = None
    if shown is not None and shown.decision is None:
        form = SuggestionForm(shown, request.POST if problems and "reading" in request.POST else None)
        if form.is_bound and form.is_valid():
            form.take(problems or {})
    context = {
        "timeline": timeline,
        "box": box,
        "card": shown,
        "form": form,
        "key": uuid4(),
        "reasons": REASONS,
        "problems": [] if problems is None else list(problems.values()),
        "said": said,
        "decided": decided,
        "typed": request.POST.get("typed", "") if problems else "",
    }
    template = "fragments/suggestion/mailbox.html" if request.htmx else "pages/suggestions.html"
    return render(request, template, context, status=status)


def address_of(request: HtmxRequest, source: Source, opened: UUID | None) -> str:
    """Of the page with that one open, narrowed as it is now."""
    page = reverse("events:suggestions", args=[source.timeline.slug, source.public_id])
    said = {"show": _show(request)} if _show(request) != WAITING else {}
    said |= {"open": str(opened)} if opened is not None else {}
    return f"{page}?{urlencode(said)}" if said else page


def _show(request: HtmxRequest) -> str:
    return request.POST.get("show", "") or request.GET.get("show", "") or WAITING

"""The answer once words of a text became evidence: a line that says so, and the paragraphs with what is marked now."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from events.actions.selections import Selected
from events.models import Citation, Source, SourceText, Timeline
from events.queries.reader.desk import last_deed
from events.queries.reader.names import event_name
from events.queries.reader.sight import Sight
from events.queries.reading.page import ReadingPage, read_again
from events.views.loading import HtmxRequest, token_for


def saved(
    request: HtmxRequest, timeline: Timeline, citation: Citation, words: Selected, *, is_new: bool
) -> HttpResponse:
    """For a form the text, opened at the words; for htmx a line, and the paragraphs in place of those on the page."""
    source, text = citation.source, words.text
    address = reverse("events:source-text", args=[timeline.slug, source.public_id])
    if text is None:
        return HttpResponseRedirect(address, status=303)
    place = f"{address}?{urlencode({'version': text.public_id, 'at': words.begins})}"
    if not request.htmx:
        return HttpResponseRedirect(f"{place}#at-{words.begins}", status=303)
    page = reread(request, source, text, (words.begins, words.ends))
    context = {
        "timeline": timeline,
        "event": event_name(citation.event),
        "is_new": is_new,
        "deed": last_deed(timeline, request.user),
        "back": place,
        "page": page,
        "part": page.part,
    }
    response = render(request, "fragments/reading/saved.html", context)
    response["HX-Trigger"] = "dateline:changed"
    return response


def reread(request: HtmxRequest, source: Source, text: SourceText, span: tuple[int, int]) -> ReadingPage:
    """The page with only the paragraphs that the code points of `span` touch, to be put in their places on it."""
    timeline = source.timeline
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    return read_again(source, text, span, sight)

"""What doors of notes share: finding the note that is meant, where it stands, and the answer to a deed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from events.models import Anchor, Annotation, Source, Timeline
from events.queries.notes.page import readable_note
from events.queries.notes.targets import NoteTarget
from events.queries.notes.told_of_mentions import told_of
from events.queries.sources.page import source_page
from events.views.loading import HtmxRequest, token_for
from events.views.words_saved import reread
from events.views.writing import back_to

CHANGED = "notes-changed"  # what the threads on a page listen for


def note_at(request: HttpRequest, timeline: Timeline, note_id: UUID, *, with_withdrawn: bool = False) -> Annotation:
    """The note at the address. Raises Http404."""
    token = token_for(request, timeline.slug)
    note = readable_note(timeline, note_id, request.user, token=token, with_withdrawn=with_withdrawn)
    if note is None:
        raise Http404
    return note


def place_of(timeline: Timeline, target: Annotation | NoteTarget) -> str:
    """The page on which notes on this stand."""
    event = target.event or (target.citation.event if target.citation else None)
    if event is not None:
        return reverse("events:event", args=[timeline.slug, event.number])
    if target.source is not None:
        return reverse("events:source", args=[timeline.slug, target.source.public_id])
    return reverse("events:note-list", args=[timeline.slug])


def done(
    request: HtmxRequest,
    timeline: Timeline,
    note: Annotation,
    words: str,
    *,
    can_restore: bool = False,
    is_written: bool = False,
) -> HttpResponse:
    """For a form the page where the note stands; for htmx a line that says so, and the threads look again.

    Both say who is mentioned in it and told nothing, where it was `is_written` just now.
    """
    told = told_of(note) if is_written else ()
    if not request.htmx:
        for each in told:
            messages.info(request, each)
        return HttpResponseRedirect(back_to(request, place_of(timeline, note) + f"#note-{note.public_id}"), status=303)
    context = {"timeline": timeline, "note": note, "words": words, "can_restore": can_restore, "told": told}
    context |= _marked(request, timeline, note)
    response = render(request, "fragments/note/done.html", context)
    response["HX-Trigger"] = CHANGED
    return response


def _marked_in_text(request: HtmxRequest, source: Source, note: Annotation) -> dict[str, object]:
    """The same where it was written on the page of the captured text."""
    anchor = Anchor.objects.filter(passage__annotation=note).select_related("source_text").first()
    if anchor is None or anchor.begins is None or anchor.ends is None:
        return {}
    return {"reread": reread(request, source, anchor.source_text, (anchor.begins, anchor.ends))}


def _marked(request: HtmxRequest, timeline: Timeline, note: Annotation) -> dict[str, object]:
    """The paragraphs that a note on words has just marked, where it was written on the page of its source."""
    if note.source is None or note.reply_to_id is not None or request.resolver_match is None:
        return {}
    if request.resolver_match.url_name != "note-add" or "from" not in request.POST:
        return {}
    if "version" in request.GET:
        return _marked_in_text(request, note.source, note)
    page = source_page(timeline, note.source.public_id, request.user, token=token_for(request, timeline.slug))
    if page is None:
        return {}
    digest, text = (
        [each for each in paragraphs if any(note.public_id in part.notes for part in each.segments)]
        for paragraphs in (page.digest, page.text)
    )
    return {"page": page, "digest": digest, "text": text}

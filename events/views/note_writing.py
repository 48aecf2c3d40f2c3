"""Writing a note, answering one, changing one's own; and how its Markdown will look."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from events.actions.annotations import annotate, edit_note, reply
from events.actions.refusals import AlreadyDone, Invalid, NotTheirs, StaleVersion
from events.models import Annotation, Role, Timeline
from events.queries.notes.mentions import previewed, typed
from events.queries.notes.signatures import signature_of
from events.queries.reader import labels
from events.views.loading import HtmxRequest, of_timeline
from events.views.note_answers import done, note_at, place_of
from events.views.note_forms import (
    NoteForm,
    audiences_for,
    begun,
    new_key,
    selection_in,
    target_in,
    typed_in,
    version_of,
)
from events.views.writing import deed, key_in, member, version_in

FORM = "fragments/note/form.html"
PAGE = "pages/note_form.html"


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def add(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/notes/new?event=12`: a note on an event, a citation or a source, on `field` or on words of it."""
    target = target_in(request, timeline)
    user = member(request, timeline, Role.ANNOTATOR)
    name = request.GET.get("field", "")
    sent, problems = begun(request, target)
    form = NoteForm(
        heading=f"Note on {target.title}",
        action=f"{reverse('events:note-add', args=[timeline.slug])}?{_address(request)}",
        typed={"attributed_to": signature_of(user, timeline)} | sent,
        audiences=audiences_for(target=target),
        texts=target.texts,
        on=labels.FIELD_OF_NOTE.get(name, ""),
        key=new_key(request.POST.get("key", "")),
        cancel=place_of(timeline, target),
        draft=f"{timeline.slug} note {_address(request)} {sent.get('from', '')} {sent.get('to', '')}".strip(),
        problems=problems,
    )
    if not _is_sent(request):
        return _shown(request, timeline, form)
    key, asked = key_in(request)
    try:
        note = annotate(
            event=target.event,
            citation=target.citation,
            source=target.source,
            field=name,
            selection=selection_in(form.typed, target, version=version_of(request)),
            by=user,
            idempotency_key=key,
            asked=asked,
            **_said(form.typed, "body", "title", "motivation", "audience", "attributed_to"),
        )
    except AlreadyDone as earlier:
        note = _made(timeline, earlier)
    except Invalid as refusal:
        form.problems = refusal.problems
        return _shown(request, timeline, form, status=422)
    return done(request, timeline, note, "Your note stands.", is_written=True)


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def answer(request: HtmxRequest, timeline: Timeline, note_id: UUID) -> HttpResponse:
    """`/t/<slug>/notes/<uuid>/reply`: an answer, for no more readers than the note has."""
    note = note_at(request, timeline, note_id)
    user = member(request, timeline, Role.ANNOTATOR)
    form = NoteForm(
        heading="Answer a note",
        action=request.get_full_path(),
        verb="Save the answer",
        typed={"attributed_to": signature_of(user, timeline), "audience": note.audience} | typed_in(request),
        audiences=audiences_for(answered=note),
        kinds=(),
        key=new_key(request.POST.get("key", "")),
        cancel=place_of(timeline, note) + f"#note-{note.public_id}",
        is_reply=True,
        draft=f"{timeline.slug} answer {note.public_id}",
    )
    if not _is_sent(request):
        return _shown(request, timeline, form)
    key, asked = key_in(request)
    try:
        written = reply(
            note=note,
            by=user,
            idempotency_key=key,
            asked=asked,
            **_said(form.typed, "body", "audience", "attributed_to"),
        )
    except AlreadyDone as earlier:
        written = _made(timeline, earlier)
    except Invalid as refusal:
        form.problems = refusal.problems
        return _shown(request, timeline, form, status=422)
    return done(request, timeline, written, "Your answer stands.", is_written=True)


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def edit(request: HtmxRequest, timeline: Timeline, note_id: UUID) -> HttpResponse:
    """`/t/<slug>/notes/<uuid>/edit`: its author changes a note."""
    note = note_at(request, timeline, note_id)
    user = member(request, timeline, Role.ANNOTATOR)
    if note.author_id != user.pk:
        raise NotTheirs()
    stored = {name: getattr(note, name) for name in ("title", "motivation", "audience", "attributed_to")}
    stored |= {"body": typed(note)}
    form = NoteForm(
        heading="Edit your note",
        action=request.get_full_path(),
        verb="Save the changes",
        typed=stored | typed_in(request),
        audiences=audiences_for(answered=note.reply_to),
        kinds=() if note.reply_to else NoteForm.kinds,
        version=note.version,
        cancel=place_of(timeline, note) + f"#note-{note.public_id}",
        is_reply=note.reply_to is not None,
        draft=f"{timeline.slug} edit {note.public_id}",
    )
    if not _is_sent(request):
        return _shown(request, timeline, form)
    form.version = version_in(request)
    fields = _said(form.typed, *(stored if note.reply_to is None else ("body", "audience", "attributed_to")))
    try:
        written = edit_note(note=note, fields=fields, version=form.version, by=user, is_merging=True)
    except StaleVersion as stale:
        form.version, form.theirs = stale.stored, {each.field: each.theirs for each in stale.conflicts}
        if "body" in form.theirs:
            form.theirs["body"] = typed(note_at(request, timeline, note_id))
        return _shown(request, timeline, form, status=412)
    except Invalid as refusal:
        form.problems = refusal.problems
        return _shown(request, timeline, form, status=422)
    return done(request, timeline, written, "Your note is changed.", is_written=True)


@require_POST
@of_timeline
@deed
def preview(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/notes/preview`: the body as it will look."""
    member(request, timeline, Role.ANNOTATOR)
    preview = previewed(timeline, request.POST.get("body", "")[:20_000])
    return render(request, "fragments/note/preview.html", {"preview": preview})


def _is_sent(request: HttpRequest) -> bool:
    """Sent to be saved, and not only to be previewed."""
    return request.method == "POST" and "preview" not in request.POST


def _shown(request: HtmxRequest, timeline: Timeline, form: NoteForm, *, status: int = 200) -> HttpResponse:
    if "preview" in request.POST:
        form.preview = previewed(timeline, form.typed.get("body", ""))
        form.version = version_in(request) if form.version is not None else None
    template = FORM if request.htmx else PAGE
    return render(request, template, {"timeline": timeline, "form": form}, status=status)


def _said(given: dict[str, str], *names: str) -> dict[str, str]:
    return {"body": ""} | {name: given[name] for name in names if name in given}


def _made(timeline: Timeline, earlier: AlreadyDone) -> Annotation:
    made: dict[str, str] = earlier.change.made or {}
    return Annotation.objects.get(timeline=timeline, public_id=made["id"])


def _address(request: HttpRequest) -> str:
    """The target's part of the address, without what only begins the form."""
    kept = request.GET.copy()
    for name in ("where", "from", "to", "quote", "paragraph", "body"):
        kept.pop(name, None)
    return kept.urlencode()

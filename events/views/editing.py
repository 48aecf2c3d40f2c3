"""One datum of one noun, edited where it stands: the door that every noun's own door leads through.

The pattern, for whoever adds a noun:

* `events/forms/editing.py` declares its data; `Edited` says what the row is, how a datum is saved, and how the part of
  the page that shows it (its *region*, one root element with a stable id) is rendered.
* In that part each datum stands in `<div id="slot-<noun>-<key>-<field>" class="slot">` with the link
  `components/edit.html`. The link gets the form into the slot; saving answers with the whole region, so that whatever
  follows from the datum is right as well. Other slots of the region in which somebody is typing stay as they are
  (`static/js/desk/editing.js`).
* Version and text of a form come from one row that was read once. Edits of different data are merged, and said so;
  of the same one both texts are shown (412), and nothing that was typed is lost.
* Without JavaScript the same address is a page, and saving leads back to where the datum stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol
from urllib.parse import urlsplit
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from events.actions.foreseeing import foresee
from events.actions.refusals import Gone, Invalid, NeedsAnother, Proposed, StaleVersion
from events.forms.editing import Declared, EditForm
from events.models import Role, Timeline, User
from events.queries.history.meanwhile import changed_meanwhile, last_writer
from events.queries.versions.word_diff import Segment, word_diff
from events.views.loading import HtmxRequest
from events.views.writing import member, version_in


class Put(Protocol):
    """Write one datum: its name, what was typed into its inputs, and the rest of a deed. Returns the row as stored."""

    def __call__(self, field: str, given: Mapping[str, Any], *, version: int, by: User, reason: str) -> Any: ...


@dataclass(frozen=True, slots=True)
class Edited:
    """A row being edited."""

    noun: str  # "event"
    key: str  # what tells it from others of its noun, in ids and addresses
    row: Any
    fields: Mapping[str, Declared]
    put: Put
    region: str  # the id of the part of the page that shows it
    shown: Callable[[Sequence[str]], HttpResponse]  # that part anew, with lines to say at its top
    page: str  # where it stands, for those without JavaScript
    is_new: bool = False  # there is no row yet: `row` is what it will be part of, and the version seen is 0
    takes_out: str | None = None  # where the form can take it out: what follows from that, "" for nothing
    foresees: bool = False  # other dates may follow: the form offers to look at what moves
    rereads: Callable[[Mapping[str, Any]], Sequence[str]] | None = None  # what is read anew, in lines
    is_gone: bool = False  # taken out meanwhile: `row` is how it was last

    def slot(self, field: str) -> str:
        """The id of the place of one datum."""
        return f"slot-{self.noun}-{self.key}-{field}"


@dataclass(frozen=True, slots=True)
class Clash:
    """An input that two people filled differently."""

    label: str
    theirs: str
    mine: str
    segments: tuple[Segment, ...]


def edit_field(request: HtmxRequest, timeline: Timeline, edited: Edited, field: str) -> HttpResponse:
    """GET: the form, or with `?close` the region without it. POST: save. Raises Http404 where nothing is declared."""
    declared = edited.fields.get(field)
    if declared is None:
        raise Http404
    by = member(request, timeline, Role.EDITOR)
    if request.method != "POST":
        if "close" in request.GET:
            return edited.shown(()) if request.htmx else HttpResponseRedirect(edited.page, status=303)
        if edited.is_gone:
            raise Http404
        given, version = _brought(request, declared, 0 if edited.is_new else edited.row.version)
        form = _form(edited, declared, initial=declared.read(edited.row) | given)
        return _asked(request, timeline, edited, field, form, version=version)
    return _sent(request, timeline, edited, field, by)


def _sent(request: HtmxRequest, timeline: Timeline, edited: Edited, field: str, by: User) -> HttpResponse:
    """What was typed is saved, or comes back with what is wrong with it."""
    version = version_in(request)
    form = _form(edited, edited.fields[field], request.POST)
    if not form.is_valid():
        return _asked(request, timeline, edited, field, form, version=version, status=422)
    reason = form.cleaned_data.get("reason", "")
    if edited.foresees and "look" in request.POST:
        deed = partial(edited.put, field, form.cleaned_data, version=version, by=by, reason=reason or "…")
        foreseen = foresee(timeline, deed, by=by).without(edited.row)
        reread = edited.rereads(form.cleaned_data) if edited.rereads else ()
        more: dict[str, Any] = {"foreseen": foreseen, "reread": reread, "of_others": edited.rereads is None}
        return _asked(request, timeline, edited, field, form, version=version, **more)
    try:
        stored = edited.put(field, form.cleaned_data, version=version, by=by, reason=reason)
    except (Invalid, NeedsAnother) as refusal:
        form.take(getattr(refusal, "problems", {"": str(refusal)}))
        return _asked(request, timeline, edited, field, form, version=version, status=422)
    except Gone:
        form.add_error(None, "This was taken out meanwhile. What you typed stands below: save to put it in anew.")
        return _asked(request, timeline, edited, field, form, version=0, status=412)
    except StaleVersion:
        return _clashing(request, timeline, edited, field, form)
    except Proposed as waits:
        notices: Sequence[str] = [str(waits)]
    else:
        notices = changed_meanwhile(stored, seen=version, but=[*form.fields]) if version else ()
    return saved(request, edited, field, notices)


def _form(edited: Edited, declared: Declared, *args: Any, **options: Any) -> EditForm:
    """What is new needs no reason."""
    form = EditForm(declared, *args, **options)
    if edited.is_new:
        del form.fields["reason"]
    return form


def _brought(request: HtmxRequest, declared: Declared, stored: int) -> tuple[dict[str, str], int]:
    """A date that the address brings, `?when=…&version=…`, and the version that it was made from.

    A mark dragged on the picture ends here. Without its version, which may be older than the one stored, the date is
    left out: whoever changed it meanwhile would be overwritten silently.
    """
    when, version = request.GET.get("when", ""), request.GET.get("version", "")
    is_version = version.isascii() and version.isdecimal() and len(version) < 10 and 0 < int(version) <= stored
    if not (declared.is_dated and when and is_version):
        return {}, stored
    return {"when": when}, int(version)


def saved(request: HtmxRequest, edited: Edited, field: str, notices: Sequence[str] = ()) -> HttpResponse:
    """What follows a deed: the region anew, or the page it stands on."""
    if not request.htmx:
        for notice in notices:
            messages.info(request, notice)
        return HttpResponseRedirect(f"{edited.page}#{edited.slot(field)}", status=303)
    response = edited.shown(notices)
    response["HX-Trigger"] = "dateline:changed"
    return response


def is_on_page(request: HttpRequest, page: str) -> bool:
    """Whether what htmx asks for goes into the noun's own page (and not beside a timeline)."""
    try:
        return urlsplit(request.headers.get("HX-Current-URL", "")).path == urlsplit(page).path
    except ValueError:
        return False


def _clashing(request: HtmxRequest, timeline: Timeline, edited: Edited, field: str, form: EditForm) -> HttpResponse:
    """Both texts, and the version now stored: sending again keeps mine, closing takes theirs."""
    declared = edited.fields[field]
    fresh = type(edited.row)._default_manager.get(pk=edited.row.pk)
    theirs = declared.read(fresh)
    clashes = [
        Clash(str(form[name].label), _said(form, name, now), mine, word_diff(_said(form, name, now), mine))
        for name, now in theirs.items()
        if (mine := _said(form, name, form[name].value() or "")) != _said(form, name, now)
    ]
    more = {"clashes": clashes, "who": last_writer(fresh)}
    return _asked(request, timeline, edited, field, form, version=fresh.version, status=412, **more)


def _said(form: EditForm, name: str, value: Any) -> str:
    """What an input holds as it reads: of a choice its words."""
    choices = dict(getattr(form.fields[name], "choices", ()))
    return str(choices.get(value, value))


def _asked(
    request: HtmxRequest,
    timeline: Timeline,
    edited: Edited,
    field: str,
    form: EditForm,
    *,
    version: int,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {
        "timeline": timeline,
        "form": form,
        "declared": edited.fields[field],
        "field": field,
        "slot": edited.slot(field),
        "region": edited.region,
        "version": version,
        "action": request.path,
        "page": edited.page,
        "is_heading": request.htmx and field in ("title", "name") and is_on_page(request, edited.page),
        "problems": form.non_field_errors(),
        "foresees": edited.foresees,
        "takes_out": edited.takes_out if version else None,
        "key": "" if version else request.POST.get("key") or uuid4(),
    }
    is_beside = request.htmx and "foreseen" in more
    fragment = "fragments/relation/foreseen.html" if is_beside else "fragments/editing/form.html"
    template = fragment if request.htmx else "pages/edit.html"
    response = render(request, template, context | more, status=status)
    if request.method == "POST" and request.htmx and not is_beside:
        response["HX-Retarget"], response["HX-Reswap"] = f"#{edited.slot(field)}", "outerHTML"
    return response

"""An edit suggested by whoever may write notes: the form, and the proposal that it becomes."""

from __future__ import annotations

from uuid import uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from events.actions.proposals import Suggested, suggest_changes
from events.actions.refusals import Invalid, KeyReused, StaleVersion
from events.forms.suggesting import SuggestedEditForm, as_it_stands
from events.models import Event, Role, Timeline
from events.queries.history.field_words import title_of
from events.queries.reader.sight import Sight
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.writing import deed, key_in, member, version_in

_AGAIN = "This was sent already, before you changed it. Press again to send it once more."


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def suggest(request: HtmxRequest, timeline: Timeline, number: int) -> HttpResponse:
    """`/t/<slug>/<number>/suggest`: what one would have it say; sent, it waits among the proposals."""
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    event = sight.of(Event.objects.standing()).filter(number=number).select_related("place", "timeline").first()
    if event is None:
        raise Http404
    by = member(request, timeline, Role.ANNOTATOR)
    if request.method != "POST":
        return _asked(request, event, SuggestedEditForm(initial=as_it_stands(event)))
    version = version_in(request)
    form = SuggestedEditForm(request.POST, initial=as_it_stands(event))
    if not form.is_valid():
        return _asked(request, event, form, version=version)
    key, asked = key_in(request)
    try:
        suggest_changes(
            event=event,
            wanted=Suggested(**form.typed),
            version=version,
            by=by,
            reason=form.cleaned_data["reason"],
            idempotency_key=key,
            asked=asked,
        )
    except Invalid as refusal:
        form.take(refusal.problems)
    except KeyReused:
        form.add_error(None, _AGAIN)
        return _asked(request, event, form, version=version, key=str(uuid4()))
    except StaleVersion as refusal:
        event.refresh_from_db()
        fields = " and ".join(title_of(Event, each.field).lower() for each in refusal.conflicts)
        form.add_error(None, f"Somebody has changed it meanwhile ({fields}): look at the event, then send this again.")
        return _asked(request, event, form, version=event.version, status=412)
    return _asked(request, event, form, version=version)


def _asked(
    request: HtmxRequest,
    event: Event,
    form: SuggestedEditForm,
    *,
    version: int = 0,
    key: str = "",
    status: int = 0,
) -> HttpResponse:
    context = {
        "timeline": event.timeline,
        "event": event,
        "form": form,
        "version": version or event.version,
        "key": key or request.POST.get("key") or uuid4(),
    }
    return render(request, "pages/suggest_edit.html", context, status=status or (422 if form.errors else 200))

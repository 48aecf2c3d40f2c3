"""From words selected in a text to an event, or to evidence for one: a short form that is filled in already."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from events.actions.facts import Fact, Part
from events.actions.from_words import add_event_from_words, cite_words
from events.actions.refusals import AlreadyDone, Invalid, KeyReused
from events.actions.words_written import DatedBy
from events.dates import say
from events.forms.from_words import EventFromWordsForm, EvidenceForm, SelectedWordsForm
from events.models import Citation, Role, Timeline
from events.queries.dating.became import became
from events.queries.suggestions.gazetteer import town_with_id
from events.queries.suggestions.words_read import DateRead, WordsRead, events_likely, words_read
from events.views.loading import HtmxRequest, of_timeline
from events.views.selected_words import Words, words_asked
from events.views.words_saved import saved
from events.views.writing import deed, key_in, member

SAVED_BEFORE = "This was saved already, before you changed it. Press again to save it once more."
_REPORTED = {"planned", "postponed", "cancelled", "happened", "did not happen"}


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def event(request: HtmxRequest, timeline: Timeline, source_id: UUID) -> HttpResponse:
    """`/t/<slug>/sources/<uuid>/text/event?from=12:0&to=12:80`: an event that these words tell of."""
    asked = words_asked(request, timeline, source_id)
    by = member(request, timeline, Role.EDITOR)
    words = asked.selected
    if words is None:
        return _shown(request, asked, "event")
    read = words_read(asked.text, words.begins, words.ends)
    if not asked.is_sent:
        return _shown(request, asked, "event", EventFromWordsForm(read.dated, initial=_told(read)), read=read)
    form = EventFromWordsForm(read.dated, request.POST)

    def enter(key: str | None, sent: str) -> Citation:
        given = form.cleaned_data
        return add_event_from_words(
            source=asked.source,
            selection=asked.selection,
            fact=_fact(given),
            dated_by=_dated_by(read.dated, given["when"]),
            reported_occurrence=_reported(given),
            town=town_with_id(given["town"]) if given["town"] and given["place"] == read.place else None,
            by=by,
            idempotency_key=key,
            asked=sent,
        )

    return _entered(request, asked, "event", form, enter, read=read)


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def evidence(request: HtmxRequest, timeline: Timeline, source_id: UUID) -> HttpResponse:
    """`/t/<slug>/sources/<uuid>/text/evidence?from=12:0&to=12:80`: these words, for an event that is there."""
    asked = words_asked(request, timeline, source_id)
    by = member(request, timeline, Role.EDITOR)
    words = asked.selected
    if words is None:
        return _shown(request, asked, "evidence")
    read = words_read(asked.text, words.begins, words.ends)
    likely = events_likely(asked.text, words.begins, words.ends)
    if not asked.is_sent:
        told = _told(read) | {"likely": str(likely[0].number) if likely else ""}
        return _shown(request, asked, "evidence", EvidenceForm(likely, timeline, read.dated, initial=told), read=read)
    form = EvidenceForm(likely, timeline, read.dated, request.POST)

    def cite(key: str | None, sent: str) -> Citation:
        given = form.cleaned_data
        return cite_words(
            event=given["event"],
            source=asked.source,
            selection=asked.selection,
            when=given["when"],
            dated_by=_dated_by(read.dated, given["when"]),
            stance=given["stance"] or "reports",
            reported_occurrence=read.reported if given["stance"] == read.stance else "",
            speaker=given["speaker"],
            by=by,
            idempotency_key=key,
            asked=sent,
        )

    return _entered(request, asked, "evidence", form, cite, read=read)


def _entered(
    request: HtmxRequest,
    asked: Words,
    what: str,
    form: SelectedWordsForm,
    do: Callable[[str | None, str], Citation],
    *,
    read: WordsRead | None = None,
) -> HttpResponse:
    """Do it if the form is in order, else show the form again with what was typed."""
    if not form.is_valid() or asked.selected is None:
        return _shown(request, asked, what, form, read=read)
    key, sent = key_in(request)
    try:
        citation = do(key, sent)
    except AlreadyDone as done:
        citation = _made(request.timeline, asked.source.pk, done)
    except Invalid as refusal:
        form.take(refusal.problems)
        return _shown(request, asked, what, form, read=read)
    except KeyReused:
        form.add_error(None, SAVED_BEFORE)
        return _shown(request, asked, what, form, read=read, key=str(uuid4()))
    return saved(request, request.timeline, citation, asked.selected, is_new=what == "event")


def _made(timeline: Timeline, source: int, done: AlreadyDone) -> Citation:
    """What the same form made before."""
    number = (done.change.made or {})["number"]
    rows = Citation.objects.filter(timeline=timeline, event__number=number, source=source)
    return rows.select_related("event", "source").order_by("-pk")[0]


def _told(read: WordsRead) -> dict[str, Any]:
    """What the form begins with."""
    return {
        "title": read.title,
        "when": say(read.dated.date) if read.dated else "",
        "people": "; ".join(read.people),
        "place": read.place,
        "town": read.towns[0].id if read.towns else None,
        "stance": read.stance,
        "speaker": read.speaker,
        "occurrence": read.occurrence,
        "reported": read.reported,
    }


def _fact(given: dict[str, Any]) -> Fact:
    return Fact(
        title=given["title"],
        when=given["when"],
        occurrence=given["occurrence"] or "happened",
        stance=given["stance"] or "reports",
        speaker=given["speaker"],
        people=tuple(Part(name=name, role=role) for name, role in given["people"]),
        place=given["place"],
    )


def _dated_by(read: DateRead | None, when: str) -> DatedBy | None:
    """The words of the text, as long as the date is what they were read as."""
    if read is None or when != say(read.date):
        return None
    return DatedBy(begins=read.begins, ends=read.ends, date=read.date, counted_from=read.counted_from)


def _reported(given: dict[str, Any]) -> str:
    """What the source reports, as it was read, unless something else is said to have become of the event."""
    occurrence, read = given["occurrence"] or "happened", given["reported"]
    if became(read, given["stance"] or "reports") == occurrence:
        return str(read)
    return occurrence if occurrence in _REPORTED else ""


def _shown(
    request: HtmxRequest,
    asked: Words,
    what: str,
    form: SelectedWordsForm | None = None,
    *,
    read: WordsRead | None = None,
    key: str = "",
) -> HttpResponse:
    """The form; where the words are not known yet, or do not stand there, the form for the words alone."""
    is_refused = bool(form.errors) if form else bool(asked.problem)
    fragment = f"fragments/reading/{what if form else 'words'}_form.html"
    context = {
        "timeline": request.timeline,
        "source": asked.source,
        "asked": asked,
        "form": form,
        "read": read,
        "key": key or request.POST.get("key", "") or uuid4(),
        "action": request.path,
        "text_address": reverse("events:source-text", args=[request.timeline.slug, asked.source.public_id]),
        "what": what,
        "fragment": fragment,
    }
    template = fragment if request.htmx else "pages/words_form.html"
    return render(request, template, context, status=422 if is_refused else 200)

"""What one person has changed since a moment: looked at, and taken back by one press. For owners."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from events.actions.refusals import AlreadyDone, Invalid, NothingToTakeBack
from events.actions.reverting_person import MOST, Reverted, changes_of, foresee_person, revert_person
from events.forms.reverting_person import SinceForm
from events.models import Role, Timeline, User
from events.queries.history.changes import Asked as Narrowed
from events.queries.history.changes import history
from events.queries.history.changes_since import first_since, result_lines
from events.queries.versions.history_names import person
from events.views.history import number_in
from events.views.loading import HtmxRequest, of_timeline
from events.views.writing import deed, key_in, member

_DONE_BEFORE = "This was done already: below is what is left."
_NOTHING_SINCE = "Nothing was changed since then."


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose changes, of which timeline, and which owner asks."""

    timeline: Timeline
    who: User
    by: User


@dataclass(frozen=True, slots=True)
class Said:
    """What the page says above the list: what was done, or what would become of each change."""

    words: str = ""
    problem: str = ""
    found: Reverted | None = None
    is_foreseen: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def by_person(request: HtmxRequest, timeline: Timeline, key: int) -> HttpResponse:
    """`/t/<slug>/history/by/3/?since=57`: the changes; `look`: what stands in the way of each; else they go back."""
    by = member(request, timeline, Role.OWNER)
    who = User.objects.filter(pk=key, pk__in=timeline.changes.values("by")).first()
    if who is None:
        raise Http404
    is_sent = request.method == "POST"
    asked = Asked(timeline, who, by)
    form = SinceForm(request.POST if is_sent else request.GET)
    if not form.is_valid():
        return _page(request, asked, form, Said(), status=422 if is_sent else 200)
    at = form.cleaned_data["at"]
    since = form.cleaned_data["since"] or (first_since(timeline, who, at, by) if at else None)
    if not is_sent:
        said = Said(problem=_NOTHING_SINCE) if at and since is None else Said()
        return _page(request, asked, form, said, since=since)
    if since is None:
        form.add_error("since", _NOTHING_SINCE if at else "Choose since when.")
        return _page(request, asked, form, Said(), status=422)
    return _sent(request, asked, form, since)


def _sent(request: HtmxRequest, asked: Asked, form: SinceForm, since: int) -> HttpResponse:
    status, said = 200, Said()
    try:
        if "look" in request.POST:
            found = foresee_person(timeline=asked.timeline, person=asked.who, since=since, by=asked.by)
            said = Said(_foreseen(found), found=found, is_foreseen=True)
        else:
            key, digest = key_in(request)
            found = revert_person(
                timeline=asked.timeline,
                person=asked.who,
                since=since,
                by=asked.by,
                reason=form.cleaned_data["reason"],
                idempotency_key=key,
                asked=digest,
            )
            said = Said(_done(found), found=found)
    except AlreadyDone:
        said = Said(_DONE_BEFORE)
    except Invalid as refusal:
        form.take(refusal.problems)
        status = 422
    except NothingToTakeBack as refusal:
        status, said = 409, Said(problem=str(refusal))
    return _page(request, asked, form, said, since=since, status=status)


def _page(
    request: HtmxRequest, asked: Asked, form: SinceForm, said: Said, *, since: int | None = None, status: int = 200
) -> HttpResponse:
    timeline, who, by = asked.timeline, asked.who, asked.by
    found = said.found
    context = {
        "timeline": timeline,
        "who": person(who),
        "form": form,
        "said": said,
        "results": result_lines(found.results, is_foreseen=said.is_foreseen) if found else (),
        "history": history(timeline, by, Narrowed(by=who.pk, before=number_in(request, "before"))),
        "since": since,
        "count": changes_of(timeline, who, since, by=by).count() if since else 0,
        "most": MOST,
        "key": str(uuid4()),
    }
    return render(request, "pages/revert_person.html", context, status=status)


def _foreseen(found: Reverted) -> str:
    left = len(found.results) - found.number_done
    rest = f" {found.remaining} older ones follow at another press." if found.remaining else ""
    return f"{_changes(found.number_done)} can be taken back; {left} would be left.{rest} Nothing is written yet."


def _done(found: Reverted) -> str:
    left = len(found.results) - found.number_done
    rest = f" {found.remaining} older ones are left for another press." if found.remaining else ""
    return f"{_changes(found.number_done)} taken back; {left} left, and below it says why.{rest}"


def _changes(number: int) -> str:
    return "1 change" if number == 1 else f"{number} changes"

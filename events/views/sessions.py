"""Where one is signed in: the list, and the end of one or of all others."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from events.actions.sessions import end_session, end_sessions
from events.models import User
from events.queries.people.devices import device_words
from events.queries.people.sessions import session_with, sessions_of
from events.views.loading import HtmxRequest, of_account


@require_safe
@of_account
def sessions(request: HtmxRequest, user: User) -> HttpResponse:
    """`/account/sessions/`: this one is marked."""
    return render(request, "pages/sessions.html", {"rows": sessions_of(user, request.session.session_key)})


@require_POST
@of_account
def end(request: HtmxRequest, user: User, key: str) -> HttpResponse:
    """`/account/sessions/<id>/end`: whoever is signed in there is not at the next request."""
    session = session_with(user, key)
    if session is None:
        raise Http404
    end_session(session=session, by=user)
    messages.success(request, f"{device_words(session.device)} is signed out.")
    return HttpResponseRedirect(reverse("events:sessions"), status=303)


@require_POST
@of_account
def end_others(request: HtmxRequest, user: User) -> HttpResponse:
    """`/account/sessions/end`: everywhere but here."""
    end_sessions(user=user, but=request.session.session_key)
    messages.success(request, "You are signed out everywhere else.")
    return HttpResponseRedirect(reverse("events:sessions"), status=303)

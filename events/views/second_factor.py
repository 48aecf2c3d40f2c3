"""A second factor: set up and turned off by who knows the password, asked for after it at signing in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_http_methods, require_POST

from events.actions.refusals import Invalid
from events.actions.second_factor import (
    begin_second_factor,
    confirm_second_factor,
    end_second_factor,
    pass_second_factor,
    renew_recovery_codes,
)
from events.forms.passwords import CodeForm, ConfirmForm, OwnPasswordForm
from events.models import User
from events.queries.people.people import account_with
from events.queries.people.second_factor import second_factor_of
from events.views.loading import HtmxRequest, of_account
from events.views.throttle import CODE, OWN_PASSWORD, count, forget, pause

AWAITED = "awaits_code"  # session: whose password was given, until when a code may follow, and where that leads
PATIENCE = 600  # seconds
BACKEND = "django.contrib.auth.backends.ModelBackend"


def await_code(request: HttpRequest, user: User, leads_to: str) -> HttpResponse:
    """Instead of signing in: the password was right, and a code is to follow."""
    request.session.cycle_key()
    until = timezone.now().timestamp() + PATIENCE
    request.session[AWAITED] = {
        "user": user.pk,
        "hash": user.get_session_auth_hash(),
        "until": until,
        "leads_to": leads_to,
    }
    return HttpResponseRedirect(reverse("events:sign-in-code"))


@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """`/sign-in/code/`: after the password, within ten minutes. Wrong codes pause it, from wherever they come."""
    awaited: dict[str, Any] = request.session.get(AWAITED, {})
    user = account_with(awaited.get("user"))
    is_due = user is not None and awaited["until"] > timezone.now().timestamp()
    if user is None or not is_due or not constant_time_compare(awaited["hash"], user.get_session_auth_hash()):
        return HttpResponseRedirect(reverse("events:sign-in"))
    if request.method != "POST":
        return _asked(request, CodeForm())
    waiting = pause(request, CODE, of=user.pk)
    if waiting is not None:
        return waiting
    form = CodeForm(request.POST)
    if form.is_valid():
        if pass_second_factor(user=user, code=form.cleaned_data["code"]):
            forget(CODE, of=user.pk)
            del request.session[AWAITED]
            login(request, user, BACKEND)
            return HttpResponseRedirect(awaited["leads_to"])
        count(request, CODE, of=user.pk)
        form.add_error("code", "That is neither the code of this moment nor a recovery code that is left.")
    return _asked(request, form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@of_account
def second_factor(request: HtmxRequest, user: User) -> HttpResponse:
    """`/account/second-factor/`: how it stands; a POST confirms it and answers with the recovery codes, once."""
    if request.method != "POST":
        return _page(request, user)
    waiting = pause(request, OWN_PASSWORD)
    if waiting is not None:
        return waiting
    form = ConfirmForm(user, request.POST)
    try:
        if form.is_valid():
            return _page(request, user, codes=confirm_second_factor(user=user, code=form.cleaned_data["code"]))
    except Invalid as error:
        form.add_error("code", error.problems["code"])
    _count_wrong(request, form)
    return _page(request, user, status=422, confirm_form=form)


@require_POST
@of_account
def begin(request: HtmxRequest, user: User) -> HttpResponse:
    """`/account/second-factor/begin`: a secret to give to an app; until it is confirmed, nothing changes."""
    begin_second_factor(user=user)
    return HttpResponseRedirect(reverse("events:second-factor"), status=303)


@require_POST
@of_account
def codes(request: HtmxRequest, user: User) -> HttpResponse:
    """`/account/second-factor/codes`: new recovery codes, shown once."""
    refused = _without_password(request, user)
    return refused or _page(request, user, codes=renew_recovery_codes(user=user))


@require_POST
@of_account
def end(request: HtmxRequest, user: User) -> HttpResponse:
    """`/account/second-factor/end`: the password alone signs in from now on."""
    refused = _without_password(request, user)
    if refused is not None:
        return refused
    end_second_factor(user=user)
    messages.success(request, "The second factor is turned off.")
    return HttpResponseRedirect(reverse("events:second-factor"), status=303)


def _without_password(request: HtmxRequest, user: User) -> HttpResponse | None:
    """The answer to who does not know it; and where there is no second factor, to whoever asks."""
    waiting = pause(request, OWN_PASSWORD)
    if waiting is not None:
        return waiting
    form = OwnPasswordForm(user, request.POST)
    if form.is_valid() and second_factor_of(user).on_since is not None:
        return None
    _count_wrong(request, form)
    return _page(request, user, status=422, form=form)


def _count_wrong(request: HttpRequest, form: OwnPasswordForm) -> None:
    if request.POST.get("password") and form.has_error("password"):
        count(request, OWN_PASSWORD)


def _page(request: HtmxRequest, user: User, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {"factor": second_factor_of(user), "form": OwnPasswordForm(user), "confirm_form": ConfirmForm(user)}
    return render(request, "pages/second_factor.html", context | more, status=status)


def _asked(request: HttpRequest, form: CodeForm, *, status: int = 200) -> HttpResponse:
    response = render(request, "pages/sign_in_code.html", {"form": form}, status=status)
    response["Cache-Control"] = "no-store"
    return response

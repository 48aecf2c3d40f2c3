"""Keys for programs: the list, a new one whose secret is shown once, and the end of one."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from events.actions.refusals import Invalid
from events.actions.tokens import create_token, revoke_token
from events.forms.people import TokenForm
from events.models import Scope, User
from events.queries.people.people import key_with, keys_of
from events.views.loading import HtmxRequest, of_account

SENT = "token_forms_sent"  # session: forms that have made a key already, the last ones
REMEMBERED = 20


@require_http_methods(["GET", "HEAD", "POST"])
@of_account
def tokens(request: HtmxRequest, user: User) -> HttpResponse:
    """`/account/tokens/`: a POST answers with the secret itself, since it is kept nowhere; sent again, without one."""
    if request.method != "POST":
        return _page(request, user, TokenForm(user))
    form = TokenForm(user, request.POST)
    sent = request.session.get(SENT, [])
    key = request.POST.get("key", "")[:100]
    if key and key in sent:
        messages.info(request, "That key was made already. Its secret was shown then, and is shown only once.")
        return HttpResponseRedirect(reverse("events:tokens"), status=303)
    try:
        if form.is_valid():
            typed = form.cleaned_data
            _, secret = create_token(
                user=user,
                name=typed["name"],
                scope=Scope(typed["scope"]),
                timeline=typed["timeline"],
                expires_at=form.expires_at(),
            )
            request.session[SENT] = [*sent, key][-REMEMBERED:]
            return _page(request, user, TokenForm(user), secret=secret)
    except Invalid as error:
        for name, words in error.problems.items():
            form.add_error("last_day" if name == "expires_at" else name, words)
    return _page(request, user, form, status=422)


@require_POST
@of_account
def revoke(request: HtmxRequest, user: User, token_id: UUID) -> HttpResponse:
    """`/account/tokens/<id>/revoke`: the key opens nothing from now on."""
    token = key_with(user, token_id)
    if token is None:
        raise Http404
    revoke_token(token=token, by=user)
    messages.success(request, f"The key “{token.name}” opens nothing any more.")
    return HttpResponseRedirect(reverse("events:tokens"), status=303)


def _page(request: HtmxRequest, user: User, form: TokenForm, *, secret: str = "", status: int = 200) -> HttpResponse:
    context = {"form": form, "rows": keys_of(user), "secret": secret, "key": uuid4()}
    return render(request, "pages/tokens.html", context, status=status)

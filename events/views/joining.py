"""The link of an invitation: followed by somebody who has an account, or by somebody who is new.

The secret leaves the address at once: it would stand in the browser's history and in the log of what was refused.
What was used, withdrawn, over, or never there is answered alike.
"""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.invitations import accept_invitation, join_anew
from events.actions.refusals import InUse, Invalid, InvitationOver
from events.actions.tokens import digest_of
from events.forms.invitations import JoinForm
from events.models import Invitation, User
from events.queries.people.invitations import invitation_behind, joined_by, told
from events.views.throttle import INVITATION, count, pause

FOLLOWED = "invitation"  # session: digest of the secret of the link that was followed last
BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_safe
def by_link(request: HttpRequest, secret: str) -> HttpResponse:
    """`/join/<secret>`: to the page without the secret in its address, if it leads to one."""
    waiting = pause(request, INVITATION)
    if waiting is not None:
        return waiting
    digest = digest_of(secret)
    if invitation_behind(digest) is None:
        return _nothing(request, digest)
    request.session[FOLLOWED] = digest
    return _unkept(HttpResponseRedirect(reverse("events:join")))


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """`/join/`: into which timeline, with which role, by whom; joining itself, with an account or with a new one."""
    waiting = pause(request, INVITATION)
    if waiting is not None:
        return waiting
    digest = str(request.session.get(FOLLOWED, ""))
    invitation = invitation_behind(digest)
    if invitation is None:
        return _nothing(request, digest)
    if request.method != "POST":
        return _page(request, invitation, JoinForm())
    try:
        return _joined(request, invitation)
    except InvitationOver:
        return _nothing(request, digest)
    except InUse:  # the page says so
        return _page(request, invitation, JoinForm(), status=409)


def _joined(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """With the account there is, or with a new one, which is signed in. Raises InvitationOver or InUse."""
    if isinstance(request.user, User):
        accept_invitation(invitation=invitation, by=request.user)
        return _in(request, invitation)
    form = JoinForm(request.POST)
    try:
        if form.is_valid():
            name, password, email = (form.cleaned_data[each] for each in ("name", "password1", "email"))
            account = join_anew(invitation=invitation, name=name, password=password, email=email)
            login(request, account, BACKEND)
            return _in(request, invitation)
    except Invalid as error:
        for field, words in error.problems.items():
            form.add_error(field, words)
    return _page(request, invitation, form, status=422)


def _in(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    request.session.pop(FOLLOWED, None)
    messages.success(request, f"You are a member of “{invitation.timeline.title}” now.")
    return HttpResponseRedirect(reverse("events:timeline", args=[invitation.timeline.slug]), status=303)


def _nothing(request: HttpRequest, digest: str) -> HttpResponse:
    """For whoever joined by this very link, the timeline; else that there is nothing, whatever the reason."""
    timeline = joined_by(digest, request.user)
    if timeline is not None:
        return _unkept(HttpResponseRedirect(reverse("events:timeline", args=[timeline.slug])))
    count(request, INVITATION)
    return _unkept(render(request, "pages/invitation_over.html", status=404))


def _page(request: HttpRequest, invitation: Invitation, form: JoinForm, *, status: int = 200) -> HttpResponse:
    context = {"invited": told(invitation, request.user), "form": form}
    return _unkept(render(request, "pages/join.html", context, status=status))


def _unkept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response

"""Invitations by the owners of a timeline: made, with a link that is shown once, and withdrawn."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from events.actions.invitations import invite as make_invitation
from events.actions.invitations import withdraw_invitation
from events.actions.messages import send_message
from events.actions.refusals import AlreadyDone, Invalid, Unsent
from events.forms.invitations import InviteForm
from events.models import Invitation, Role, Timeline, User
from events.queries.people.invitations import invitation_with, name_of
from events.queries.reader.desk import role_in
from events.queries.reader.labels import INVITED_TO
from events.views.loading import HtmxRequest, of_timeline
from events.views.members import back_to_members, members_page
from events.views.writing import deed, key_in, member

LETTER = """{by} invites you to the timeline “{title}”: you may {to}.
{message}
The link works once, until {until:%-d %B %Y, %H:%M} UTC:
{link}

If you do not know what this is about, do nothing.
"""


@require_POST
@of_timeline
@deed
def invite(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/members/invite`: answers with the link itself, since it is kept nowhere; sent again, without it."""
    by = member(request, timeline, Role.OWNER)
    form = InviteForm(request.POST, auto_id="invite_%s")
    key, asked = key_in(request)
    try:
        if form.is_valid():
            typed = form.cleaned_data | {"role": Role(form.cleaned_data["role"])}
            made, secret = make_invitation(timeline=timeline, by=by, idempotency_key=key, asked=asked, **typed)
            link = request.build_absolute_uri(reverse("events:join-by", args=[secret]))
            is_sent = _is_sent(made, link, by)
            return members_page(request, timeline, by, link=link, made=made, is_sent=is_sent)
    except AlreadyDone:
        messages.info(request, "That invitation was made already. Its link was shown then, and is shown only once.")
        return back_to_members(timeline)
    except Invalid as error:
        for name, words in error.problems.items():
            form.add_error(name, words)
    return members_page(request, timeline, by, invite_form=form, status=422)


@require_POST
@of_timeline
@deed
def withdraw(request: HtmxRequest, timeline: Timeline, invitation_id: UUID) -> HttpResponse:
    """`/t/<slug>/members/invitations/<id>/withdraw`: its link leads nowhere from now on."""
    found = invitation_with(timeline, invitation_id) if role_in(timeline, request.user) is not None else None
    if found is None:
        raise Http404
    withdraw_invitation(invitation=found, by=member(request, timeline, Role.OWNER))
    messages.success(request, "The invitation is withdrawn. Its link leads nowhere now.")
    return back_to_members(timeline)


def _is_sent(made: Invitation, link: str, by: User) -> bool | None:
    """Whether the mail server took it; None where no address was given."""
    if not made.email:
        return None
    title, who = made.timeline.title, name_of(by)
    message = f"\n{made.message}\n" if made.message else ""
    to, until = INVITED_TO[made.role], made.expires_at
    text = LETTER.format(by=who, title=title, to=to, message=message, until=until, link=link)
    try:
        send_message(to=made.email, subject=f"{who} invites you to “{title}”", text=text)
    except Unsent:
        return False
    return True

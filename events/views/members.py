"""Who belongs to a timeline: the list, somebody let in, another role, taken out, leaving."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from events.actions.members import add_member, remove_member, set_role
from events.actions.refusals import Invalid, StaleVersion
from events.forms.invitations import InviteForm
from events.forms.people import MemberForm, RoleForm
from events.models import Membership, Role, Timeline, User
from events.queries.people.invitations import open_invitations
from events.queries.people.people import members as members_of
from events.queries.people.people import membership_of, membership_with
from events.queries.reader.desk import may, role_in
from events.queries.reader.labels import MAY
from events.views.loading import HtmxRequest, of_timeline
from events.views.writing import deed, member, version_in


@require_safe
@of_timeline
@deed
def members(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/members/`: for members; owners decide here."""
    return members_page(request, timeline, member(request, timeline, Role.READER))


@require_POST
@of_timeline
@deed
def add(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/members/add`: lets an account in."""
    by = member(request, timeline, Role.OWNER)
    form = MemberForm(request.POST)
    try:
        if form.is_valid():
            name, role = form.cleaned_data["user"], Role(form.cleaned_data["role"])
            add_member(timeline=timeline, user=name, role=role, by=by)
            messages.success(request, f"{name} is a member now.")
            return back_to_members(timeline)
    except Invalid as error:
        form.add_error("user", error.problems["user"])
    return members_page(request, timeline, by, form=form, status=422)


@require_POST
@of_timeline
@deed
def role(request: HtmxRequest, timeline: Timeline, key: int) -> HttpResponse:
    """`/t/<slug>/members/<key>/role`: gives a member another role."""
    held = _held(request, timeline, key)
    by = member(request, timeline, Role.OWNER)
    version = version_in(request)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return members_page(request, timeline, by, status=422)
    given = Role(form.cleaned_data["role"])
    try:
        if given != held.role:
            set_role(membership=held, role=given, version=version, by=by)
    except StaleVersion:
        return members_page(request, timeline, by, status=412)
    messages.success(request, f"{held.user.get_username()} may {MAY[given].partition(':')[0]} now.")
    return back_to_members(timeline)


@require_POST
@of_timeline
@deed
def remove(request: HtmxRequest, timeline: Timeline, key: int) -> HttpResponse:
    """`/t/<slug>/members/<key>/remove`: takes a member out."""
    held = _held(request, timeline, key)
    by = member(request, timeline, Role.OWNER)
    version = version_in(request)
    try:
        remove_member(membership=held, version=version, by=by)
    except StaleVersion:
        return members_page(request, timeline, by, status=412)
    messages.success(request, f"{held.user.get_username()} is no member any more. What they wrote stays.")
    return (
        HttpResponseRedirect(reverse("events:home"), status=303) if held.user_id == by.pk else back_to_members(timeline)
    )


@require_POST
@of_timeline
@deed
def leave(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/members/leave`: of one's own accord."""
    by = member(request, timeline, Role.READER)
    held = membership_of(timeline, by)
    if held is None:
        raise Http404
    version = version_in(request)
    try:
        remove_member(membership=held, version=version, by=by)
    except StaleVersion:
        return members_page(request, timeline, by, status=412)
    messages.success(request, f"You have left “{timeline.title}”.")
    return HttpResponseRedirect(reverse("events:home"), status=303)


def _held(request: HtmxRequest, timeline: Timeline, key: int) -> Membership:
    """The membership in the address. Raises Http404 for who is no member: to them there are none."""
    held = membership_with(timeline, key) if role_in(timeline, request.user) is not None else None
    if held is None:
        raise Http404
    return held


def members_page(
    request: HtmxRequest, timeline: Timeline, reader: User, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The page with its forms as they are new, but for those in `more`. Who is invited, owners alone are told."""
    context = {"timeline": timeline, "rows": members_of(timeline, reader), "roles": MAY.items()}
    context |= {"is_stale": status == 412, "form": MemberForm(), "invite_form": InviteForm(auto_id="invite_%s")}
    context |= {
        "key": uuid4(),
        "invited": open_invitations(timeline) if may(role_in(timeline, reader), Role.OWNER) else [],
    }
    return render(request, "pages/members.html", context | more, status=status)


def back_to_members(timeline: Timeline) -> HttpResponse:
    """After a deed."""
    return HttpResponseRedirect(reverse("events:members", args=[timeline.slug]), status=303)

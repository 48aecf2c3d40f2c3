"""Deeds on a timeline as a whole: begun, shown, put into the bin and taken out again."""

from __future__ import annotations

from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import IntegrityError
from django.utils import timezone

from events.actions.addresses import free_address
from events.actions.changes import open_change
from events.actions.editing import edit
from events.actions.refusals import Invalid, KeyReused, StaleVersion
from events.actions.rights import require
from events.actions.texts import checked
from events.models import Membership, Role, Timeline, User, Visibility
from events.models.base import new_id
from events.models.timeline import new_token

TRIES = 20  # for an address that others do not take at the same moment
UNTITLED = "Give it a title: it can be changed later."


def create_timeline(*, title: str, by: User, idempotency_key: str | None = None, asked: str = "") -> Timeline:
    """A private, empty timeline that `by` owns, at an address made from its title. Raises Invalid.

    There is no timeline yet that could hold the idempotency key: the id is made from it, so that the same request
    made twice, or by fifty at once, finds the timeline that the first one made. Raises KeyReused for another request.
    """
    title = checked_title(title)
    public_id = id_under(idempotency_key, by=by)
    for _ in range(TRIES):
        made = begun_already(public_id, asked)
        if made is not None:
            return made
        timeline = Timeline(public_id=public_id, slug=free_address(title), title=title)
        try:
            with open_change(
                timeline, verb="create_timeline", by=by, idempotency_key=idempotency_key, asked=asked
            ) as change:
                Membership.objects.create(timeline=timeline, user=by, role=Role.OWNER)
                change.made = {"noun": "timeline", "id": str(public_id)}
                change.save(update_fields=["made"])
        except IntegrityError:  # somebody was quicker: with this address, or with this very request
            continue
        return timeline
    raise Invalid(title="Many timelines of this name are being made at this moment. Wait a little, and try again.")


def checked_title(title: str) -> str:
    """The title, trimmed. Raises Invalid."""
    if not title.strip():
        raise Invalid(title=UNTITLED)
    return str(checked({"title": title})["title"])


def id_under(key: str | None, *, by: User) -> UUID:
    """The public id of what `by` makes under an idempotency key (RFC 9562, version 5); a new one without a key."""
    return uuid5(NAMESPACE_URL, f"dateline:timeline:{by.pk}:{key}") if key else new_id()


def begun_already(public_id: UUID, asked: str) -> Timeline | None:
    """The timeline that has the id, if there is one. Raises KeyReused where another request made it."""
    made = Timeline.objects.filter(public_id=public_id).first()
    if made is not None and made.changes.order_by("number").values_list("asked", flat=True).first() != asked:
        raise KeyReused
    return made


def set_visibility(*, timeline: Timeline, visibility: Visibility, by: User, version: int) -> Timeline:
    """Make a timeline private, unlisted or public. Owners only; `version` is the one that `by` saw.

    Raises NotAllowed, or StaleVersion with both versions. Becoming unlisted makes a new secret address: those who
    had an earlier one do not get back in by it.
    """
    require(Role.OWNER, timeline=timeline, by=by)
    with open_change(timeline, verb="set_visibility", by=by):
        return _show(timeline, visibility, version=version)


def publish_timeline(*, timeline: Timeline, by: User) -> Timeline:
    """Let everybody find and read a timeline's approved events. Owners only: raises NotAllowed."""
    require(Role.OWNER, timeline=timeline, by=by)
    with open_change(timeline, verb="publish_timeline", by=by):
        return _show(timeline, Visibility.PUBLIC)


def renew_secret(*, timeline: Timeline, by: User, version: int) -> Timeline:
    """Give an unlisted timeline another secret address: the one that was handed round leads nowhere from now on.

    Owners only. Raises NotAllowed or StaleVersion.
    """
    require(Role.OWNER, timeline=timeline, by=by)
    with open_change(timeline, verb="renew_secret", by=by):
        stored = _locked(timeline, version)
        stored.token = new_token()
        stored.version += 1
        stored.save(update_fields=["token", "version"])
        return stored


def bin_timeline(*, timeline: Timeline, by: User, version: int) -> Timeline:
    """Put a timeline into the bin: nobody reads it there, and an owner can take it out. Owners only."""
    require(Role.OWNER, timeline=timeline, by=by)
    fields = {"binned_at": timeline.binned_at or timezone.now(), "binned_by": by}
    return edit(row=timeline, fields=fields, version=version, by=by, verb="bin_timeline")


def restore_timeline(*, timeline: Timeline, by: User, version: int) -> Timeline:
    """Take a timeline out of the bin: as it was, to those who could read it. Owners only."""
    require(Role.OWNER, timeline=timeline, by=by)
    fields = {"binned_at": None, "binned_by": None}
    return edit(row=timeline, fields=fields, version=version, by=by, verb="restore_timeline")


def _show(timeline: Timeline, visibility: Visibility, *, version: int | None = None) -> Timeline:
    stored = _locked(timeline, version)
    if visibility == Visibility.UNLISTED and stored.visibility != Visibility.UNLISTED:
        stored.token = new_token()
    stored.visibility = visibility
    stored.version += 1
    stored.save(update_fields=["visibility", "token", "version"])
    return stored


def _locked(timeline: Timeline, version: int | None) -> Timeline:
    """The stored row, for an edit whose secret is no field that is compared. Raises StaleVersion."""
    stored = Timeline.objects.select_for_update().get(pk=timeline.pk)
    if version is not None and stored.version != version:
        raise StaleVersion(seen=version, stored=stored.version)
    return stored

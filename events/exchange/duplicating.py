"""A copy of a timeline: its document, out and in again."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from events.actions.addresses import free_address
from events.actions.changes import open_change
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.actions.timelines import begun_already, checked_title, id_under
from events.exchange.exporting import export_whole
from events.exchange.importing import import_document
from events.exchange.problems import DocumentRefused
from events.models import Role, Timeline, User

TRIES = 5


def duplicate_timeline(
    *, timeline: Timeline, title: str, by: User, idempotency_key: str | None = None, asked: str = ""
) -> Timeline:
    """A private copy that `by` owns alone: everything that a member's document holds. Members only.

    Drafts, notes for their author alone, captured texts, history and members stay behind. All of it or nothing; the
    same request made twice makes one copy, as with `create_timeline`. Raises NotAllowed, Invalid, KeyReused.
    """
    require(Role.READER, timeline=timeline, by=by)
    title = checked_title(title)
    public_id = id_under(idempotency_key, by=by)
    for _ in range(TRIES):
        made = begun_already(public_id, asked)
        if made is not None:
            return made
        try:
            with transaction.atomic():
                copy = import_document(document=b"".join(export_whole(timeline)), by=by, slug=free_address(title))
                copy.title, copy.public_id, copy.version = title, public_id, copy.version + 1
                with open_change(copy, verb="duplicate_timeline", by=by):
                    copy.save(update_fields=["title", "public_id", "version"])
                copy.changes.filter(number=1).update(asked=asked)
        except (IntegrityError, DocumentRefused):  # somebody was quicker: with this address, or this very request
            continue
        return copy
    raise Invalid(title="The copy could not be made just now. Wait a little, and try again.")

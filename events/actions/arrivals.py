"""Documents brought in and not saved yet: kept for whoever brought them, then saved in one change, or forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from events.actions.captured_files import NewFile
from events.actions.capturing import Capture, NewText, add_article, capture_text, text_columns
from events.actions.naming import NewSource
from events.actions.rights import require
from events.models import Arrival, Origin, Role, Source, Timeline, User
from events.models.arrival import KEPT

MOST = 5  # that somebody has waiting in a timeline; the oldest gives way


def bring_in(
    *, timeline: Timeline, new: NewText, by: User, source: Source | None = None, notices: Sequence[str] = ()
) -> Arrival:
    """Keep a document as it was read, for `by` alone, until it is saved or a day has passed. Editors only.

    `source` where it is to be another capture of that. Nothing of the record is written. Raises NotAllowed; Invalid.
    """
    require(Role.EDITOR, timeline=timeline, by=by)
    columns = text_columns(new)
    file = new.file
    with transaction.atomic():
        waiting = Arrival.objects.filter(timeline=timeline, by=by).order_by("-received_at", "-pk")
        waiting.filter(pk__in=list(waiting.values_list("pk", flat=True)[MOST - 1 :])).delete()
        return Arrival.objects.create(
            timeline=timeline,
            by=by,
            received_at=timezone.now(),
            source=source,
            notices=list(notices),
            content=file.content if file else None,
            name=file.name if file else "",
            media_type=file.media_type if file else "",
            address=file.address if file else "",
            **columns,
        )


def save_arrival(
    *,
    arrival: Arrival,
    by: User,
    new: NewSource | None = None,
    of: Source | None = None,
    idempotency_key: str | None = None,
    asked: str = "",
    **more: Any,
) -> Capture:
    """Save what was brought in: as the article that `new` describes, else as another capture of its source.

    `of` and `more` are as `add_article` has them; what was fetched was looked at on the day that it came in. It no
    longer waits then. Editors only. Raises as `add_article` and `capture_text` do, and then it waits as before.
    """
    its = new_text(arrival)
    sent: dict[str, Any] = {"new": its, "by": by, "idempotency_key": idempotency_key, "asked": asked}
    if arrival.origin == Origin.FETCHED:
        more = {"accessed_on": arrival.received_at.date()} | more
    with transaction.atomic():
        if new is not None:
            capture = add_article(timeline=arrival.timeline, source=new, of=of, **sent, **more)
        elif arrival.source is not None:
            capture = capture_text(source=arrival.source, **sent)
        else:
            raise ValueError("An article of its own needs a description.")
        arrival.delete()
    return capture


def forget_arrival(*, arrival: Arrival) -> None:
    """Whoever brought it does not want it after all."""
    arrival.delete()


def forget_old_arrivals() -> int:
    """Those that have waited for more than a day; how many there were."""
    old = Arrival.objects.filter(received_at__lt=timezone.now() - KEPT)
    return old.delete()[0]


def new_text(arrival: Arrival) -> NewText:
    """What waits, as it is captured."""
    is_a_file = arrival.content is not None
    file = NewFile(
        content=bytes(arrival.content or b""),
        media_type=arrival.media_type,
        name=arrival.name,
        address=arrival.address,
    )
    return NewText(
        text=arrival.text,
        origin=arrival.origin,
        file=file if is_a_file else None,
        pages=[(begins, label) for begins, label in arrival.pages],
        proposed={name: (value, origin) for name, (value, origin) in arrival.proposed.items()},
    )

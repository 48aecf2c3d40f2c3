"""Articles in: the text of a source is captured, with the original that it was read from. Each capture is a version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.utils import timezone

from events.actions import naming
from events.actions.anchoring import anchor_in
from events.actions.captured_files import NewFile, write_file
from events.actions.changes import open_change
from events.actions.editing import write
from events.actions.extracting import look_for_dates
from events.actions.likenesses import notice_likenesses
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.actions.sources import valid
from events.models import Change, Origin, Role, Source, SourceText, Timeline, User

LONGEST = 10_000_000  # code points of a text


@dataclass(frozen=True, slots=True)
class Capture:
    """A text as captured, and the one captured before it. `is_unchanged`: `text` is that one, confirmed."""

    text: SourceText
    before: SourceText | None
    is_unchanged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewText:
    """A text with where it came from. `pages`: (begins, label); `proposed`: what the document says of itself."""

    text: str
    origin: str = Origin.PASTED
    file: NewFile | None = None
    pages: Sequence[tuple[int, str]] = ()
    proposed: Mapping[str, tuple[str, str]] | None = None  # by field of the source: the value, and where it stands


def capture_text(
    *,
    source: Source,
    new: NewText,
    by: User,
    idempotency_key: str | None = None,
    asked: str = "",
) -> Capture:
    """Capture the text of a source as it reads now. Editors only.

    The same words as the latest capture are no new text: that one is confirmed. Raises NotAllowed; Invalid(text=…)
    or (file=…); AlreadyDone, whose change has the text's id in `made`.
    """
    require(Role.EDITOR, timeline=source.timeline, by=by)
    timeline = source.timeline
    with open_change(timeline, verb="capture_text", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        capture = _captured(source, new, by=by)
        if capture.is_unchanged:
            change.verb = "confirm_text"
        _made(change, capture)
    return capture


def add_article(
    *,
    timeline: Timeline,
    source: naming.NewSource,
    new: NewText,
    by: User,
    of: Source | None = None,
    idempotency_key: str | None = None,
    asked: str = "",
    **more: Any,
) -> Capture:
    """A source, its original and its text in one change. Editors only.

    A source that is known already, or said to be (`of`), is not made twice: what its record does not say is added,
    and the text is another capture of it. `more` are others of a source's EDITABLE, for a new one. Raises as
    `add_source` and `capture_text` do.
    """
    require(Role.EDITOR, timeline=timeline, by=by)
    with open_change(timeline, verb="add_article", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        columns = naming.source_columns(source)
        known = of or naming.known_by(timeline, columns)
        if known is None:
            clean = valid(Source(timeline=timeline), more)
            its = Source.objects.create(timeline=timeline, **columns | clean)
        else:
            its = naming.complete(known, columns)
        capture = _captured(its, new, by=by)
        _made(change, capture)
    return capture


def _captured(source: Source, new: NewText, *, by: User) -> Capture:
    """Behind the ledger's lock, so that of two captures at the same time each knows the other."""
    columns = text_columns(new)
    before = source.texts.select_related("timeline", "source").order_by("-captured_at", "-pk").first()
    digest = sha256(columns["text"].encode()).hexdigest()
    if before is not None and before.sha256 == digest:
        return Capture(_confirmed(before, new, by=by), before, is_unchanged=True)
    text = SourceText.objects.create(
        timeline=source.timeline,
        source=source,
        file=write_file(source, new.file, by=by) if new.file else None,
        sha256=digest,
        captured_at=timezone.now(),
        captured_by=by,
        length=len(columns["text"]),
        **columns,
    )
    anchor_in(text, before)
    notice_likenesses(text)
    look_for_dates(text)
    return Capture(text, before)


def _confirmed(text: SourceText, new: NewText, *, by: User) -> SourceText:
    """The latest text, that reads so still; an original comes to it where it had none."""
    fields: dict[str, Any] = {"confirmed_at": timezone.now()}
    if text.file_id is None and new.file is not None:
        fields["file"] = write_file(text.source, new.file, by=by)
    return write(text, fields, version=text.version) or text


def text_columns(new: NewText) -> dict[str, Any]:
    """What a captured text and one that waits have in common, as it is stored. Raises Invalid by field."""
    text = new.text.replace("\r\n", "\n").replace("\r", "\n") if new.origin == Origin.PASTED else new.text
    if new.origin not in Origin.values:
        raise Invalid(origin="Choose how the text came in: pasted, uploaded or fetched.")
    if not text.strip():
        raise Invalid(text="There are no words in it. Paste the text of the article.")
    if len(text) > LONGEST:
        raise Invalid(text=f"This has {len(text):,} characters; at most {LONGEST:,} fit. Capture it in parts.")
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise Invalid(text="This holds a character that cannot be stored: paste it as plain text.")
    places = [begins for begins, _ in new.pages]
    if places != sorted(set(places)) or any(not 0 <= begins <= len(text) for begins in places):
        raise Invalid(pages="The pages do not follow one another within the text.")
    return {
        "text": text,
        "origin": new.origin,
        "pages": [[begins, label] for begins, label in new.pages],
        "proposed": {name: list(found) for name, found in (new.proposed or {}).items()},
    }


def _made(change: Change, capture: Capture) -> None:
    change.made = {"noun": "source", "id": str(capture.text.source.public_id), "text": str(capture.text.public_id)}
    change.save(update_fields=["made", "verb"])

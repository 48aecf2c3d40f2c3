"""A message as it was saved: its plain text, or its HTML as text; who wrote it, when, and what about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Final

from events.intake.decoding import decode
from events.intake.document import Document, Field, IntakeRefused, Proposed
from events.intake.kinds import MEDIA_TYPES, shown
from events.intake.limits import MOST_PARTS
from events.intake.markup import paragraphs_of, tree_of
from events.intake.plain import in_paragraphs, kept, line

_DEEPEST: Final = 50  # messages within messages


def read_mail(content: bytes, name: str) -> Document:
    """The words of a message without what was attached. Raises IntakeRefused."""
    message = message_from_bytes(content, _class=EmailMessage, policy=policy.default)
    parts = [*_leaves(message, name)]
    attached = [part for part in parts if _is_attached(part)]
    within = [part for part in parts if not _is_attached(part)]
    plain = [_text(part) for part in within if part.get_content_type() == "text/plain"]
    text = in_paragraphs("\n\n".join(plain))
    if not text:
        trees = (tree_of(_text(part)) for part in within if part.get_content_type() == "text/html")
        text = in_paragraphs("\n\n".join(paragraphs_of(tree) for tree in trees if tree is not None))
    if not text:
        raise IntakeRefused(f"{shown(name)} is a message without words. Bring what was attached by itself.", "empty")
    notices = _attachments(len(attached)) if attached else ()
    return Document(kept(text), MEDIA_TYPES["mail"], name, _proposals(message), notices=notices)


def _leaves(message: EmailMessage, name: str) -> Iterator[EmailMessage]:
    """The parts that hold something, in order; a message that was attached is one of them."""
    waiting, seen = [(message, 0)], 0
    while waiting:
        part, depth = waiting.pop()
        seen += 1
        if seen > MOST_PARTS or depth > _DEEPEST:
            raise IntakeRefused(
                f"{shown(name)} has more than {MOST_PARTS:,} parts, or parts more than {_DEEPEST} deep in one another. "
                "Paste its text.",
                "too-large",
            )
        if part.is_multipart() and (part is message or part.get_content_maintype() == "multipart"):
            waiting += [(each, depth + 1) for each in reversed(part.get_payload())]  # type: ignore[arg-type]
        else:
            yield part


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_content_maintype() != "text"


def _text(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    return decode(content, str(part.get_param("charset", "")))[0] if isinstance(content, bytes) else ""


def _proposals(message: EmailMessage) -> dict[Field, Proposed]:
    proposed: dict[Field, Proposed] = {"csl_type": Proposed("personal_communication", "it is a message")}
    subject = line(str(message.get("subject", "")))
    if subject:
        proposed["title"] = Proposed(subject, "Subject of the message")
    sender = message.get("from")
    writers = [line(each.display_name or each.addr_spec) for each in getattr(sender, "addresses", ())[:20]]
    if any(writers):
        proposed["authors"] = Proposed("; ".join(filter(None, writers)), "From of the message")
    sent = getattr(message.get("date"), "datetime", None)
    if isinstance(sent, datetime):
        proposed["published"] = Proposed(sent.date().isoformat(), "Date of the message")
    return proposed


def _attachments(count: int) -> tuple[str, ...]:
    if count == 1:
        return ("One attachment was not read: bring it by itself.",)
    return (f"{count:,} attachments were not read: bring each by itself.",)

"""A document is opened: what it is decides who reads it, here or in a process of its own."""

from dataclasses import replace

from events.intake.apart import read_apart
from events.intake.decoding import decode
from events.intake.document import Document, IntakeRefused, Proposed
from events.intake.head_lines import proposed_by
from events.intake.kinds import MEDIA_TYPES, TAKEN, Kind, kind_of, shown
from events.intake.limits import MOST_UPLOADED, megabytes
from events.intake.plain import in_paragraphs, kept
from events.intake.web_addresses import is_address


def read_document(content: bytes, *, name: str, media_type: str = "") -> Document:
    """The document in a file, or at an address (then its address is its name). Raises IntakeRefused.

    `media_type` is what the sender called it, with its charset where one was given; the content decides first.
    """
    if not content:
        raise IntakeRefused(f"{shown(name)} is empty. Choose another file, or paste the text. {TAKEN}", "empty")
    if len(content) > MOST_UPLOADED:
        raise IntakeRefused(
            f"{shown(name)} has {megabytes(len(content))}; at most {megabytes(MOST_UPLOADED)} are read. "
            "Bring the part that matters, or paste its text.",
            "too-large",
        )
    kind = kind_of(content, name, media_type)
    document = _read(kind, content, name, _charset(media_type))
    if is_address(name) and "url" not in document.proposed:
        where = Proposed(name, "the address that it was fetched from")
        return replace(document, proposed={**document.proposed, "url": where})
    return document


def _read(kind: Kind, content: bytes, name: str, charset: str) -> Document:
    if kind != "text":
        return read_apart(kind, content, name=name, charset=charset)
    text, notice = decode(content, charset)
    return _plain(text, name, (notice,) if notice else ())


def read_pasted(text: str) -> Document:
    """The text as somebody pasted it. Raises IntakeRefused where there is nothing in it, or too much."""
    return _plain(text)


def _plain(text: str, name: str = "", notices: tuple[str, ...] = ()) -> Document:
    words = kept(in_paragraphs(text))
    return Document(words, MEDIA_TYPES["text"], name, proposed_by(words), notices=notices)


def _charset(media_type: str) -> str:
    return next(
        (
            part.split("=", 1)[1].strip()
            for part in media_type.lower().split(";")
            if part.strip().startswith("charset=")
        ),
        "",
    )

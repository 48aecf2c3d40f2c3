"""What programs write into a file's properties, without what they write by themselves."""

import re
from typing import Final

from events.intake.document import Field, Proposed
from events.intake.plain import line

_OF_A_PROGRAM: Final = re.compile(
    r"microsoft \w+ - .*|untitled.*|.*\.(?:docx?|pdf|indd|qxd|tex|rtf|odt)", re.IGNORECASE
)
_NOBODY: Final = frozenset(("admin", "administrator", "author", "owner", "unknown", "user", "windows user"))
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def properties(*, title: object, authors: object, language: object, origin: str) -> dict[Field, Proposed]:
    """Title, authors and language where somebody gave them: a file's name is no title, "Administrator" no author."""
    said: dict[Field, str] = {"title": line(title), "authors": line(authors), "language": language_tag(language)}
    if _OF_A_PROGRAM.fullmatch(said["title"]) or not re.search(r"\w", said["title"]):
        said["title"] = ""
    if said["authors"].lower() in _NOBODY or "@" in said["authors"]:
        said["authors"] = ""
    return {name: Proposed(value, origin) for name, value in said.items() if value}


def language_tag(value: object) -> str:
    """A language as BCP 47 writes it: `en-GB`, also of `en_GB`; "" where it is none."""
    tag = line(value, 40).replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else ""

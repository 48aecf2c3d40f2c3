"""What is wrong with a document: where, what, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from events.exchange.limits import PROBLEMS_LISTED, VALUE_SHOWN

Step = str | int
Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A problem at a path of keys and indexes."""

    path: Path
    what: str
    remedy: str

    def under(self, step: Step) -> Found:
        """The same, seen from one level up."""
        return Found((step, *self.path), self.what, self.remedy)


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem as people read it. `pointer` is a JSON Pointer (RFC 6901), "" for the whole document."""

    pointer: str
    place: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}. {self.remedy}" if self.place else f"{self.what}. {self.remedy}"


class DocumentRefused(Exception):
    """A document that cannot be taken in; nothing was written. `problems` are the first hundred, in its order."""

    def __init__(self, problems: Sequence[Problem], *, are_all: bool = True) -> None:
        self.problems = list(problems)
        self.are_all = are_all
        super().__init__("\n".join(str(problem) for problem in self.problems))


def refusal(document: Any, found: Sequence[Found]) -> DocumentRefused:
    """The error for what was found in a document, places named from its own titles."""
    listed = [
        Problem(pointer(each.path), in_words(document, each.path), each.what, each.remedy)
        for each in found[:PROBLEMS_LISTED]
    ]
    return DocumentRefused(listed, are_all=len(found) <= PROBLEMS_LISTED)


def pointer(path: Path) -> str:
    """RFC 6901: `/events/3/title`."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def in_words(document: Any, path: Path) -> str:
    """`events[3] “Raid in Irbil” → citations[0] → readings[1].date.edtf`."""
    return " → ".join(_stages(document, path))


def _stages(document: Any, path: Path) -> Iterator[str]:
    value, stage, is_named = document, "", False
    for step, after in zip_longest(path, path[1:]):
        value = _inside(value, step)
        if isinstance(step, int):
            name = _name(value) if isinstance(value, dict) else ""
            stage, is_named = f"{stage}[{step}]{name}", bool(name)
        elif stage and (is_named or isinstance(after, int)):
            yield stage
            stage, is_named = step, False
        else:
            stage = f"{stage}.{step}" if stage else step
    if stage:
        yield stage


def _inside(value: Any, step: Step) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _name(item: dict[str, Any]) -> str:
    for key in ("title", "name", "public_label"):
        name = item.get(key)
        if isinstance(name, str) and name:
            return f" {shown(name)}"
    return ""


def shown(value: Any) -> str:
    """A value as a message repeats it: in quotation marks, shortened, one line, printable."""
    text = value if isinstance(value, str) else str(value)
    text = "".join(mark if mark.isprintable() else "�" for mark in text[: VALUE_SHOWN + 1])
    return f"“{text[:VALUE_SHOWN]}…”" if len(text) > VALUE_SHOWN else f"“{text}”"

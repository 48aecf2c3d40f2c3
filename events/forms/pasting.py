"""What a person sends with a pasted table: the text, what its columns are, corrected cells, rows to enter again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

_CELL = re.compile(r"cell-(\d{1,5})-(\d{1,2})", re.ASCII).fullmatch
_COLUMN = re.compile(r"column-(\d{1,2})", re.ASCII).fullmatch


@dataclass(frozen=True, slots=True)
class PastingForm:
    """As it was sent; nothing in it is checked but its shape.

    `seen` names the text that the rest is about, and `head` its first row: somebody may have typed into it since.
    """

    text: str
    order: str
    headed: bool | None  # whether the first row holds headings; None where nobody has said
    kinds: tuple[str, ...]
    cells: Mapping[tuple[int, int], str]  # by the row's number and the column's place from 0
    again: frozenset[int]
    is_all_again: bool
    is_leaving_out: bool
    seen: str
    head: str

    @classmethod
    def of(cls, sent: QueryDict) -> PastingForm:
        """From what was posted."""
        one = {name: sent.get(name, "") for name in sent}
        columns = {int(found[1]): text for name, text in one.items() if (found := _COLUMN(name))}
        cells = {(int(found[1]), int(found[2])): text for name, text in one.items() if (found := _CELL(name))}
        return cls(
            text=sent.get("text", ""),
            order=sent.get("order", ""),
            headed={"yes": True, "no": False}.get(sent.get("headed", "")),
            kinds=tuple(columns.get(at, "") for at in range(len(columns))),
            cells=cells,
            again=frozenset(int(row) for row in sent.getlist("again") if re.fullmatch(r"\d{1,5}", row, re.ASCII)),
            is_all_again="all_again" in sent,
            is_leaving_out="leave_out" in sent,
            seen=sent.get("seen", ""),
            head=sent.get("head", ""),
        )

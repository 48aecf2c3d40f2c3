"""Lines of a printed page to paragraphs: what was broken to fit is joined, what runs along every page is left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any, Final

from events.intake.plain import tidy

_ENDS: Final = re.compile(r"[.!?…:;][)\]”’\"']*$")
_BROKEN_WORD: Final = re.compile(r"(\w{2,})[-\u00ad\u2010]$")
_NUMBER: Final = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_TAIL: Final = 100  # characters at the end of a line that are looked at
_GAP: Final = 1.35  # times the usual distance of two lines: a new paragraph
_LARGE: Final = 1.1  # times the usual size of the letters: a heading
_BULLETS: Final = "•◦▪■●‣"
_SHORT: Final = 0.85  # of the longest lines: a line that ends a sentence there ends a paragraph
_RUNNING: Final = 3  # pages on which a line stands at the same edge, to be one that runs along
_EDGE: Final = 2  # lines at the head and the foot of a page that may


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its words, how far its foot is from that of the page, and how large its first letters are."""

    words: str
    height: float  # in the page's units, as size
    size: float


def lines_of(page: Any) -> list[Line]:
    """The lines of a page in the order in which they are written there."""
    lines: list[Line] = []
    words: list[str] = []
    place: tuple[float, float] | None = None

    def close() -> None:
        nonlocal place
        text = " ".join(tidy("".join(words)).split())
        if text:
            lines.append(Line(text, *(place or (0.0, 0.0))))
        words.clear()
        place = None

    def take(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        nonlocal place
        for number, piece in enumerate(text.split("\n")):
            if number:
                close()
            if piece.strip() and place is None:
                height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                place = height, abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1]))
            words.append(piece)

    page.extract_text(visitor_text=take)
    close()
    return lines


def without_running_lines(pages: list[list[Line]]) -> tuple[list[list[Line]], tuple[str, ...]]:
    """The pages without their running heads and page numbers, and a notice that names them."""
    met: Counter[str] = Counter()
    for page in pages:
        met.update({_pattern(each) for each in _edges(page)} - {""})
    running = {pattern for pattern, count in met.items() if count >= max(_RUNNING, len(pages) // 3)}
    if not running:
        return pages, ()
    bare, taken = [], ""
    for page in pages:
        edges = {id(each) for each in _edges(page) if _pattern(each) in running}
        if len(edges) == len(page):  # all that it says: not something beside the text
            edges = set()
        taken = taken or next((each.words for each in page if id(each) in edges), "")
        bare.append([each for each in page if id(each) not in edges])
    shown = taken if len(taken) <= 60 else taken[:59] + "…"
    return bare, (f"Lines at the edges of its pages, such as “{shown}”, are left out.",)


def joined(pages: list[list[Line]]) -> tuple[str, list[int]]:
    """One text, and where in it each page begins. A sentence that goes on over the page goes on in the text."""
    known = {word.lower() for page in pages for each in page for word in re.findall(r"\w+(?:-\w+)*", each.words)}
    pieces: list[str] = []
    starts: list[int] = []
    length, last = 0, ""
    for page in pages:
        usual = _usual_distance(page)
        size = median(each.size for each in page) if page else 0.0
        longest = max((len(each.words) for each in page), default=0)
        starts.append(length)
        above: Line | None = None
        for each in page:
            cut, between = _between(last, each.words, known, _parts(above, each, usual, longest, size))
            if cut and pieces:
                pieces[-1] = pieces[-1][:-cut]
            begins_page = above is None
            pieces.append(between if last else "")
            length += len(pieces[-1]) - (cut if last else 0)
            if begins_page:
                starts[-1] = length
            pieces.append(each.words)
            length += len(each.words)
            above, last = each, each.words
    starts = [min(start, length) for start in starts]
    return "".join(pieces), starts


def _parts(above: Line | None, line: Line, usual: float, longest: int, size: float) -> bool:
    """Whether a paragraph begins between two lines of one page, or of two where there is none above."""
    if above is None:
        return line.words[:1].isupper() or not line.words[:1].isalpha()
    if line.words[0] in _BULLETS or _is_heading(above, size) != _is_heading(line, size):
        return True
    distance = above.height - line.height
    if distance < 0 or (usual and distance > _GAP * usual):  # another column, or a space between
        return not (distance < 0 and line.words[:1].islower())
    return bool(_ENDS.search(above.words[-_TAIL:])) and len(above.words) < _SHORT * longest


def _is_heading(line: Line, size: float) -> bool:
    return line.size > _LARGE * size


def _between(last: str, words: str, known: set[str], parts: bool) -> tuple[int, str]:
    """How much of the last line goes, and what stands between it and this one."""
    if parts and not (words[:1].islower() and not _ENDS.search(last[-_TAIL:])):
        return 0, "\n\n"
    broken = _BROKEN_WORD.search(last[-_TAIL:])
    first = re.match(r"\w+", words)
    if broken and first and first.group()[0].islower():
        with_hyphen = f"{broken.group(1)}-{first.group()}".lower()
        return (0, "") if with_hyphen in known else (1, "")
    return 0, " "


def _usual_distance(page: list[Line]) -> float:
    distances = [above.height - below.height for above, below in pairwise(page)]
    down = [distance for distance in distances if distance > 1]
    return median(down) if down else 0.0


def _edges(page: list[Line]) -> list[Line]:
    return page if len(page) <= 2 * _EDGE else page[:_EDGE] + page[-_EDGE:]


def _pattern(line: Line) -> str:
    """The line with its numbers made equal; "" where it is too long to run along."""
    return _NUMBER.sub("#", line.words.lower()) if len(line.words) <= 100 else ""

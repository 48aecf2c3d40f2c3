"""The picture of a timeline as an image: SVG that is drawn here, and PNG made of it by resvg.

The letters are those of the page, in cuts that both can measure and draw (static/vendor/fonts/*.ttf). Fonts of the
machine are only asked for where a word has characters that these have not.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import resvg_py
from django.conf import settings

from events.drawing import SANS, SERIF, Caption, Face, Lettering, Picture, Sheet, Told, picture, told
from events.queries.filtering.narrowing import Narrowing
from events.queries.filtering.sieve import sieve
from events.queries.picture.ground import Window, ground
from events.queries.picture.groups import FACETS
from events.queries.picture.opening import SHORTEST, with_margin
from events.queries.picture.viewport import viewport
from events.queries.reader.sight import Sight

_FILES = {SERIF: "source-serif-4", SANS: "inter"}
_WEIGHTS = (400, 600)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be drawn. `window` turns the opening into the stretch to show; `is_whole`: the whole span instead.

    `group` is by what it is gathered, "" for the timeline's own way.
    """

    narrowing: Narrowing
    window: Callable[[Window], Window | None]
    is_whole: bool = False
    group: str = ""


def told_to(sight: Sight, wanted: Wanted) -> Told | None:
    """What the reader is shown in that stretch; None where nothing at all stands on the axis."""
    on = ground(sight)
    if on is None:
        return None
    least = min(SHORTEST, on.opening.ends - on.opening.begins)
    whole = Window(*with_margin(on.span.begins, on.span.ends, least=least))
    window = whole if wanted.is_whole else wanted.window(on.opening)
    group = FACETS.get(wanted.group or sight.timeline.group_by)
    return told(json.loads(viewport(sight, on, window, passing=sieve(sight, wanted.narrowing), group=group)))


def drawn(
    found: Told, sheet: Sheet, caption: Caption | None, *, now: int | None, address: Callable[[int], str] | None = None
) -> Picture:
    """The picture. Raises TooLow where it cannot be as low as the sheet is."""
    return picture(found, sheet, lettering(), caption=caption, now=now, address=address)


def as_png(image: Picture, scale: int) -> bytes:
    """The picture in pixels, `scale` of them for each of its own."""
    words = "".join(line.words for line in image.lines)
    return resvg_py.svg_to_bytes(
        svg_string=image.svg,
        zoom=scale,
        skip_system_fonts=lettering().has(words),
        font_files=[str(_file(family, weight)) for family in _FILES for weight in _WEIGHTS],
        sans_serif_family=SANS,
        serif_family=SERIF,
    )


@cache
def lettering() -> Lettering:
    """The faces, read once."""
    return Lettering(
        {
            (family, weight): Face.read(family, weight, _file(family, weight).read_bytes())
            for family in _FILES
            for weight in _WEIGHTS
        }
    )


def _file(family: str, weight: int) -> Path:
    return Path(settings.BASE_DIR, "static", "vendor", "fonts", f"{_FILES[family]}-{weight}.ttf")

"""A reader's view through the lens that the address asks for: one place where `known` and `according` become one."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from events.forms.lenses import LensForm
from events.models import Timeline
from events.queries.lenses.lenses import lens_of
from events.queries.reader.sight import Sight
from events.views.address import with_lens
from events.views.loading import token_for

_NOBODY = "According to: who does not exist here was left out."


@dataclass(frozen=True, slots=True)
class Seen:
    """What the reader sees, what was wrong with what they asked for, and the parameters that hold, as they are kept."""

    sight: Sight
    problems: tuple[str, ...]
    kept: dict[str, str]  # "known": "2007-03-09"; empty without a lens
    typed: str  # what stands in the field for the day

    @property
    def search(self) -> str:
        """`?known=2007-03-09` for every link that stays in this view; "" without a lens."""
        return f"?{urlencode(self.kept)}" if self.kept else ""


def sight_for(request: HttpRequest, timeline: Timeline) -> Seen:
    """The request's reader before the timeline, through the lens that the address asks for.

    What is wrong is left out. Pages find `search` as `request.through`, and whoever looks through a lens edits nothing.
    """
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    seen = seen_by(sight, request.GET)
    request.through = seen.search  # type: ignore[attr-defined]
    return seen


def seen_by(sight: Sight, asked: QueryDict) -> Seen:
    """The same for a reader whose view without a lens is known."""
    if not asked.get("known") and not asked.get("according"):  # as nearly always
        return Seen(sight.through(None), (), {}, "")
    form = LensForm(asked)
    known, according = form.held("known"), form.held("according")
    problems = list(form.problems)
    try:
        lens = lens_of(sight, known=known, according=according)
    except LookupError:
        problems.append(_NOBODY)
        according = None
        lens = lens_of(sight, known=known)
    kept = {"known": known.edtf if known else "", "according": str(according or "")}
    held = {name: value for name, value in kept.items() if value}
    return Seen(sight.through(lens), tuple(problems), held, form.typed)


def kept_in(request: HttpRequest, seen: Seen) -> QueryDict:
    """The address's parameters with the lens as it is kept."""
    return with_lens(request.GET, seen.kept)


def is_written_otherwise(request: HttpRequest, seen: Seen) -> bool:
    """Whether the address has in other words what it would be kept as: it is asked for again under its own."""
    return not seen.problems and any(request.GET.get(name, "") != value for name, value in seen.kept.items())

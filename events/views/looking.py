"""What a page says and offers about the lens that its reader looks through: how much it rests on, and where to step."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from events.dates import parse, say
from events.queries.dating.dating import out_by
from events.queries.lenses.lenses import lens_of, resting_on
from events.queries.lenses.publication_days import PublicationDay, days_around
from events.queries.lenses.tellers import Tellers, events_told, tellers
from events.queries.reader.names import source_name
from events.views.address import search_of, with_lens
from events.views.lenses import Seen


@dataclass(frozen=True, slots=True)
class Step:
    """A day of publication to step to: "12 March 2007", "WSWS", and the address of this page as of then."""

    words: str
    sources: str
    address: str


@dataclass(frozen=True, slots=True)
class Looking:
    """`known` and `teller` are words, "" where the lens is not of that kind; without a lens both are."""

    known: str
    teller: str
    sources: int  # of those here, on which all of it rests
    of: int
    events: int  # that the teller speaks of, of those here; 0 without one
    of_events: int
    typed: str
    earlier: Step | None
    later: Step | None
    first: Step | None
    last: Step | None
    now: str  # the address without the lens
    since: str  # what changed since the day of publication before
    afterwards: str  # what changed after this day
    beside: str  # this telling and another, side by side; "" where all tell


def looking(seen: Seen, path: str, asked: QueryDict) -> Looking:
    """About the page at `path` with the parameters `asked` (eight queries at most)."""
    lens = seen.sight.lens
    known = seen.kept.get("known", "")
    around = days_around(seen.sight, out_by(parse(known)) if known else None)
    first, last, steps = around.first, around.last, around.steps
    rest = _rest(asked)

    def step(day: PublicationDay | None) -> Step | None:
        if day is None:
            return None
        kept = {**seen.kept, "known": day.edtf}
        return Step(day.words, ", ".join(day.sources), path + search_of(with_lens(rest, kept)))

    resting = resting_on(seen.sight) if lens else None
    events, of_events = events_told(seen.sight) if "according" in seen.kept else (0, 0)
    return Looking(
        known=say(parse(known)) if known else "",
        teller=_teller(seen),
        sources=resting.sources if resting else 0,
        of=resting.of if resting else 0,
        events=events,
        of_events=of_events,
        typed=seen.typed,
        earlier=step(steps.earlier),
        later=step(steps.later),
        first=step(first),
        last=step(last),
        now=path + search_of(rest),
        since=_changed(seen, steps.earlier.edtf, known) if known and steps.earlier else "",
        afterwards=_changed(seen, known, last.edtf) if known and last and steps.later else "",
        beside=_beside(seen),
    )


def lens_words(seen: Seen) -> str:
    """What the reader looks through, in a few words; "" without a lens."""
    known, teller = seen.kept.get("known"), _teller(seen)
    day = say(parse(known)) if known else ""
    if teller:
        return f"According to {teller}" + (f", as reported by {day}" if day else "")
    return f"As reported by {day}" if day else ""


def who_tells(seen: Seen) -> Tellers:
    """Whose telling can be asked for, as of the same day; the one that is asked for among them."""
    whole, known = seen.sight.through(None), seen.kept.get("known")
    through = whole.through(lens_of(whole, known=parse(known)) if known else None)
    return tellers(through, keep=[teller] if (teller := seen.kept.get("according")) else [])


def _rest(asked: QueryDict) -> QueryDict:
    """The parameters of the page without the lens; another telling has other pages."""
    rest = with_lens(asked, {})
    for name in ("page", "token"):
        rest.pop(name, None)
    return rest


def _teller(seen: Seen) -> str:
    lens = seen.sight.lens
    if lens is None:
        return ""
    if lens.source is not None:
        return source_name(lens.source, is_member=seen.sight.is_member).short
    return lens.speaker.name if lens.speaker is not None else ""


def _changed(seen: Seen, first: str, last: str) -> str:
    return f"{reverse('events:changed', args=[seen.sight.timeline.slug])}?{urlencode({'from': first, 'to': last})}"


def _beside(seen: Seen) -> str:
    asked = {"one" if name == "according" else name: value for name, value in seen.kept.items()}
    page = reverse("events:compare-tellings", args=[seen.sight.timeline.slug])
    return f"{page}?{urlencode(asked)}" if "one" in asked else ""

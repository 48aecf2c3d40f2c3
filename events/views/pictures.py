"""The picture of a timeline's view as an image to take away: SVG and PNG."""

from __future__ import annotations

from csp.constants import NONE
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from events.dates import iso
from events.drawing import Picture, Sheet, Told, TooLow
from events.exchange.pictures import as_png, drawn, told_to
from events.forms.taking import MOST_PIXELS, ImageForm
from events.models import Timeline
from events.views import address
from events.views.conditional import conditional
from events.views.lenses import kept_in, sight_for
from events.views.loading import of_timeline
from events.views.taking import Taken, today_of

#: An image runs nothing and asks for nothing, wherever it is opened.
_INERT = {
    "default-src": [NONE],
    "script-src": [NONE],
    "style-src": [NONE],
    "img-src": [NONE],
    "font-src": [NONE],
    "connect-src": [NONE],
    "form-action": [NONE],
    "sandbox": True,
}
_NOTHING = "Nothing of this timeline has a place on the axis yet, so that there is nothing to draw."


@require_safe
@of_timeline
def svg(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/picture.svg` with the parameters of the page, `stretch`, `width`, `height`, `theme`; 400 says what was
    wrong.
    """
    return _image(request, timeline, "svg")


@require_safe
@of_timeline
def png(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/picture.png`: the same in pixels, twice as many of them with `scale=2`."""
    return _image(request, timeline, "png")


def _image(request: HttpRequest, timeline: Timeline, kind: str) -> HttpResponse:
    today = today_of(timeline)
    response = conditional(request, timeline, lambda: _made(request, timeline, kind, today), page=f"image {today}")
    response._csp_replace = _INERT  # type: ignore[attr-defined]  # read by django-csp, whose decorators have no types
    return response


def _made(request: HttpRequest, timeline: Timeline, kind: str, today: int) -> HttpResponse:
    seen = sight_for(request, timeline)
    given = address.settled(kept_in(request, seen))
    form = ImageForm(request.GET, is_member=seen.sight.is_member)
    form.is_valid()
    taken = Taken(seen, form, given, today)
    if taken.problems:
        return JsonResponse({"errors": taken.problems}, status=400)
    found = told_to(seen.sight, taken.wanted)
    if found is None:
        return JsonResponse({"errors": [_NOTHING]}, status=404)
    where = request.build_absolute_uri(taken.base)
    sheet = Sheet(form.width, form.height, form.theme_shown)
    try:
        image = drawn(found, sheet, taken.caption(request), now=today, address=lambda n: f"{where}{n}{seen.search}")
    except TooLow as error:
        return JsonResponse({"errors": [f"height has to be at least {error.least} here, or be left out."]}, status=400)
    if kind == "svg":
        response = HttpResponse(image.svg, content_type="image/svg+xml; charset=utf-8")
    elif (problem := _too_many(image, form.scale_shown)) is not None:
        return JsonResponse({"errors": [problem]}, status=400)
    else:
        response = HttpResponse(as_png(image, form.scale_shown), content_type="image/png")
    response["Content-Disposition"] = f'attachment; filename="{_name(taken, found)}.{kind}"'
    return response


def _too_many(image: Picture, scale: int) -> str | None:
    pixels = int(image.width * image.height * scale**2)
    if pixels <= MOST_PIXELS:
        return None
    return (
        f"That would be {pixels:,} pixels, and {MOST_PIXELS:,} are the most: "
        "ask for a smaller width, for scale 1, or for SVG."
    )


def _name(taken: Taken, found: Told) -> str:
    """What the image is saved as: the timeline, its change, and the stretch."""
    days = (iso(second).partition("T")[0] for second in (found.begins, found.ends - 1))
    return "-".join([taken.timeline.slug, f"change-{taken.timeline.ledger.change_number}", *days])

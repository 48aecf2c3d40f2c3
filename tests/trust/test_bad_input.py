"""Whatever is put into an address, a header or the sign-in form: it is refused or left out, and never breaks."""

from __future__ import annotations

import json

import pytest

from tests.trust.hostile import BODIES, CURSORS, FILTERS, HEADERS, PARAMETERS, PATHS, VALUES
from tests.trust.world import World


def _filled(world: World, address: str, value: str = "") -> str:
    made = world.made["public"]
    return address.format(slug=made.timeline.slug, value=value, **made.keys)


@pytest.mark.parametrize("value", VALUES)
def test_no_parameter_breaks_a_route(world: World, value: str) -> None:
    asker = world.askers["anonymous"]
    broken = []
    for route, parameters in PARAMETERS.items():
        base = _filled(world, route)
        asked = [f"{base}?{name}={VALUES[value]}" for name in parameters]
        asked += [f"{base}?{name}[]={VALUES[value]}&{name}={VALUES[value]}&{name}=1" for name in parameters[:1]]
        asked += [f"{base}?{'&'.join(f'{name}={VALUES[value][:1000]}' for name in (*parameters, 'unknown'))}"]
        broken += [address[:200] for address in asked if asker.send("GET", address).status >= 500]
    assert broken == []


@pytest.mark.parametrize("cursor", CURSORS)
def test_no_cursor_breaks_a_list(world: World, cursor: str) -> None:
    for base in ("/api/timelines/", "/api/timelines/{slug}/events/", "/api/timelines/{slug}/tags/"):
        assert world.askers["reader"].send("GET", _filled(world, f"{base}?cursor={CURSORS[cursor]}")).status < 500


@pytest.mark.parametrize("value", VALUES)
def test_no_path_breaks_a_route(world: World, value: str) -> None:
    answers = {path: world.askers["reader"].send("GET", _filled(world, path, VALUES[value])).status for path in PATHS}
    assert {path for path, status in answers.items() if status >= 500} == set()


@pytest.mark.parametrize("header", HEADERS)
def test_no_header_breaks_a_route(world: World, header: str) -> None:
    for base in ("/", "/t/{slug}/", "/api/timelines/{slug}/events/", "/t/{slug}/export.json", "/sign-in/"):
        for value in HEADERS[header]:
            swapped = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "results"}
            answer = world.askers["anonymous"].send("GET", _filled(world, base), **swapped | {header: value})
            assert answer.status < 500, (base, header, value)


@pytest.mark.parametrize("role", ["anonymous", "reader"])
@pytest.mark.parametrize(
    "address", ["/sign-in/", "/sign-out/", "/forgotten/", "/account/email/", "/account/second-factor/"]
)
def test_no_body_breaks_a_form_about_an_account(world: World, address: str, role: str) -> None:
    for content_type, body in BODIES:
        answer = world.askers[role].send("POST", address, data=body, content_type=content_type)
        assert answer.status < 500, (content_type, body[:80])
        assert "elsewhere" not in answer.headers.get("Location", "")


def test_the_page_says_what_it_left_out_and_the_picture_what_was_wrong(world: World) -> None:
    asker = world.askers["anonymous"]
    page = asker.send("GET", _filled(world, "/t/{slug}/?q=a%00b&from=nonsense&person=x&page=0"))
    assert page.status == 200
    assert page.body.count(b'role="alert"') == 4
    picture = asker.send("GET", _filled(world, "/t/{slug}/viewport.json?k=NaN&from=1"))
    assert picture.status == 400
    assert json.loads(picture.body)["errors"]


@pytest.mark.parametrize("name", [*FILTERS, "from", "to", "page", "event"])
def test_a_newline_in_the_address_begins_no_header(world: World, name: str) -> None:
    swapped = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "results"}
    address = _filled(world, f"/t/{{slug}}/?{name}={VALUES['newline']}")
    answer = world.askers["anonymous"].send("GET", address, **swapped)
    assert "X-Injected" not in answer.headers

"""A box on the map in the address of every view, of the files and of the API."""

import pytest

from events.queries.reader import labels

IRAQ = "40,29,48,38"
WRONG = {
    "40,29": "write its west, south, east and north in degrees, like 40,29,48,38",
    "40,38,48,29": "write its south before its north",
    "40,29,480,38": "longitudes from −180 to 180",
}


def page(client, timeline, query):
    response = client.get(f"/t/{timeline.slug}/{query}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("view", list(labels.VIEW))
def test_every_view_says_the_box_and_has_a_way_out_of_it(client, sample, view):
    html = page(client, sample, f"?view={view}&box={IRAQ}")
    assert "On the map: within 40–48° E, 29–38° N" in html
    assert 'aria-label="Leave out On the map: within 40–48° E, 29–38° N"' in html
    assert f'<input type="hidden" form="filters" name="box" value="{IRAQ}">' in html
    assert "of 30 events" in html


@pytest.mark.parametrize("written", WRONG)
def test_a_box_that_is_none_is_left_out_and_said_so(client, sample, written):
    html = page(client, sample, f"?view=list&box={written}")
    assert WRONG[written] in html
    assert "On the map" not in html
    response = client.get(f"/t/{sample.slug}/table.csv?box={written}")
    assert response.status_code == 400
    assert WRONG[written] in response.json()["errors"][0]


def test_pages_files_and_api_leave_the_same_events(client, sample):
    html = page(client, sample, f"?view=list&box={IRAQ}")
    rows = b"".join(client.get(f"/t/{sample.slug}/table.csv?box={IRAQ}").streaming_content).decode().splitlines()
    listed = client.get(f"/api/timelines/{sample.slug}/events/?box={IRAQ}&page_size=100").json()["results"]
    assert 0 < html.count("<li id=") == len(rows) - 1 == len(listed) < 30
    picture = client.get(f"/t/{sample.slug}/viewport.json?box={IRAQ}").json()
    assert {each["n"] for each in picture["placements"]} <= {each["number"] for each in listed}


def test_the_api_says_what_is_wrong_with_a_box(client, sample):
    response = client.get(f"/api/timelines/{sample.slug}/events/?box=40,29")
    assert response.status_code == 400
    assert "like 40,29,48,38" in str(response.json())


def test_events_without_a_place_are_a_filter_with_a_way_out(client, sample):
    html = page(client, sample, "?view=list&place=none")
    assert 'aria-label="Leave out Place: none"' in html
    assert 'href="/t/iraq-and-its-neighbours-2007/?view=list"' in html

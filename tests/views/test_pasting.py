"""Rows are pasted, looked at, corrected and entered; one line is; nothing typed is lost on the way."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from events.actions.pasting import BATCH
from events.models import Change, Event, Role, Timeline, User
from tests.factories import make_citation, make_event, make_member, make_source, make_timeline

pytestmark = pytest.mark.django_db
TABLE = (
    "Date\tTitle\tSource\tPage\tPeople\n"
    "early May 1901\tThe bridge opens\tBridges\t12\tThe queen (host); A mayor\n"
    "31 February 1950\tIt is closed\tBridges\t\t\n"
    "1960\tIt is pulled down\t\t\t\n"
)


@pytest.fixture
def timeline() -> Timeline:
    return make_timeline()


@pytest.fixture
def editor(timeline: Timeline, client: Client) -> User:
    user = make_member(timeline, "ed", Role.EDITOR)
    client.force_login(user)
    return user


@pytest.mark.usefixtures("editor")
def test_what_would_be_entered_is_shown_with_faults_at_their_cells(client: Client) -> None:
    page = sent(client, "preview", text=TABLE)
    assert "2 rows can be entered, 1" in words(page)
    assert "Row 3, Date" in page
    assert "February 1950 has no day 31" in page
    assert 'name="cell-3-0" value="31 February 1950"' in page
    assert 'id="cell-3-0-error"' in page
    assert "Bridges new" in words(page)
    assert "The queen (host) new" in words(page)
    assert Event.objects.count() == 0


@pytest.mark.usefixtures("editor")
def test_a_cell_is_corrected_in_the_preview_and_the_rest_stays(client: Client, timeline: Timeline) -> None:
    page = sent(client, "preview", text=TABLE)
    corrected = hidden(page) | {"text": TABLE.replace("\n", "\r\n"), "cell-3-0": "28 February 1950"}
    page = sent(client, "preview", **corrected)
    assert "3 rows can be entered" in words(page)
    assert "28 February 1950" in page
    client.post("/t/made/paste/save", hidden(page) | {"text": text_in(page)})
    assert [event.date_words for event in Event.objects.order_by("number")] == [
        "early May 1901",
        "28 February 1950",
        "1960",
    ]
    assert Change.objects.get(verb="paste_rows").made["count"] == 3


@pytest.mark.usefixtures("editor")
def test_faulty_rows_are_left_out_only_when_somebody_says_so_and_stay_in_the_box(client: Client) -> None:
    page = sent(client, "preview", text=TABLE)
    refused = client.post("/t/made/paste/save", hidden(page) | {"text": TABLE})
    assert (refused.status_code, Event.objects.count()) == (422, 0)
    assert "Nothing was entered. Correct what is marked" in refused.content.decode()
    response = client.post("/t/made/paste/save", hidden(page) | {"text": TABLE, "leave_out": "1"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "2 events entered" in words(page)
    assert text_in(page) == "Date\tTitle\tSource\tPage\tPeople\n31 February 1950\tIt is closed\tBridges\t\t\n"
    assert Event.objects.count() == 2


@pytest.mark.usefixtures("editor")
def test_rows_that_are_here_already_are_left_out_unless_ticked(client: Client, timeline: Timeline) -> None:
    make_citation(make_event(timeline, "The bridge opens", "1902"), make_source(timeline, "Bridges"))
    text = TABLE.replace("31 February", "28 February") + "1960\tIt is pulled down\t\t\t\n"
    page = sent(client, "preview", text=text)
    assert "2 rows can be entered" in words(page)
    assert "2 rows say what is here already" in words(page)
    assert 'href="/t/made/1">already here' in page
    assert "same as row 4" in words(page)
    page = sent(client, "preview", **hidden(page), text=text, again=["2"])
    assert "3 rows can be entered" in words(page)
    page = sent(client, "preview", **hidden(page), text=text, all_again="1")
    assert "4 rows can be entered" in words(page)


@pytest.mark.usefixtures("editor")
def test_figures_are_asked_about_and_other_cells_say_which_comes_first(client: Client) -> None:
    text = "Date\tTitle\n10/03/2007\tA\n25/03/2007\tB\n"
    page = sent(client, "preview", text=text)
    assert "10 March 2007 or 3 October 2007" in page
    assert "“25/03/2007” in this table has the day first" in words(page)
    page = sent(client, "preview", **hidden(page), text=text, order="days")
    assert "2 rows can be entered" in words(page)
    assert "10 March 2007" in page


@pytest.mark.usefixtures("editor")
def test_a_key_that_was_used_for_other_rows_loses_nothing(client: Client) -> None:
    client.post("/t/made/paste/save", {"text": "Title\nA\n", "key": "k"})
    response = client.post("/t/made/paste/save", {"text": "Title\nB\n", "key": "k"})
    assert response.status_code == 422
    assert "entered already, before you changed it" in response.content.decode()
    assert text_in(response.content.decode()) == "Title\nB\n"
    client.post("/t/made/add/line", {"line": "1901: C", "key": "l"})
    response = client.post("/t/made/add/line", {"line": "1901: D", "key": "l"})
    assert response.status_code == 422
    assert 'value="1901: D"' in response.content.decode()


@pytest.mark.usefixtures("editor")
def test_columns_can_be_told_apart_by_hand(client: Client) -> None:
    text = "Foo\tBar\nIt opens\t1901\n"
    page = sent(client, "preview", text=text)
    assert "cell" in page
    page = sent(client, "preview", **hidden(page), text=text, headed="yes")
    page = sent(client, "preview", **hidden(page), text=text, headed="yes", **{"column-0": "title", "column-1": "date"})
    assert "1 row can be entered" in words(page)


@pytest.mark.usefixtures("editor")
def test_corrections_of_a_table_that_was_changed_meanwhile_are_given_back(client: Client) -> None:
    page = sent(client, "preview", text=TABLE)
    page = sent(client, "preview", **hidden(page), text=TABLE + "1970\tMore\t\t\t\n", **{"cell-3-0": "a <b>word</b>"})
    assert "found no cell: “a &lt;b&gt;word&lt;/b&gt;”" in words(page)


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(("text", "says"), [("", "Nothing is pasted"), ("x\n" * 5_002, "more than 5,000 rows")])
def test_what_is_no_table_is_said_at_the_box_and_kept_in_it(client: Client, text: str, says: str) -> None:
    response = client.post("/t/made/paste/preview", {"text": text})
    assert response.status_code == 422
    assert says in response.content.decode()
    assert text_in(response.content.decode()).strip() == text.strip()


@pytest.mark.usefixtures("editor")
def test_progress_is_told_in_lines_and_the_last_says_where_to_go(client: Client) -> None:
    text = "Title\n" + "".join(f"Number {n}\n" for n in range(BATCH + 1))
    response = client.post("/t/made/paste/save", {"text": text, "key": "k"}, headers={"Accept": "application/x-ndjson"})
    lines = [json.loads(line) for line in b"".join(response).splitlines()]
    change = Change.objects.get(verb="paste_rows").number
    assert lines == [
        {"done": BATCH, "of": BATCH + 1},
        {"done": BATCH + 1, "of": BATCH + 1},
        {"address": f"/t/made/paste/?done={change}"},
    ]
    again = client.post("/t/made/paste/save", {"text": text, "key": "k"}, headers={"Accept": "application/x-ndjson"})
    assert json.loads(b"".join(again)) == lines[-1]
    assert f"{BATCH + 1} events entered" in words(client.get(lines[-1]["address"]).content.decode())
    assert Event.objects.count() == BATCH + 1


@pytest.mark.usefixtures("editor")
def test_a_reader_who_goes_away_before_the_end_has_saved_nothing(client: Client) -> None:
    text = "Title\n" + "".join(f"Number {n}\n" for n in range(2 * BATCH))
    response = client.post("/t/made/paste/save", {"text": text}, headers={"Accept": "application/x-ndjson"})
    next(iter(response))
    response._iterator.close()  # what `response.close()` does, but for ending the test's own transaction
    assert Event.objects.count() == 0


@pytest.mark.usefixtures("editor")
def test_a_line_is_shown_as_understood_then_entered_once(client: Client) -> None:
    line = {"line": "10 March 2007: Conference in Baghdad (WSWS, p. 3)"}
    look = client.post("/t/made/add/line", line | {"look": "1"}, headers={"HX-Request": "true"})
    assert "When 10 March 2007 What Conference in Baghdad Source WSWS new , page 3" in words(look.content.decode())
    assert Event.objects.count() == 0
    for _ in range(2):
        response = client.post("/t/made/add/line", line | {"key": "k"}, headers={"HX-Request": "true"})
        assert "Entered: 10 March 2007 – Conference in Baghdad" in words(response.content.decode())
        assert response["HX-Trigger"] == "line-entered, dateline:changed"
    assert Event.objects.get().citations.get().locator == "3"
    response = client.post("/t/made/add/line", {"line": "1950: x", "next": "/t/made/#line-text"})
    assert (response.status_code, response["Location"]) == (303, "/t/made/#line-text")


@pytest.mark.usefixtures("editor")
def test_a_line_that_may_mean_two_things_is_kept_and_says_so(client: Client) -> None:
    response = client.post("/t/made/add/line", {"line": "10/03/2007: talks <b>"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "10 March 2007 or 3 October 2007" in page
    assert 'value="10/03/2007: talks &lt;b&gt;"' in page
    assert Event.objects.count() == 0


def sent(client: Client, to: str, **fields: Any) -> str:
    response = client.post(f"/t/made/paste/{to}", fields)
    assert response.status_code == 200
    return response.content.decode()


def hidden(page: str) -> dict[str, str]:
    """What the form carries along."""
    return {name: re.search(rf'name="{name}"[^>]* value="([^"]*)"', page)[1] for name in ("key", "seen", "head")}  # type: ignore[index]


def text_in(page: str) -> str:
    found = re.search(r'<textarea id="paste-text".*?>\n(.*?)</textarea>', page, re.DOTALL)
    assert found is not None
    return found[1]


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())

"""The list of a source's passages: what is chosen is confirmed at once, and each is settled by a press of its own."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from events.models import Anchor, Passage, Role, Source, User
from tests import factories as make
from tests.captured import captured

pytestmark = pytest.mark.django_db
TEXT = (
    "The bridge was closed on Saturday after a crack was found.\n\n"
    "Engineers with lamps went down to the piers on Sunday.\n\n"
    "The council will meet in April to decide who pays."
)


@pytest.fixture
def source() -> Source:
    return make.make_source(make.make_timeline("bridges"), "The Echo")


@pytest.fixture
def ann(source: Source) -> User:
    return make.make_member(source.timeline, "ann", Role.EDITOR)


@pytest.fixture
def client(client: Client, ann: User) -> Client:
    client.force_login(ann)
    return client


def passage(source: Source, title: str, words: str, locator: str = "", role: str = "quote") -> Passage:
    counts = {"locator": locator, "locator_kind": "paragraph"} if locator else {}
    citation = make.make_citation(make.make_event(source.timeline, title, "1901-05-01"), source, **counts)
    return make.make_passage(citation, words, role=role)


def address(source: Source, rest: str = "") -> str:
    return f"/t/bridges/sources/{source.public_id}/passages/{rest}"


def page(client: Client, source: Source, rest: str = "") -> str:
    answer = client.get(address(source, rest))
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2]


def row(text: str, of: Passage) -> str:
    return text.partition(f'id="passage-{of.public_id}"')[2].partition("</li>")[0]


def boxes(text: str) -> dict[str, bool]:
    """The boxes by what they choose, and whether they are ticked."""
    found = re.findall(r'name="choose" value="([^"]+)"( checked)?', text)
    return {value: bool(is_ticked) for value, is_ticked in found}


def states(of: Passage) -> list[str]:
    return list(Anchor.objects.filter(passage=of).order_by("source_text_id").values_list("state", flat=True))


def test_the_chosen_ones_are_confirmed_in_one_deed_and_undone_in_one(client: Client, source: Source) -> None:
    dated = passage(source, "Closed", "on Saturday", "1", role="date words")
    typed = passage(source, "Meets", "the council will meet in May to decide who pays")
    event = make.make_event(source.timeline, "Engineers look at the piers")
    bare = make.make_citation(event, source, locator="2", locator_kind="paragraph")
    captured(source, TEXT)
    text = page(client, source)
    assert "“on Saturday” stands in ¶ 1." in row(text, dated)
    assert "Similar words stand in ¶ 3." in row(text, typed)
    assert "that shares most words with the event: Engineers, piers" in text
    assert [*boxes(text).values()] == [True, False, False]
    changes = source.timeline.changes.count()
    answer = client.post(address(source, "settle"), {"choose": [*boxes(text)], "do": "confirm", "key": "once"})
    assert answer["Location"] == address(source, "#passages")
    assert source.timeline.changes.count() == changes + 1
    assert (states(dated), states(typed)) == (["exact"], ["changed"])
    [quoted] = bare.passages.all()
    assert (quoted.exact, states(quoted)) == ("Engineers with lamps went down to the piers on Sunday.", ["exact"])
    assert boxes(page(client, source)) == {}
    client.post(address(source, "settle"), {"choose": [*boxes(text)], "do": "confirm", "key": "once"})
    assert bare.passages.count() == 1
    last = source.timeline.changes.latest("number").number
    client.post(f"/t/bridges/history/{last}/undo", {"key": "undo"})
    assert (states(dated), states(typed), bare.passages.count()) == (["proposed"], ["proposed"], 0)


def test_a_passage_that_changed_is_taken_over_or_kept_and_what_is_gone_is_let_go(
    client: Client, source: Source
) -> None:
    words = ("closed on Saturday", "a crack was found", "Engineers with lamps went down")
    read, kept, gone = (passage(source, each, each) for each in words)
    captured(source, TEXT)
    client.post(address(source, "settle"), {"choose": [*boxes(page(client, source))], "do": "confirm"})
    again = TEXT.replace("closed on Saturday", "shut on Saturday").replace("a crack", "two cracks")
    captured(source, re.sub(r"Engineers.*?\n", "\n", again))
    text = page(client, source)
    assert [*boxes(text).values()] == [False, False]
    assert "shut </ins>" in row(text, read)
    press(client, source, row(text, read), "requote")
    press(client, source, row(text, kept), "keep")
    press(client, source, row(text, gone), "keep")
    read.refresh_from_db()
    kept.refresh_from_db()
    assert (read.exact, read.version, kept.exact) == ("shut on Saturday", 2, "a crack was found")
    assert [states(each) for each in (read, kept, gone)] == [
        ["changed", "exact"],
        ["exact", "changed"],
        ["exact", "gone"],
    ]
    assert "0 passages to look at" not in page(client, source)
    assert "Somebody has looked at all that needs it." in page(client, source)


def press(client: Client, source: Source, text: str, what: str, **more: str) -> int:
    [value] = re.findall(rf'name="do" value="({what}\.[^"]+)"', text)
    return client.post(address(source, "settle"), {"do": value, **more}).status_code


def test_words_are_placed_elsewhere_by_the_words_that_stand_there(client: Client, source: Source) -> None:
    lost = passage(source, "Pays", "who is going to pay for it all in the end")
    captured(source, TEXT)
    text = row(page(client, source), lost)
    assert "not found" in text
    assert press(client, source, text, "place", **{f"words-{lost.public_id}": "an elephant"}) == 422
    assert press(client, source, text, "place", **{f"words-{lost.public_id}": "decide who pays"}) == 303
    anchor = Anchor.objects.get(passage=lost)
    assert (anchor.source_text.text[anchor.begins : anchor.ends], anchor.state) == ("decide who pays", "changed")


def test_what_somebody_else_decided_meanwhile_is_refused_and_the_choice_of_the_rest_stays(
    client: Client, source: Source
) -> None:
    one, two = passage(source, "Closed", "a crack was found"), passage(source, "Pays", "decide who pays")
    captured(source, TEXT)
    text = page(client, source)
    press(client, source, row(text, one), "absent")
    answer = client.post(address(source, "settle"), {"choose": [*boxes(text)], "do": "confirm"})
    assert answer.status_code == 412
    assert states(two) == ["proposed"]
    shown = answer.content.decode()
    assert "Somebody else has said something" in shown
    assert [*boxes(shown).values()] == [True]


def test_a_newer_text_is_not_answered_for_an_older_one(client: Client, source: Source) -> None:
    passage(source, "Closed", "a crack was found")
    captured(source, TEXT)
    text = page(client, source)
    [seen] = re.findall(r'name="text" value="([^"]+)"', text)
    captured(source, TEXT + "\n\nA line more.")
    answer = client.post(address(source, "settle"), {"choose": [*boxes(text)], "do": "confirm", "text": seen})
    assert answer.status_code == 412


def test_readers_see_the_list_without_a_press_and_strangers_find_nothing(client: Client, source: Source) -> None:
    passage(source, "Closed", "a <crack> was found")
    captured(source, TEXT.replace("crack", "<crack>"))
    client.force_login(make.make_member(source.timeline, "bo"))
    text = page(client, source)
    assert "a &lt;crack&gt; was found" in text
    assert "<button" not in text
    assert client.post(address(source, "settle"), {"do": "confirm"}).status_code == 403
    client.logout()
    assert client.get(address(source)).status_code == 404
    assert client.post(address(source, "settle"), {"do": "confirm"}).status_code == 404


def test_a_choice_of_nothing_that_is_here_is_refused(client: Client, source: Source) -> None:
    captured(source, TEXT)
    for given in ({}, {"choose": ["x", "anchor.1.2", "passage.0.0.0"]}, {"do": "keep.x"}, {"do": "place.anchor"}):
        assert client.post(address(source, "settle"), given).status_code == 422

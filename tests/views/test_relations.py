"""How an event stands to another: said on a page of its own, after looking at what moves; changed and taken back."""

from __future__ import annotations

import pytest
from django.test import Client

from events.models import Change, Citation, Contradiction, Event, Reading, Relation, Timeline, User

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}
SURGE, RAID, MORTARS, MINISTERIAL = 3, 4, 12, 29


@pytest.fixture
def base(sample: Timeline) -> str:
    return f"/t/{sample.slug}/"


@pytest.fixture
def editor(client: Client, owner: User) -> Client:
    client.force_login(owner)
    return client


def stated(**fields: str) -> dict[str, str]:
    return {"kind": "after", "other": str(MINISTERIAL), "key": "k"} | fields


def event(number: int) -> Event:
    return Event.objects.get(number=number)


def test_a_relation_is_said_with_its_distance_and_who_says_so(editor: Client, base: str) -> None:
    citation = Citation.objects.filter(event=event(RAID)).first()
    assert citation is not None
    page = editor.get(f"{base}{RAID}/relations/add?citation={citation.public_id}")
    assert f'<option value="{citation.public_id}" selected>' in page.content.decode()
    sent = stated(
        kind="before", other="Mortar shells land near the venue", gap_least="3", gap_unit="weeks", is_open="on"
    )
    done = editor.post(f"{base}{RAID}/relations/add", sent | {"citation": str(citation.public_id)})
    assert (done.status_code, done["Location"]) == (303, f"{base}{RAID}#related-{RAID}")
    made = Relation.objects.latest("pk")
    assert (made.kind, made.other.number, made.gap_least, made.gap_most, made.gap_unit) == (
        *("before", MORTARS, 3, None, "weeks"),
    )
    assert made.citation == citation


def test_the_day_before_is_a_distance_of_one_day(editor: Client, base: str) -> None:
    editor.post(f"{base}{RAID}/relations/add", stated(kind="day before", gap_least="7", gap_unit="weeks"))
    made = Relation.objects.latest("pk")
    assert (made.kind, made.gap_least, made.gap_most, made.gap_unit) == ("before", 1, 1, "days")


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"other": ""}, "Choose the other event"),
        ({"other": "Something else"}, "There is no event of that title or number here."),
        ({"other": str(RAID)}, "An event stands in no relation to itself"),
        ({"gap_least": "two"}, "Write a whole number."),
        ({"gap_least": "2"}, "Choose the unit of the gap."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_saved(
    editor: Client, base: str, sent: dict[str, str], words: str
) -> None:
    before = Relation.objects.count()
    answer = editor.post(f"{base}{RAID}/relations/add", stated(**sent))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Relation.objects.count() == before


def test_what_would_move_is_told_with_scripts_and_without_and_nothing_is_written(editor: Client, base: str) -> None:
    changes, relations = Change.objects.count(), Relation.objects.count()
    sent = stated(kind="day after", other=str(RAID))
    for extra in ({}, HTMX):
        answer = editor.post(f"{base}{MORTARS}/relations/look", sent, **extra)
        words = answer.content.decode()
        assert answer.status_code == 200
        assert "These statements cannot all hold." in words
        assert ("<form" in words) == (not extra)
    sent = stated(kind="day before", other=str(MINISTERIAL))
    words = editor.post(f"{base}28/relations/look", sent, **HTMX).content.decode()
    assert "Iran arms and supports insurgents in Iraq</a>: was no date, becomes <b>2 May 2007</b>" in words
    assert (Change.objects.count(), Relation.objects.count()) == (changes, relations)


def test_a_contradiction_blocks_nothing_and_stands_on_the_pages_concerned(editor: Client, base: str) -> None:
    assert editor.post(f"{base}{RAID}/relations/add", stated()).status_code == 303
    made = Relation.objects.latest("pk")
    for number in (RAID, MINISTERIAL):
        words = editor.get(f"{base}{number}").content.decode()
        assert "These statements cannot all hold" in words
        assert f"{base}{RAID}/relations/{made.public_id}" in words
    assert "These statements cannot all hold" not in editor.get(f"{base}{SURGE}").content.decode()
    assert "10 January 2007" in editor.get(f"{base}{SURGE}").content.decode()


def test_a_relation_is_changed_as_it_was_seen(editor: Client, base: str) -> None:
    relation = Relation.objects.get(event=event(SURGE), kind="before")
    address = f"{base}{SURGE}/relations/{relation.public_id}"
    words = editor.get(address).content.decode()
    assert '<option value="day before" selected>' in words
    assert "no source says so" not in words  # a reading rests on it
    sent = stated(kind="before", other=str(RAID), gap_least="2", gap_unit="days", version="1")
    sent["citation"] = str(relation.citation.public_id) if relation.citation else ""
    look = editor.post(f"{base}{SURGE}/relations/look", sent | {"relation": str(relation.public_id)}, **HTMX)
    assert "was 10 January 2007, becomes <b>9 January 2007</b>" in look.content.decode()
    assert editor.post(address, sent).status_code == 303
    relation.refresh_from_db()
    assert (relation.gap_least, relation.gap_most, relation.version) == (2, 2, 2)
    stale = editor.post(address, sent | {"gap_least": "3"})
    assert stale.status_code == 412
    assert editor.post(address, {key: text for key, text in sent.items() if key != "version"}).status_code == 428


def test_taking_a_relation_back_says_what_moves_takes_its_readings_along_and_is_one_undo(
    editor: Client, base: str
) -> None:
    relation = Relation.objects.get(event=event(SURGE), kind="before")
    address = f"{base}{SURGE}/relations/{relation.public_id}/withdraw"
    words = editor.get(address).content.decode()
    assert "was 10 January 2007, becomes <b>no date</b>" in words
    assert editor.post(address, {"version": "1", "reason": "Not there."}).status_code == 303
    assert not Reading.objects.filter(relation=relation).exists()
    assert "10 January 2007" not in editor.get(f"{base}{SURGE}").content.decode()
    last = Change.objects.latest("number")
    editor.post(f"{base}history/{last.number}/undo", {"key": "u"})
    assert Reading.objects.filter(relation=relation).count() == 1
    assert "10 January 2007" in editor.get(f"{base}{SURGE}").content.decode()


def test_a_date_that_is_decided_says_beforehand_what_else_moves(editor: Client, base: str) -> None:
    address, before = f"{base}{RAID}/edit/date", Change.objects.count()
    assert "Look at what moves" in editor.get(address).content.decode()
    sent = {"when": "20 January 2007", "reason": "The log says so.", "version": "1", "look": "1"}
    for extra in ({}, HTMX):
        words = editor.post(address, sent, **extra).content.decode()
        assert "was 10 January 2007, becomes <b>19 January 2007</b>" in words
        assert "US troops raid the Iranian office in Irbil</a>: was" not in words
    assert Change.objects.count() == before
    alone = editor.get(f"{base}1/edit/date").content.decode()
    assert "Look at what moves" not in alone


def test_a_citation_that_goes_says_what_else_moves(editor: Client, base: str) -> None:
    used = event(RAID).dating_reading
    assert used is not None
    words = editor.get(f"{base}{RAID}/citations/{used.citation.public_id}/withdraw").content.decode()
    assert "The date of the event then becomes 11 January 2007." in words
    assert not Contradiction.objects.exists()


def test_a_sharper_date_is_used_with_the_reason_that_explains_it(editor: Client, base: str) -> None:
    editor.post(f"{base}6/relations/add", stated(other=str(RAID), gap_least="25", gap_unit="days"))
    words = editor.get(f"{base}6").content.decode()
    assert "By its relations it could be said more exactly: <b>5 February 2007</b>" in words
    assert 'name="when" value="2007-02-05"' in words
    assert "25 days after the raid in Irbil" in words

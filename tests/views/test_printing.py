"""A timeline on paper, as it comes over the wire."""

from __future__ import annotations

import re
from html import unescape

import pytest

from events.exchange import printing
from events.models import EventState
from events.views.running_heads import running_heads
from tests import factories as make

BASE = "/t/iraq-and-its-neighbours-2007/"
PERIOD = "from=2007-03-01&to=2007-03-31"


def page(client, query="", path=BASE):
    response = client.get(f"{path}print{query}")
    assert response.status_code == 200
    return response.content.decode()


def text(html):
    """What is read, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def events(html):
    return [text(re.sub(r"<sup>.*?</sup>", "", each)) for each in re.findall(r"<h3>.*?</h3>", html)]


def references(html):
    return [text(each) for each in re.findall(r'<li id="source-\d+">.*?</li>', html, re.DOTALL)]


@pytest.fixture
def made(db):
    return make.make_timeline()


def test_the_whole_timeline_is_printed_with_title_address_version_and_day(client, sample):
    html = page(client)
    assert len(events(html)) == 30
    said = text(html)
    assert f"Address http://testserver{BASE} Version Change {sample.ledger.change_number}, " in said
    assert "30 events, with 8 sources." in said
    assert html.count("<figure>") == 2, "the whole, and what it is about"


def test_a_stretch_is_printed_where_the_address_has_one_and_says_which(client, sample):
    html = page(client, f"?{PERIOD}")
    assert len(events(html)) == 22
    assert "22 events, 1–31 March 2007, with" in text(html)
    assert "Events without a date are left out." in text(html)
    assert "United States invades Iraq" not in events(html)
    assert len(events(page(client, f"?{PERIOD}&stretch=whole"))) == 30


def test_what_the_view_asks_for_is_printed_without_an_address_as_the_page_opens(client, sample):
    assert "United States invades Iraq" not in events(page(client, "?stretch=view"))


def test_filters_and_a_lens_hold_on_paper_and_are_said(client, sample):
    said = text(page(client, "?q=Bush&known=2007-03-12&leave=picture"))
    assert "As reported by 12 March 2007. Only: Search: “Bush”." in said
    assert 0 < len(events(page(client, f"?{PERIOD}&known=2007-03-09"))) < 22


def test_every_mark_of_a_citation_leads_to_its_note_and_no_note_stands_alone(client, sample):
    html = page(client)
    cited = {int(number) for number in re.findall(r'<a href="#source-(\d+)"', html)}
    assert cited == set(range(1, len(references(html)) + 1))


def test_notes_are_numbered_as_they_are_met_and_written_in_the_style_that_is_chosen(client, sample):
    numbers = [int(number) for number in re.findall(r'<a href="#source-(\d+)"', page(client))]
    firsts = list(dict.fromkeys(numbers))
    assert firsts == sorted(firsts)
    apa, mla = (references(page(client, f"?style={style}")) for style in ("apa", "mla"))
    assert len(apa) == len(mla) == 8
    assert apa != mla


def test_where_a_citation_points_stands_beside_its_number(client, sample):
    assert "1 ¶ 1; 2 ¶ 15" in text(page(client))


def test_quotations_and_picture_are_left_out_as_asked(client, made):
    event = make.make_event(made, "raid", "2007-03-11")
    cited = make.make_citation(event, make.make_source(made, "The Paper"))
    make.make_passage(cited, "it was at night", public_characters=15)
    make.place(made)
    html = page(client, path="/t/made/")
    assert "“it was at night” The Paper reports this, 1." in text(html)
    assert html.count("<figure>") == 1
    bare = page(client, "?leave=quotes&leave=picture", path="/t/made/")
    assert "at night" not in bare
    assert "<figure>" not in bare


def test_notes_are_printed_where_they_are_asked_for_and_those_of_the_team_for_members(client, sample, owner):
    assert 'class="printed-note"' not in page(client)
    client.force_login(owner)
    assert 'class="printed-note"' in page(client, "?notes=1")


def test_a_grouped_picture_stands_on_as_many_pages_as_it_needs(client, sample):
    html = page(client, f"?{PERIOD}&group=person")
    assert html.count("<figure>") == 5
    assert "picture 2 of 5" in html
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_more_than_one_document_holds_is_printed_in_parts(client, made, monkeypatch):
    monkeypatch.setattr(printing, "MOST", 3)
    for day in range(1, 9):
        make.make_event(made, f"day {day}", f"2007-03-0{day}")
    make.put_in_order(made)
    first, last = (page(client, f"?part={part}", path="/t/made/") for part in (1, 9))
    assert events(first) == ["day 1", "day 2", "day 3"]
    assert "This is part 1 of 3" in text(first)
    assert "Holds 1 to 3 of 8 events, with" in text(first)
    assert '<a href="/t/made/print?part=2">Part 2</a>' in first
    assert events(last) == ["day 7", "day 8"]
    assert "March 2007, continued" in text(last)
    assert "Part 3 of 3: events 7 to 8 of 8." in text(last)


def test_strangers_get_no_drafts_on_paper_and_members_are_told_of_them(client, made):
    make.make_event(made, "not yet decided", "2007-03-11", state=EventState.DRAFT)
    make.make_event(made, "raid", "2007-03-11")
    make.place(made)
    make.put_in_order(made)
    assert events(page(client, path="/t/made/")) == ["raid"]
    client.force_login(make.make_member(made))
    html = page(client, path="/t/made/")
    assert sorted(events(html)) == ["not yet decided", "raid"]
    assert "With drafts, which only members see." in text(html)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?q=zeppelin", "No event passes these filters."),
        ("?from=1850-01-01&to=1850-12-31", "Nothing here is dated within this stretch."),
        ("?stretch=all", "stretch is one of view, whole."),
        ("?leave=everything", "Leave out: a choice that does not exist was left out itself."),
        ("?part=0", "There is no such part of the document."),
        ("?from=yesterday", "is not a day: write it like 2007-03-10."),
    ],
)
def test_what_is_empty_or_wrong_is_said(client, sample, query, said):
    assert said in text(page(client, query))


def test_a_timeline_without_events_is_printed_as_such(client, made):
    assert "This timeline has no events yet." in text(page(client, path="/t/made/"))


def test_the_margins_say_title_address_and_version_whatever_somebody_wrote(client, made):
    made.title = '"; } body { display: none } /* \\ \n'
    made.save()
    response = client.get("/t/made/running.css")
    assert response["Content-Type"] == "text/css; charset=utf-8"
    css = response.content.decode()
    assert css.count("{") == css.count("}") == 6
    assert "body" not in re.sub(r'"[^"]*"', "", css)
    assert running_heads("A", "http://b", "Change 7, 9 March 2007").count("Change\\20 7") == 1


def test_the_margins_of_the_page_are_asked_for_with_its_own_address(client, sample):
    html = unescape(page(client, f"?{PERIOD}"))
    assert f'<link rel="stylesheet" href="{BASE}running.css?{PERIOD}" media="print">' in html


def test_the_same_change_is_not_sent_twice(client, sample):
    first = client.get(f"{BASE}print")
    again = client.get(f"{BASE}print", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304

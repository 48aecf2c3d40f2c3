"""The table as it comes over the wire: its page, the bare table to copy, and the file."""

import csv
import re
from html import unescape
from io import StringIO

import pytest

from tests import factories as make


def get(client, timeline, path):
    response = client.get(f"/t/{timeline.slug}/{path}")
    assert response.status_code == 200
    return response


def page(client, timeline, query=""):
    return get(client, timeline, f"?view=table{query}").content.decode()


def titles(html):
    return [unescape(each) for each in re.findall(r'<th scope="row"><a [^>]*>(.*?)</a>', html)]


def headings(html):
    return [
        re.sub(r"<[^>]+>", "", each)
        for each in re.findall(r'<th scope="col".*?</th>', html.partition("</thead>")[0], re.DOTALL)
    ]


def lines(client, timeline, query=""):
    content = b"".join(get(client, timeline, f"table.csv{query}").streaming_content).decode()
    assert content.startswith("\ufeff")
    return list(csv.reader(StringIO(content[1:])))


@pytest.fixture
def made(db):
    return make.make_timeline()


def test_the_sample_is_a_table_of_thirty_rows(client, sample):
    html = page(client, sample)
    assert len(titles(html)) == 30
    assert headings(html) == ["No.", "Date", "Event", "Did it happen?", "Place", "People", "Sources"]
    assert '<th scope="col" class="of-date" aria-sort="ascending">' in html
    assert "the sources disagree about the date" in html


def test_a_heading_sorts_and_says_which_way(client, sample):
    html = page(client, sample, "&sort=-title&q=Bush")
    assert '<th scope="col" class="of-title" aria-sort="descending">' in html
    assert titles(html) == sorted(titles(html), reverse=True)
    assert 'href="/t/iraq-and-its-neighbours-2007/?q=Bush&amp;view=table&amp;sort=title"' in html


def test_the_reader_picks_columns_and_the_address_keeps_them_as_one(client, sample):
    html = page(client, sample, "&cols=date&cols=prominence&cols=basis")
    assert headings(html) == ["Date", "Event", "Prominence", "Date used"]
    assert "cols=date%2Ctitle%2Cprominence%2Cbasis" in html
    assert re.search(r'name="cols" value="basis" checked', html)


def test_an_order_or_a_page_that_does_not_exist_is_said_and_left_out(client, sample):
    html = page(client, sample, "&sort=people&page=0")
    assert "The table cannot be put in that order" in html
    assert "There is no such page of the list." in html
    assert len(titles(html)) == 30


def test_filtered_to_nothing_the_table_says_so(client, sample):
    html = page(client, sample, "&q=zeppelin")
    assert "No event passes these filters" in html
    assert "<table" not in html


def test_more_than_a_page_is_paged_and_says_of_how_many(client, made):
    for number in range(101):
        make.make_event(made, f"event {number}", "2007")
    html = page(client, made)
    assert "1–100 of 101 events" in html
    assert "Copy all 101 events" in html
    assert titles(page(client, made, "&page=2")) == ["event 100"]


def test_the_bare_table_has_its_sources_as_footnotes(client, sample):
    html = get(client, sample, "table.html?q=Legion&cols=title,sources").content.decode()
    assert "<sup>[1]</sup><sup>[2]</sup>" in html
    notes = re.search(r'<ol class="notes-below">(.*?)</ol>', html, re.DOTALL)[1]
    assert notes.count("<li>") == 2
    assert "view=table" in html


def test_some_rows_of_a_page_are_copied_with_footnotes_of_their_own(client, sample):
    whole = get(client, sample, "table.html?page=1").content.decode()
    some = get(client, sample, "table.html?page=1&only=8,29,31000").content.decode()
    rows = re.findall(r"<tr><td>(\d+)</td>", some)
    assert rows == ["8", "29"]
    assert "2 of 30 events" in some
    assert re.findall(r"<sup>\[(\d+)\]</sup>", some)[0] == "1"
    assert some.count("<sup>") < whole.count("<sup>")


def test_rows_that_are_no_numbers_are_said_and_all_are_copied(client, sample):
    html = get(client, sample, "table.html?only=a,4").content.decode()
    assert "only is numbers of events" in html
    assert len(re.findall(r"<tr><td>", html)) == 30


def test_a_draft_that_is_named_is_in_no_copy_of_a_stranger(client, made):
    make.make_event(made, "open", "2007", number=1)
    make.make_event(made, "hidden", "2007", number=2, state="draft")
    make.place(made)
    html = get(client, made, "table.html?only=1,2").content.decode()
    assert "open" in html
    assert "hidden" not in html
    assert "1 of 1 event<" in html


def test_a_draft_and_a_masked_source_are_in_no_copy(client, made):
    event = make.make_event(made, "open", "2007")
    make.make_citation(event, make.make_source(made, "The Leak", public_label="A diplomat"))
    make.make_event(made, "secret", state="draft")
    for path in ("table.html", "table.csv"):
        response = get(client, made, path)
        text = b"".join(response).decode()
        assert "A diplomat" in text
        assert "The Leak" not in text
        assert "secret" not in text


def test_the_file_has_every_row_that_the_filters_leave_and_where_it_is(client, sample):
    head, *rows = lines(client, sample, "?q=Legion")
    assert head[:3] == ["No.", "Date", "Event"]
    assert head[-2:] == ["EDTF", "Address"]
    assert [row[0] for row in rows] == ["8"]
    assert rows[0][-1] == "http://testserver/t/iraq-and-its-neighbours-2007/8"
    assert len(lines(client, sample)) == 31


def test_no_cell_of_the_file_is_a_formula(client, made):
    make.make_event(made, '=HYPERLINK("http://evil.example")', "-0752", place=make.make_place(made, "+49"))
    _, row = lines(client, made)
    assert not [cell for cell in row if cell[:1] in "=+-@" and cell]
    assert row[2].startswith("'=HYPERLINK")


def test_the_file_says_what_is_wrong_with_its_address(client, sample):
    response = client.get(f"/t/{sample.slug}/table.csv?sort=people")
    assert response.status_code == 400
    assert response.json()["errors"] == ["The table cannot be put in that order; it is in the order of time."]


def test_through_a_lens_the_table_has_its_dates(client, sample):
    rows = lines(client, sample, "?known=2007-03-09")
    assert 1 < len(rows) < 31

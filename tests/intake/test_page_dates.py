"""A page's publication date is proposed where the page gives it, and never guessed."""

import pytest
from lxml import html

from events.intake.page_dates import published, written
from events.intake.page_metadata import Metadata


def dated(body="", head="", address=""):
    tree = html.document_fromstring(f"<html><head>{head}</head><body><p>.</p>{body}</body></html>")
    found, doubt = published(Metadata(tree, address))
    return (found.value, found.origin, doubt) if found else ("", "", doubt)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2007-03-12", "2007-03-12"),
        ("2007-03-12T23:30:00-05:00", "2007-03-12"),  # the day that was written
        ("2007-03-12 08:00", "2007-03-12"),
        ("2007/3/2", "2007-03-02"),
        ("20070312", "2007-03-12"),
        ("2007-03", "2007-03"),
        ("2007", "2007"),
        ("March 12, 2007", "2007-03-12"),
        ("Monday, 12 March 2007", "2007-03-12"),
        ("03/04/2007", ""),  # March or April
        ("2007-02-30", ""),
        ("2007-13-01", ""),
        ("1970-01-01T00:00:00Z", ""),
        ("0001-01-01T00:00:00", ""),
        ("yesterday", ""),
        ("2007-03-12-final", ""),
        ("12", ""),
        ("", ""),
        (None, ""),
        (["2007-03-12"], ""),
    ],
)
def test_what_pages_write_is_one_day_or_none(words, edtf):
    assert written(words) == edtf


def test_each_place_is_named():
    line = '<p class="byline-date">Published on 12 March 2007</p>'
    assert dated(head='<meta name="citation_publication_date" content="2007/03/12">')[1] == (
        "<meta citation_publication_date> of the page"
    )
    assert dated('<article><time datetime="2007-03-12">Monday</time></article>')[1] == "<time> of the page"
    assert dated(line)[:2] == ("2007-03-12", "the line “Published on 12 March 2007” of the page")
    assert dated(address="https://lamp.example/2007/03/12/lit/") == ("2007-03-12", "/2007/03/12/ in its address", "")
    assert dated(address="https://lamp.example/2007/03/lit")[0] == "2007-03"


@pytest.mark.parametrize(
    "body",
    [
        '<time datetime="2007-03-12">a</time><time datetime="2007-03-13">b</time>',  # a list of pages
        '<aside><time datetime="2007-03-12">a</time></aside>',
        '<article><time datetime="2007-03-12">a</time></article><article>other</article>',
        "<p>The strike began on 12 March 2007.</p>",
        '<p class="date">The strike began on 12 March 2007, they said, and it lasted.</p>',
        '<p class="dateline">PORT CITY, March 12</p>',
        '<footer><p class="posted">12 March 2007</p></footer>',
    ],
)
def test_a_day_that_may_be_of_something_else_is_not_proposed(body):
    assert dated(body)[0] == ""


def test_the_day_of_a_change_is_not_the_day_of_publication():
    head = (
        '<meta property="article:modified_time" content="2009-01-01"><meta property="og:updated_time" content="2009">'
    )
    assert (
        dated('<script type="application/ld+json">{"@type":"Article","dateModified":"2009-01-01"}</script>', head)[0]
        == ""
    )


def test_articles_of_a_list_give_no_date():
    data = '[{"@type":"Article","datePublished":"2007-03-12"},{"@type":"Article","datePublished":"2007-03-13"}]'
    assert dated(head=f'<script type="application/ld+json">{data}</script>')[0] == ""


def test_two_dates_of_one_page_are_both_told():
    head = '<meta property="article:published_time" content="2007-03-12">'
    value, _, doubt = dated('<time datetime="2008-01-01">x</time>', head)
    assert value == "2007-03-12"
    assert doubt == (
        "The page gives two dates: 2007-03-12 (<meta article:published_time> of the page) "
        "and 2008-01-01 (<time> of the page)."
    )
    assert dated(head=head, address="https://lamp.example/2007/03/lit")[2] == ""


@pytest.mark.parametrize("data", ["{", "[" * 100_000, '{"@type":7,"datePublished":{}}', "null", '"2007"', "[[[]]]"])
def test_broken_linked_data_is_passed_over(data):
    assert dated(head=f'<script type="application/ld+json">{data}</script>') == ("", "", "")

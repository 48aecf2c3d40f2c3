"""A web page gives its article and what it says about itself, each with where it says so; nothing in it runs."""

import json

import pytest

from events.intake import IntakeRefused, read_document

ARTICLE = (
    "<article><h1>The lighthouse is lit again</h1>"
    "<p>The lighthouse on the northern rocks was lit again on Monday after a winter of darkness and repairs.</p>"
    "<p>Its keeper said that the lamp had come by <a href='/ship'>ship</a> from the south,<br>and by mule.</p>"
    "<ul><li>One lamp</li><li>Two mules</li></ul></article>"
)
AROUND = "<nav>Home Weather Sport</nav>{}<footer>All rights are somebody's.</footer>"


def read(body=ARTICLE, head="", name="page.html", media_type="", start='<html lang="en-GB">'):
    page = f"<!doctype html>{start}<head>{head}</head><body>{AROUND.format(body)}</body></html>"
    return read_document(page.encode(), name=name, media_type=media_type)


def linked(**data):
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def said(document):
    return {name: each.value for name, each in document.proposed.items()}


def test_the_article_is_read_in_paragraphs_without_what_stands_around_it():
    document = read()
    assert document.text.split("\n\n") == [
        "The lighthouse is lit again",
        "The lighthouse on the northern rocks was lit again on Monday after a winter of darkness and repairs.",
        "Its keeper said that the lamp had come by ship from the south,\nand by mule.",
        "One lamp",
        "Two mules",
    ]
    assert document.media_type == "text/html"
    assert document.notices == ()


def test_linked_data_comes_first_and_says_so():
    head = linked(
        **{"@type": "NewsArticle", "headline": "A &amp; B", "datePublished": "2007-03-12T23:30:00+03:00"},
        author=[{"@type": "Person", "name": "Ann Miller"}, "Ben Cho"],
        publisher={"@type": "Organization", "name": "The Lamp"},
    )
    document = read(head=head + '<meta property="og:title" content="Other"><title>Third</title>')
    assert said(document) == {
        "title": "A & B",
        "authors": "Ann Miller; Ben Cho",
        "container_title": "The Lamp",
        "published": "2007-03-12",
        "language": "en-GB",
        "csl_type": "article-newspaper",
    }
    assert document.proposed["title"].origin == "headline in the page's linked data (JSON-LD)"


def test_meta_elements_are_read_and_named():
    head = (
        '<title>Lit again | The Lamp</title><meta property="og:site_name" content="The Lamp">'
        '<meta name="author" content="By Ann Miller"><meta property="article:author" content="https://a.example/ann">'
        '<meta property="article:published_time" content="2007-03-12T08:00:00Z">'
    )
    document = read("<p>" + "The lamp burns. " * 20 + "</p>", head)
    assert said(document) | {"csl_type": ""} == {
        **{"title": "Lit again", "authors": "Ann Miller", "container_title": "The Lamp", "published": "2007-03-12"},
        **{"language": "en-GB", "csl_type": ""},
    }
    assert document.proposed["published"].origin == "<meta article:published_time> of the page"


def test_the_address_is_the_one_the_page_calls_its_own_and_else_where_it_was_fetched():
    fetched = "https://lamp.example/news?id=7&from=mail"
    assert said(read(name=fetched))["url"] == fetched
    head = '<link rel="canonical" href="/news/7">'
    assert said(read(head=head, name=fetched))["url"] == "https://lamp.example/news/7"
    assert "url" not in said(read(head='<link rel="canonical" href="javascript:alert(1)">'))


def test_nothing_that_runs_or_is_hidden_becomes_text():
    body = ARTICLE.replace("<ul>", "<script>alert('run')</script><style>p{}</style><!-- remark --><svg>drawn</svg><ul>")
    text = read(body).text
    assert not any(word in text for word in ("alert", "p{}", "remark", "drawn", "<"))


def test_a_short_page_is_taken_whole_and_that_is_said():
    document = read("<div>Closed <b>today</b>.</div><table><tr><td>12</td><td>May</td></tr></table>")
    assert document.text == "Closed today.\n\n12\tMay"
    assert "the words of the whole page were taken" in document.notices[0]


def test_a_page_that_is_put_together_by_scripts_is_refused_with_what_to_do():
    page = b"<!doctype html><html><body><div id=app></div><script>start()</script></body></html>"
    with pytest.raises(IntakeRefused, match=r"put together by scripts.*paste it") as refused:
        read_document(page, name="app.html")
    assert refused.value.code == "empty"


@pytest.mark.parametrize(
    ("encoding", "declared", "media_type"),
    [
        ("utf-8", "", ""),
        ("utf-8", "iso-8859-1", ""),  # declared wrongly, as many are
        ("utf-8", "", "text/html; charset=windows-1252"),
        ("utf-8-sig", "windows-1252", ""),
        ("utf-16", "", ""),
        ("utf-16-le", "", "text/html; charset=utf-16le"),
        ("windows-1252", "windows-1252", ""),
        ("windows-1252", "", 'text/html; charset="ISO-8859-1"'),
        ("iso-8859-2", "iso-8859-2", ""),
        ("koi8-r", "koi8-r", ""),
        ("iso-2022-jp", "iso-2022-jp", ""),
        ("windows-1252", "zip", ""),  # no encoding of text, though Python knows it
    ],
)
def test_letters_are_read_as_they_were_meant(encoding, declared, media_type):
    words = {"koi8-r": "маяк", "iso-2022-jp": "灯台", "iso-8859-2": "zřícený"}.get(encoding, "café naïve £5")
    head = f'<meta charset="{declared}">' if declared else ""
    page = f"<!doctype html><html><head>{head}</head><body><p>{words}</p></body></html>"
    document = read_document(page.encode(encoding), name="page.html", media_type=media_type)
    assert document.text == words
    assert any("how its letters are encoded" in notice for notice in document.notices) == (declared == "zip")

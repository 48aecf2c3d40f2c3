"""References of our own, word for word, in every style; and what no style may do with a source."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import citeproc
import pytest
from hypothesis import given, settings
from lxml import etree

from events.dates import parse, read_words
from events.exchange.references import styles
from events.exchange.references.record import Name, Reference
from events.exchange.references.styles import STYLES, stretches
from events.exchange.references.written import as_html, as_markdown, plain
from tests.exchange.references.made import ABOUT, ARTICLE, BOOK, CHAPTER, MEMO, PAPER, UNSIGNED, references

FOLDER = Path(styles.__file__).parent / "styles"
ANCIENT = Reference(csl_type="legislation", title="Law of roads", published=read_words("753 BCE"))
GERMAN = Reference(title="Über kurze Wege!", csl_type="webpage", language="de", published=read_words("spring 2007"))

WRITTEN = {
    "chicago": {
        ARTICLE: "Hill, Anna. “Bridges Stay Closed After a Winter of Floods.” Northern Daily Record, "
        "March 12, 2007. https://record.example/2007/bridges.html.",
        UNSIGNED: "*The Herald*. “A Chance for the Ferries.” Between 1 and 9 March 2007. "
        "https://herald.example/ferries.",
        BOOK: "Grün, Otto T., and Lies van der Meer. *Stone & Iron: A History of “Small” Bridges*. "
        "Harbour Press, 2006.",
        MEMO: "Bridge Office. *Who Pays?* n.d. Accessed January 5, 2026. https://office.example/m.",
        PAPER: "Ünal, Ayşe. “What ‘Roads’ Are For.” *Journal of Roads* 3, no. 2 (March 1984): 1–9. "
        "https://doi.org/10.1000/roads.",
        ABOUT: "Ünal, Ayşe. *Ferries*. ca. 1984.",
        CHAPTER: "Hill, Anna, Otto Grün, and Carl Reed. “Piers.” In *Iron work*. Harbour Press, 1984.",
        ANCIENT: "Law of Roads. 753 BCE.",
        GERMAN: "“Über kurze Wege!” Spring 2007.",
    },
    "apa": {
        ARTICLE: "Hill, A. (2007, March 12). *Bridges stay closed after a winter of floods*. Northern Daily Record. "
        "https://record.example/2007/bridges.html",
        UNSIGNED: "A chance for the ferries. (between 1 and 9 March 2007). *The Herald*. https://herald.example/ferries",
        BOOK: "Grün, O. T., & van der Meer, L. (2006). *Stone & iron: a history of “small” bridges*. Harbour Press.",
        MEMO: "Bridge Office. (n.d.). *Who pays?* Retrieved January 5, 2026, from https://office.example/m",
        PAPER: "Ünal, A. (1984). What “roads” are for. *Journal of Roads*, *3*(2), 1–9. https://doi.org/10.1000/roads",
        ABOUT: "Ünal, A. (ca. 1984). *Ferries*.",
        CHAPTER: "Hill, A., Grün, O., & Reed, C. (1984). Piers. In *Iron work*. Harbour Press.",
        ANCIENT: "Law of roads. (753 BCE).",
    },
    "mla": {
        ARTICLE: "Hill, Anna. “Bridges Stay Closed After a Winter of Floods.” *Northern Daily Record*, "
        "12 Mar. 2007, https://record.example/2007/bridges.html.",
        UNSIGNED: "“A Chance for the Ferries.” *The Herald*, between 1 and 9 March 2007, "
        "https://herald.example/ferries.",
        BOOK: "Grün, Otto T., and Lies van der Meer. *Stone & Iron: A History of “Small” Bridges*. "
        "Harbour Press, 2006.",
        MEMO: "Bridge Office. *Who Pays?* https://office.example/m. Accessed 5 Jan. 2026.",
        PAPER: "Ünal, Ayşe. “What ‘Roads’ Are For.” *Journal of Roads*, vol. 3, no. 2, Mar. 1984, pp. 1–9, "
        "https://doi.org/10.1000/roads.",
        ABOUT: "Ünal, Ayşe. *Ferries*. Circa 1984.",
        CHAPTER: "Hill, Anna, et al. “Piers.” *Iron work*, Harbour Press, 1984.",
    },
    "harvard": {
        ARTICLE: "Hill, A. (2007) ‘Bridges stay closed after a winter of floods’, *Northern Daily Record*. "
        "Available at: https://record.example/2007/bridges.html (Accessed: 5 January 2026).",
        UNSIGNED: "*The Herald* (between 1 and 9 March 2007) ‘A chance for the ferries’. Available at: "
        "https://herald.example/ferries.",
        BOOK: "Grün, O.T. and van der Meer, L. (2006) *Stone & iron: a history of “small” bridges*. Harbour Press.",
        MEMO: "Bridge Office (no date) *Who pays?* Available at: https://office.example/m (Accessed: 5 January 2026).",
        PAPER: "Ünal, A. (1984) ‘What “roads” are for’, *Journal of Roads*, 3(2), pp. 1–9. Available at: "
        "https://doi.org/10.1000/roads.",
        ABOUT: "Ünal, A. (c. 1984) *Ferries*.",
        CHAPTER: "Hill, A., Grün, O. and Reed, C. (1984) ‘Piers’, in *Iron work*. Harbour Press.",
    },
    "short": {
        ARTICLE: "NDR, “Bridges stay closed after a winter of floods”, 12 March 2007",
        UNSIGNED: "The Herald, “A chance for the ferries”, between 1 and 9 March 2007",
        BOOK: "Grün and van der Meer, “Stone & iron: a history of ‘small’ bridges”, 2006",
        MEMO: "Bridge Office, “Who pays?”",
        ABOUT: "Ünal, “Ferries”, about 1984",
    },
}


@pytest.mark.parametrize(("style", "one"), [(style, one) for style, found in WRITTEN.items() for one in found])
def test_a_reference_reads_word_for_word(style: str, one: Reference) -> None:
    assert marked(one, style) == WRITTEN[style][one]


@pytest.mark.parametrize("style", STYLES)
def test_a_style_is_csl(style: str) -> None:
    schema = etree.RelaxNG(etree.parse(citeproc.SCHEMA_PATH))
    schema.assertValid(etree.parse(str(FOLDER / f"{style}.csl")))


def test_every_style_has_its_file_and_every_file_is_a_style() -> None:
    assert {path.stem for path in FOLDER.glob("*.csl")} == set(STYLES)


@pytest.mark.parametrize("style", STYLES)
def test_what_names_itself_by_an_address_or_by_nothing_is_still_said(style: str) -> None:
    assert plain(stretches(Reference(url="https://lost.example/"), style)) == "https://lost.example/"
    assert plain(stretches(Reference(), style)) == "Untitled source"


@pytest.mark.parametrize("style", STYLES)
def test_a_masked_source_is_its_label_and_nothing_else(style: str) -> None:
    masked = Reference(id="1", title="A diplomat’s notes", is_masked=True)
    assert plain(stretches(masked, style)) == "A diplomat’s notes"


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=40, deadline=None)
@given(one=references())
def test_whatever_a_source_says_is_written_and_escaped(style: str, one: Reference) -> None:
    found = stretches(replace(one, title=f"<b>&{one.title}"), style)
    assert not {"\ue000", "\ue001", "\ue002"} & set(plain(found))
    html = as_html(found).replace("<i>", "").replace("</i>", "").replace("</a>", "")
    assert "<b>" not in html
    assert html.count("<") == html.count('<a href="')


def test_an_address_that_is_none_of_the_web_is_no_link() -> None:
    one = Reference(title="A trap", url="javascript:alert(1)")
    assert [each.link for each in stretches(one, "chicago") if each.link] == []


def test_marks_of_ours_and_line_breaks_in_a_title_do_no_harm() -> None:
    one = Reference(title="One\ue000 \ue002two\nthree", url="https://a.example/", csl_type="book")
    assert plain(stretches(one, "apa")) == "One two three. (n.d.). https://a.example/"


def test_a_month_is_said_as_a_reference_says_it() -> None:
    one = Reference(title="X", csl_type="book", published=parse("[2007-04-01..2007-04-30]"))
    assert plain(stretches(one, "apa")) == "X. (April 2007)."


def test_markdown_marks_in_a_title_are_escaped() -> None:
    one = Reference(title="*Stars* and [links](x)", csl_type="book", authors=(Name(literal="A_B"),))
    assert as_markdown(stretches(one, "apa")) == r"A\_B. (n.d.). *\*Stars\* and \[links\](x)*."


def test_a_full_stop_is_never_doubled_and_never_taken_from_within() -> None:
    for title, written in {"Wait...": "Wait...", "Ltd.": "Ltd.", "Why?": "Why?", "a...b": "a...b."}.items():
        assert plain(stretches(Reference(title=title, csl_type="book"), "apa")) == f"{written} (n.d.)."


def test_threads_do_not_write_into_each_other() -> None:
    many = [Reference(title=f"Flood {number}", csl_type="book") for number in range(200)]
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda one: plain(stretches(one, "apa")), many))
    assert found == [f"Flood {number}. (n.d.)." for number in range(200)]


def marked(one: Reference, style: str) -> str:
    return "".join(f"*{each.text}*" if each.is_italic else each.text for each in stretches(one, style))

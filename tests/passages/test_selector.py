"""Selectors against the W3C Web Annotation Data Model, §4.2.4 and §4.2.5."""

import json

import pytest

from events.passages import SelectorError, TextPositionSelector, TextQuoteSelector


def test_a_quote_selector_is_written_as_the_standard_writes_it():
    selector = TextQuoteSelector("anotation", "this is an ", " that has some")
    assert json.loads(json.dumps(selector.to_w3c())) == {
        "type": "TextQuoteSelector",
        "exact": "anotation",
        "prefix": "this is an ",
        "suffix": " that has some",
    }


def test_an_unknown_side_of_a_quotation_is_left_out():
    assert TextQuoteSelector("words").to_w3c() == {"type": "TextQuoteSelector", "exact": "words"}


def test_a_position_selector_is_written_as_the_standard_writes_it():
    assert TextPositionSelector(412, 795).to_w3c() == {"type": "TextPositionSelector", "start": 412, "end": 795}


@pytest.mark.parametrize("selector", [TextQuoteSelector("a", "b", "c"), TextQuoteSelector("a", suffix="🕊")])
def test_a_quote_selector_reads_what_it_wrote(selector):
    assert TextQuoteSelector.from_w3c(selector.to_w3c()) == selector


def test_a_position_selector_reads_what_it_wrote():
    selector = TextPositionSelector(0, 7)
    assert TextPositionSelector.from_w3c(selector.to_w3c()) == selector


def test_a_quotation_is_cut_with_context_that_ends_where_the_text_does():
    assert TextQuoteSelector.around("one two three", 4, 7, context=20) == TextQuoteSelector("two", "one ", " three")
    assert TextQuoteSelector.around("one two three", 4, 7, context=2) == TextQuoteSelector("two", "e ", " t")


@pytest.mark.parametrize(
    ("document", "member"),
    [
        ({"exact": "a"}, "type"),
        ({"type": "TextPositionSelector", "exact": "a"}, "type"),
        ({"type": "TextQuoteSelector"}, "exact"),
        ({"type": "TextQuoteSelector", "exact": ""}, "exact"),
        ({"type": "TextQuoteSelector", "exact": 7}, "exact"),
        ({"type": "TextQuoteSelector", "exact": "a", "prefix": None}, "prefix"),
        ({"type": "TextQuoteSelector", "exact": "a", "suffix": ["b"]}, "suffix"),
    ],
)
def test_what_is_not_a_quote_selector_is_refused_by_its_member(document, member):
    with pytest.raises(SelectorError, match=f"^{member}: "):
        TextQuoteSelector.from_w3c(document)


@pytest.mark.parametrize(
    ("document", "member"),
    [
        ({"type": "TextQuoteSelector", "start": 0, "end": 1}, "type"),
        ({"type": "TextPositionSelector", "end": 1}, "start"),
        ({"type": "TextPositionSelector", "start": 0}, "end"),
        ({"type": "TextPositionSelector", "start": -1, "end": 1}, "start"),
        ({"type": "TextPositionSelector", "start": 2, "end": 1}, "end"),
        ({"type": "TextPositionSelector", "start": True, "end": 1}, "start"),
        ({"type": "TextPositionSelector", "start": 0, "end": 1.0}, "end"),
        ({"type": "TextPositionSelector", "start": "0", "end": 1}, "start"),
    ],
)
def test_what_is_not_a_position_selector_is_refused_by_its_member(document, member):
    with pytest.raises(SelectorError, match=f"^{member}: "):
        TextPositionSelector.from_w3c(document)

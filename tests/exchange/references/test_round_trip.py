"""A source that leaves in a format and comes back is the same source."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings

from events.exchange.references import bibtex, csl_json, ris
from events.exchange.references.reading import read_references
from events.exchange.references.record import Reference
from tests.exchange.references.made import ABOUT, ARTICLE, BOOK, CHAPTER, MEMO, PAPER, UNSIGNED, references

FORMATS = {"bibtex": bibtex.written, "ris": ris.written, "csl": csl_json.written}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("one", [ARTICLE, UNSIGNED, BOOK, PAPER, ABOUT, CHAPTER, MEMO])
def test_each_kind_comes_back_as_it_was(name: str, one: Reference) -> None:
    assert again(name, one) == [one]


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=150, deadline=None)
@given(one=references())
@example(one=Reference(title="a -- b ``c'' ---", language="en"))
@example(one=Reference(title="{open \\par} $5 & ~ ^", language="en"))
def test_whatever_is_said_comes_back_as_it_was(name: str, one: Reference) -> None:
    assert again(name, one) == [one]


@pytest.mark.parametrize("name", FORMATS)
def test_many_come_back_in_their_order(name: str) -> None:
    many = [ARTICLE, BOOK, ARTICLE, PAPER]
    assert [each.reference for each in read_references(FORMATS[name](many))] == many


def again(name: str, one: Reference) -> list[Reference]:
    entries = read_references(FORMATS[name]([one]))
    assert [fault for entry in entries for fault in entry.faults] == []
    return [entry.reference for entry in entries if entry.reference]

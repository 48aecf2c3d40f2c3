"""Text made to be slow is read about as fast as any: twice as much of it takes about twice as long."""

from __future__ import annotations

import time

import pytest

from events.exchange.references import bibtex_text, csl_read, ris
from events.exchange.references.bibtex_names import read_names
from events.exchange.references.latex import decoded

SIZE = 40_000
TEXTS = {
    "open braces": "@book{a, title = {" + "{" * SIZE,
    "closed braces": "@book{a, title = " + "}" * SIZE,
    "quotation marks": "@book{a, title = " + '"' * SIZE,
    "joined": "@book{a, title = " + '"" # ' * (SIZE // 5),
    "commas": "@book{a" + "," * SIZE,
    "fields": "@book{a," + "a=1," * (SIZE // 4),
    "begins": "@a{\n" * (SIZE // 4),
    "at signs": "@" * SIZE,
    "at signs and blanks": "@ \t" * (SIZE // 3),
    "blanks": "@book{a, title = " + " " * SIZE,
    "backslashes": "@book{a, title = {" + "\\" * SIZE,
    "key": "@book{" + "k" * SIZE,
}
WORDS = {
    "braces": "{" * SIZE,
    "accents": r"\'" * (SIZE // 2),
    "accents and blanks": "\\' " * (SIZE // 3),
    "accents and braces": "\\'{" * (SIZE // 3),
    "one accent and blanks": r"\'" + " " * SIZE,
    "one command and blanks": r"\a" + " " * SIZE,
    "dashes": "-" * SIZE,
    "ands": " and " * (SIZE // 5),
    "commas": "," * SIZE,
    "backslashes": "\\" * SIZE,
}


@pytest.mark.parametrize("name", TEXTS)
def test_bibtex_is_read_in_one_pass(name: str) -> None:
    assert seconds(lambda: list(bibtex_text.entries(TEXTS[name]))) < 1


@pytest.mark.parametrize("name", WORDS)
def test_text_and_names_are_read_in_one_pass(name: str) -> None:
    assert seconds(lambda: (decoded(WORDS[name]), read_names(WORDS[name]))) < 1


@pytest.mark.parametrize("line", ["TY  - x\n", "TY  - " + " " * 2000 + "\n", "AU  - ,\n", " \n", "A" * 3000 + "\n"])
def test_ris_is_read_in_one_pass(line: str) -> None:
    text = "TY  - BOOK\n" + line * (SIZE // len(line))
    assert seconds(lambda: list(ris.read(text))) < 3


def test_csl_json_is_read_in_one_pass() -> None:
    text = "[" + ",".join(['{"author": [{"literal": "x"}]}'] * 2000) + "]"
    assert seconds(lambda: list(csl_read.read(text))) < 3


def seconds(deed: object) -> float:
    began = time.process_time()
    deed()  # type: ignore[operator]
    return time.process_time() - began

"""Bytes that are no document are refused with their place and a remedy."""

from __future__ import annotations

import io

import pytest

from events.exchange import limits
from events.exchange.parsing import parse_document
from events.exchange.problems import DocumentRefused


def refused(raw: bytes) -> str:
    with pytest.raises(DocumentRefused) as refusal:
        parse_document(raw)
    (problem,) = refusal.value.problems
    return str(problem)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "line 1, column 1: This is not JSON: expecting value."),
        (b'{"a" 1}', "line 1, column 6: This is not JSON: expecting ':' delimiter."),
        (b'{"a": 1}\n{"b": 2}', "line 2, column 1: This is not JSON: extra data."),
        (b'{"a":\n "b', "line 2, column 2: This is not JSON: unterminated string starting at."),
        (b'{"a": "\x00"}', "line 1, column 8: This is not JSON: invalid control character at."),
        (b'{"a": "b\\u0000"}', "line 1, column 9: The text “b�” holds the character U+0000"),
        (b'["\\ud83d"]', "line 1, column 3: The text “�” holds the character U+D83D"),
        (b'{"\\uDC00": 1}', "line 1, column 3: The text “�” holds the character U+DC00"),
        (b'"\xff"', "line 1: There are bytes that are not UTF-8. Save the document as UTF-8."),
        (b'{\n"a": NaN}', "line 2, column 6: NaN is not a number in JSON. Leave the key out, or write null."),
        (b"[-Infinity]", "line 1, column 2: -Infinity is not a number in JSON."),
        (b"[1e999]", "line 1, column 2: The number “1e999” is too large. Write one below 9007199254740992."),
        (b"[" + b"9" * 5000 + b"]", "has too many digits. Write it with at most 32 characters."),
        (
            b'[{"id": "x", "a": 1, "a": 2}]',
            "line 1, column 14: The key “a” stands twice in one object with the id “x”.",
        ),
        (b"[" * 100_000, "The document is nested far deeper than a timeline is. Check its brackets."),
        (b'{"a":' * 100_000, "The document is nested far deeper than a timeline is. Check its brackets."),
    ],
    ids=lambda value: repr(value[:20]) if isinstance(value, bytes) else "",
)
def test_what_is_no_json_is_refused_with_its_place(raw: bytes, said: str) -> None:
    assert said in refused(raw)


def test_pairs_of_surrogates_and_escaped_backslashes_are_text() -> None:
    assert parse_document(b'["\\ud83d\\ude00", "\\\\u0000"]') == ["😀", "\\u0000"]


def test_a_number_without_a_fraction_is_whole() -> None:
    assert [type(each) for each in parse_document(b"[1.0, 1e3, 1.5, -0.0]")] == [int, int, float, int]


def test_a_document_beyond_the_limit_is_refused_with_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("events.exchange.parsing.DOCUMENT_BYTES", 10)
    said = refused(b'"' + b"x" * 20 + b'"')
    assert said == "The document is larger than 10 bytes, the most that is read. Divide it into several timelines."
    with pytest.raises(DocumentRefused):
        parse_document(io.BytesIO(b'"' + b"x" * 20 + b'"'))
    assert limits.DOCUMENT_BYTES == 256 * 1024 * 1024


@pytest.mark.parametrize("twice", [b'"a": 1, "a": 1', b'"a": 1, "b": {"c": 1, "c": 1}'])
def test_keys_stand_once_at_every_depth(twice: bytes) -> None:
    assert "stands twice" in refused(b"{" + twice + b"}")

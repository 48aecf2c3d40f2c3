"""How much of a source's words the public sees."""

from __future__ import annotations

import pytest

from events.actions.quoting import allot, quotable
from events.models import Rights, Source, Timeline

TIMELINE = Timeline(quote_characters=300, quote_percent=15, quote_least=1000)


@pytest.mark.parametrize(
    ("source", "text_length", "most"),
    [
        (Source(), None, 1000),
        (Source(), 2_000, 1000),
        (Source(), 20_000, 3000),
        (Source(quote_limit=50), 20_000, 50),
        (Source(quote_limit=0), None, 0),
        (Source(rights=Rights.OWN), None, None),
        (Source(rights=Rights.LICENSED, quote_limit=50), None, None),
        (Source(rights=Rights.PUBLIC_DOMAIN), None, None),
    ],
)
def test_only_copyrighted_texts_are_limited(source: Source, text_length: int | None, most: int | None) -> None:
    assert quotable(source, TIMELINE, text_length=text_length) == most


def test_quotations_are_served_in_order_until_nothing_is_left() -> None:
    assert allot([500, 200, 400, 300, 10], 1000, each=300) == [300, 200, 300, 200, 0]


def test_what_has_no_limit_is_public_whole() -> None:
    assert allot([500, 9_000], None, each=300) == [500, 9_000]

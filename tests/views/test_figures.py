"""Numbers on pages are read: thousands are set apart, whether a noun stands behind them or not."""

import re
from types import SimpleNamespace

from django.conf import settings
from django.template.loader import render_to_string

from config import env

#: What counts events, sources or pages, shown as it is; `frame.pages` is an address.
BARE = re.compile(r"\{\{ (?!frame\.)[\w.]*\b(total|everything|pages|sentences|of_events) \}\}")


def test_how_many_are_left_is_said_with_thousands_apart() -> None:
    page = SimpleNamespace(total=13604, everything=989846)
    said = render_to_string("fragments/timeline/active.html", {"page": page, "active": [], "unfiltered": "?"})
    assert "<b>13,604</b> of 989,846 events" in said


def test_a_lens_says_with_thousands_apart_how_many_sources_it_looks_through() -> None:
    lens = SimpleNamespace(known="1 June 2005", teller="", sources=13154, of=24576, earlier=None, later=None)
    assert "from 13,154 of the 24,576 sources" in render_to_string("components/lens.html", {"lens": lens})


def test_no_template_shows_a_count_as_a_bare_number() -> None:
    assert settings.TEMPLATES[0]["DIRS"] == [env.BASE_DIR / "templates"]
    files = sorted((env.BASE_DIR / "templates").rglob("*.html"))
    assert len(files) > 100
    found = {str(file.relative_to(env.BASE_DIR)): BARE.search(file.read_text()) for file in files}
    assert {name: each[0] for name, each in found.items() if each} == {}

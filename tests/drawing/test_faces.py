"""How wide words are, and that the letters and colours are those of the page."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from events.drawing import SANS, SERIF, THEMES
from events.drawing.lettering import Style
from events.drawing.wrap import broken, fitted, wrap
from events.exchange.pictures import lettering

TOKENS = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")


def test_widths_are_those_of_the_font() -> None:
    """As Chromium measures them in Inter at 12 pixels, to a tenth."""
    assert lettering().measure(Style.MORE)("n" * 10) == pytest.approx(10 * lettering().measure(Style.MORE)("n"))
    assert lettering().measure(Style.BOLD)("Baghdad") > lettering().measure(Style.TITLE)("Baghdad")


def test_letters_of_other_scripts_are_counted_wide_and_combining_ones_not_at_all() -> None:
    measure = lettering().measure(Style.TITLE)
    assert measure("数千人") == pytest.approx(3 * 1.05 * 15)
    assert measure("क") == pytest.approx(0.72 * 15)
    assert measure("\u0591") == 0


def test_a_word_in_cyrillic_or_greek_is_drawn_by_the_fonts_themselves() -> None:
    assert lettering().has("Москва Αθήνα Łódź")
    assert not lettering().has("数")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_colours_are_those_of_the_stylesheet(theme: str) -> None:
    css = (settings.BASE_DIR / "static/css/tokens.css").read_text(encoding="utf-8").split("@media")[0]
    stated = {name.replace("-", "_"): pair[theme == "dark"] for name, *pair in TOKENS.findall(css)}
    for name in THEMES[theme].__slots__:
        assert getattr(THEMES[theme], name) == stated[name], name


@pytest.mark.parametrize("family", [SERIF, SANS])
def test_the_families_are_those_of_the_stylesheet(family: str) -> None:
    assert f'font-family: "{family}"' in (settings.BASE_DIR / "static/css/tokens.css").read_text(encoding="utf-8")


def test_titles_without_spaces_are_broken_between_signs_which_keep_their_marks() -> None:
    title = "日本国憲法が施行された。新しい憲法のもとで、「国民主権」が定められた"
    lines = wrap(title, 150, lambda words: 10.0 * len(words))
    assert "".join(lines) == title
    assert len(lines) == 3
    assert not any(line[0] in "。、」" or line[-1] == "「" for line in lines)


def test_lines_are_even_and_only_what_cannot_fit_is_shortened() -> None:
    assert wrap("one two three four", 60, lambda words: 6.0 * len(words)) == ("one two", "three four")
    assert wrap("a" * 40, 60, lambda words: 6.0 * len(words)) == ("a" * 10, "a" * 10, "a" * 9 + "…")
    assert wrap("the Norindski-Norlund line", 84, lambda words: 6.0 * len(words)) == ("the Norindski-", "Norlund line")
    assert wrap("Courier\u00a0has\u00a07\u00a0March", 72, lambda words: 6.0 * len(words)) == ("Courier has", "7 March")
    assert fitted("Baghdad", 42, lambda words: 6.0 * len(words)) == "Baghdad"
    assert "".join(broken("https://example.org/" + "a" * 90, 60, lambda words: 6.0 * len(words))).endswith("a" * 90)


def test_what_is_drawn_as_one_letter_is_as_wide_as_one() -> None:
    measure = lettering().measure(Style.TITLE)
    assert measure("👩‍👩‍👧‍👦") == measure("👩") == measure("👩🏽")
    assert measure("🕊️") == measure("🕊")
    assert measure("e\u0301") == measure("e")

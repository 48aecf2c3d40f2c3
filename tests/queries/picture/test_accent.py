"""A colour from elsewhere can be read on every ground of the page, in light and dark, and is left alone if it can."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.queries.picture.accent import DARK, LEAST, LIGHT, accent, contrast
from tests import test_contrast as tokens

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_the_colours_known_here_are_those_of_the_tokens(look: object) -> None:
    place = [LIGHT, DARK].index(look)  # type: ignore[arg-type]
    found = {name: pair[place] for name, pair in tokens.PAIRS.items()}
    known = [LIGHT, DARK][place]
    assert known.sheet == found["sheet"]
    assert known.grounds == tuple(found[name] for name in ("paper", "sheet", "wash", "accent-wash"))
    assert known.texts == tuple(found[name] for name in ("ink", "soft", "accent"))


@given(COLOURS)
def test_any_colour_can_be_read_wherever_it_stands(colour: str) -> None:
    found = accent(colour)
    for shade, look in ((found.light, LIGHT), (found.dark, DARK)):
        assert min(contrast(shade.colour, ground) for ground in (*look.grounds, shade.wash)) >= LEAST
        assert min(contrast(text, shade.wash) for text in look.texts) >= LEAST


def test_what_can_be_read_is_left_as_it_is_and_what_cannot_is_said() -> None:
    assert accent("#2f4858").light.colour == "#2f4858"
    assert accent("#9cc3d9").dark.colour == "#9cc3d9"
    assert [words.partition(" is ")[2] for words in accent("#ffcc00").words] == [
        "too faint to read on the light page: there it is #806600."
    ]
    assert "dark page" in accent("#000000").words[0]


@given(COLOURS, COLOURS)
def test_contrast_is_that_of_the_standard(one: str, other: str) -> None:
    assert contrast(one, other) == pytest.approx(tokens.contrast(one, other))

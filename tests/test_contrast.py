"""The promise at the head of ``static/css/tokens.css``, computed by WCAG 2.2 (relative luminance, contrast ratio)."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parent.parent / "static" / "css" / "tokens.css"
GROUNDS = ("paper", "sheet", "wash", "accent-wash", "mark-wash")
TEXT = ("ink", "soft", "accent", "link")
MARKS = ("mark", "accent", "edge")
THEMES = ("light", "dark")

PAIRS = {
    name: (light, dark)
    for name, light, dark in reversed(
        re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", TOKENS.read_text("utf-8"))
    )
}


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("colour", TEXT)
def test_text_can_be_read_on_every_ground(theme: str, ground: str, colour: str) -> None:
    place = THEMES.index(theme)
    assert contrast(PAIRS[colour][place], PAIRS[ground][place]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("colour", MARKS)
def test_marks_can_be_seen_on_every_ground(theme: str, ground: str, colour: str) -> None:
    place = THEMES.index(theme)
    assert contrast(PAIRS[colour][place], PAIRS[ground][place]) >= 3

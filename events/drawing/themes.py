"""The colours of a picture, light and dark: those of static/css/tokens.css, to which a test holds them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """By the names of the stylesheet."""

    sheet: str
    wash: str
    mark_wash: str
    ink: str
    soft: str
    link: str
    mark: str
    accent: str
    edge: str
    line: str


THEMES = {
    "light": Theme(
        sheet="#ffffff",
        wash="#f2eee4",
        mark_wash="#d9e3e8",
        ink="#1c1a16",
        soft="#5f5a50",
        link="#2f4858",
        mark="#2f4858",
        accent="#a3301b",
        edge="#827c6f",
        line="#e2ddd1",
    ),
    "dark": Theme(
        sheet="#1c1a15",
        wash="#242119",
        mark_wash="#2a3a44",
        ink="#ece7db",
        soft="#aba495",
        link="#9cc3d9",
        mark="#9cc3d9",
        accent="#ff8f70",
        edge="#8a8373",
        line="#343026",
    ),
}

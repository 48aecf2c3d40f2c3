"""How a timeline looks on another site, as the frame's address says it, and what the page for its code asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from django import forms
from django.http import QueryDict

from events.forms.from_address import FromAddress
from events.queries.reader import labels

LOWEST, TALLEST = 200, 4000  # pixels of a frame
USUAL_HEIGHT = 640
LONGEST = 60  # characters that are said back
_COLOUR = re.compile(r"#?([0-9a-f]{6})", re.ASCII)
_ASKED = {
    "view": ("As", ""),
    "group": ("Grouped by", "Of the picture."),
    "theme": ("Light or dark", ""),
    "accent": (
        "Colour of marks and links",
        "Like #2f4858, empty for ours; what could not be read is made darker or lighter.",
    ),
    "font": ("Type", "No font comes from anywhere else."),
    "height": ("Height in pixels", f"From {LOWEST} to {TALLEST}."),
    "origin": (
        "The site it will stand on",
        "Only it is told how high the frame would be; empty for a fixed height.",
    ),
}
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]", re.ASCII)
_USUAL_PORTS = {"http": 80, "https": 443}
_WRONG_HEIGHT = f"height: it is a whole number of pixels from {LOWEST} to {TALLEST}; the frame stays as high as it is."


def origin_of(text: str) -> str:
    """The origin (RFC 6454) of an address: `https://www.example.org`. Raises ValueError where it has none."""
    parts = urlsplit(text.strip())
    host, port = parts.hostname or "", parts.port
    host = f"[{host}]" if ":" in host else host
    if parts.scheme not in _USUAL_PORTS or not _HOST.fullmatch(host) or "@" in parts.netloc:
        raise ValueError
    return f"{parts.scheme}://{host}" + (f":{port}" if port and port != _USUAL_PORTS[parts.scheme] else "")


def _said(text: str) -> str:
    return text[:LONGEST] + ("…" if len(text) > LONGEST else "")


class Colour(forms.CharField):
    """A colour as `#rrggbb`, with or without the sign."""

    def to_python(self, value: object) -> str:
        """Six hexadecimal digits after the sign, in small letters; "" for none. Raises ValidationError."""
        text = super().to_python(value) or ""
        found = _COLOUR.fullmatch(text.lower())
        if text and not found:
            raise forms.ValidationError(
                f"accent: “{_said(text)}” is no colour; write it like #2f4858. The usual colour is shown."
            )
        return f"#{found[1]}" if found else ""


class Origin(forms.CharField):
    """The site on which the frame stands, by the address of any of its pages."""

    def to_python(self, value: object) -> str:
        """Its origin; "" for none. Raises ValidationError with what to write instead."""
        text = super().to_python(value) or ""
        try:
            return origin_of(text) if text else ""
        except ValueError as error:
            raise forms.ValidationError(
                f"origin: “{_said(text)}” is no site; write it like https://www.example.org. "
                "The frame tells its height to nobody."
            ) from error


def _choice(name: str, choices: dict[str, str], otherwise: str) -> forms.ChoiceField:
    words = "one of " + ", ".join(choices) if len(choices) > 1 else next(iter(choices))
    return forms.ChoiceField(
        required=False,
        choices=list(choices.items()),
        error_messages={"invalid_choice": f"{name}: it is {words}. {otherwise}"},
    )


class FrameForm(FromAddress):
    """What a frame's address says beside the view: its look, its language, its height, and who may hear that."""

    accent = Colour(required=False)
    font = _choice("font", dict(labels.FRAME_FONT), "The usual type is shown.")
    theme = _choice("theme", dict(labels.FRAME_THEME), "It follows the reader’s own setting.")
    lang = _choice("lang", dict(labels.FRAME_LANGUAGE), "Dateline speaks English only, so far; that is shown.")
    height = forms.IntegerField(
        required=False,
        min_value=LOWEST,
        max_value=TALLEST,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _WRONG_HEIGHT),
    )
    origin = Origin(required=False)

    @property
    def kept(self) -> dict[str, str]:
        """The parameters that hold and say something, for addresses within the frame and for its code."""
        self.is_valid()
        held = {name: str(self.cleaned_data[name]) for name in self.fields if self.cleaned_data.get(name)}
        return {name: value.lstrip("#") for name, value in held.items()}  # an address would spell the sign otherwise


class CodeForm(FrameForm):
    """The page for the code: the same, what it is of (the timeline, `event-4`, `story-1`), and the view of it."""

    what = forms.ChoiceField(
        required=False,
        label="What is shown",
        error_messages={"invalid_choice": "There is no such thing to embed; the timeline is shown."},
    )
    view = _choice("view", dict(labels.VIEW), "The timeline is shown.")
    group = _choice("group", dict(labels.GROUP_BY), "It is grouped as the timeline is.")

    field_order = ("what", "view", "group", "theme", "accent", "font", "height", "origin")

    def __init__(self, address: QueryDict, things: Sequence[tuple[str, str]]) -> None:
        super().__init__(address)
        del self.fields["lang"]  # there is one
        for name, (label, help_text) in _ASKED.items():
            self.fields[name].label, self.fields[name].help_text = label, help_text
        as_it_is = ("", "As the timeline’s owner set it")
        self._offer("what", things)
        self._offer("group", [as_it_is, *labels.GROUP_BY.items()])
        for name in ("view", "theme", "font"):
            self._offer(name, self.fields[name].choices)  # type: ignore[attr-defined]
        self.fields["height"].widget.attrs |= {"step": "10", "placeholder": str(USUAL_HEIGHT), "inputmode": "numeric"}
        self.fields["accent"].widget.attrs |= {"placeholder": "#2f4858", "maxlength": "7", "spellcheck": "false"}
        self.fields["origin"].widget.attrs |= {"placeholder": "https://www.example.org", "inputmode": "url"}

    def _offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]
        self.fields[name].widget = forms.Select(choices=list(choices), attrs={"autocomplete": "off"})

    @property
    def chosen(self) -> tuple[str, int]:
        """The kind and the number; ("timeline", 0) for all of it."""
        kind, _, number = (self.held("what") or "timeline").partition("-")
        return kind, int(number or 0)

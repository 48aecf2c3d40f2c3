"""What is taken away of a timeline's view: the address of its page, and how the image or the paper is to be."""

from __future__ import annotations

from django import forms

from events.drawing import THEMES
from events.forms.from_address import FromAddress
from events.forms.timeline import TimelineForm
from events.queries.reader import labels

WIDTHS = (320, 4_096)  # pixels
HEIGHTS = (240, 4_096)
MOST_PIXELS = 24_000_000  # of a PNG
USUAL_WIDTH = 1_280


class TakingForm(TimelineForm):
    """The address of a timeline's page, and which stretch of it: the whole, or the one in view."""

    stretch = forms.ChoiceField(
        required=False,
        choices=list(labels.STRETCH.items()),
        error_messages={"invalid_choice": f"stretch is one of {', '.join(labels.STRETCH)}."},
    )

    @property
    def is_whole(self) -> bool:
        """Whether the whole timeline is asked for."""
        return bool(self.cleaned_data.get("stretch") == "whole")


class CopyForm(FromAddress):
    """Which rows of a table are wanted."""

    only = forms.RegexField(
        r"^[0-9]{1,15}(,[0-9]{1,15})*$",
        required=False,
        max_length=20_000,
        error_messages={"invalid": "only is numbers of events, with commas between them."},
    )

    @property
    def numbers(self) -> frozenset[int] | None:
        """Numbers of events; None for all."""
        text = self.held("only")
        return frozenset(map(int, text.split(","))) if text else None


class ImageForm(TakingForm):
    """How an image is to be: pixels, and light or dark."""

    theme = forms.ChoiceField(
        required=False,
        choices=[(theme, theme) for theme in THEMES],
        error_messages={"invalid_choice": f"theme is one of {', '.join(THEMES)}."},
    )
    scale = forms.TypedChoiceField(
        required=False,
        coerce=int,
        choices=[("1", "1"), ("2", "2")],
        error_messages={"invalid_choice": "scale is 1, or 2 for twice as many pixels."},
    )

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        for name, (least, most) in (("width", WIDTHS), ("height", HEIGHTS)):
            said = f"{name} is a whole number of pixels from {least} to {most:,}."
            messages = dict.fromkeys(("invalid", "min_value", "max_value"), said)
            self.fields[name] = forms.IntegerField(
                required=False, min_value=least, max_value=most, error_messages=messages
            )

    @property
    def width(self) -> int:
        """In pixels."""
        return self.cleaned_data.get("width") or USUAL_WIDTH

    @property
    def height(self) -> int | None:
        """In pixels; None for as high as what is drawn."""
        height: int | None = self.cleaned_data.get("height")
        return height

    @property
    def theme_shown(self) -> str:
        """The theme asked for, else light."""
        return self.cleaned_data.get("theme") or "light"

    @property
    def scale_shown(self) -> int:
        """How many pixels for each."""
        return self.cleaned_data.get("scale") or 1


class PrintForm(TakingForm):
    """How paper is to be: what is left out of it, the style of its references, and which part of a long document."""

    leave = forms.MultipleChoiceField(
        required=False,
        choices=list(labels.LEFT_OUT_OF_PRINT.items()),
        error_messages={"invalid_choice": "Leave out: a choice that does not exist was left out itself."},
    )
    notes = forms.BooleanField(required=False)
    style = forms.CharField(required=False)  # views.references.style_in knows them
    part = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=10**6,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "There is no such part of the document."),
    )

    @property
    def is_whole(self) -> bool:
        """As asked; without a word, the stretch where the address has one, and else everything."""
        has_sides = self.cleaned_data.get("from") is not None or self.cleaned_data.get("to") is not None
        return bool(self.cleaned_data.get("stretch") == "whole") or (
            not self.cleaned_data.get("stretch") and not has_sides
        )

    def leaves(self, part: str) -> bool:
        """Whether that is left out."""
        return part in self.cleaned_data.get("leave", ())

"""What the map may ask for."""

from __future__ import annotations

from django import forms

from events.forms.timeline import TimelineForm
from events.geography.box import WORLD
from events.geography.plane import LAST_ZOOM
from events.queries.map.marks import Frame


class MapForm(TimelineForm):
    """The address of the page, whose `frame` is the part of the map that is asked for, and `zoom` how large."""

    zoom = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=LAST_ZOOM,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), f"zoom is a whole number from 0 to {LAST_ZOOM}"
        ),
    )

    @property
    def asked(self) -> Frame:
        """The part of the map: all of it, unless the address says otherwise."""
        zoom = self.cleaned_data.get("zoom")
        return Frame(self.cleaned_data.get("frame") or WORLD, 1 if zoom is None else zoom)

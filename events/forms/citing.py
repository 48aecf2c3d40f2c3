"""What somebody types to cite a source for an event that is there: as in the form of a fact, without the event."""

from __future__ import annotations

from typing import Any

from events.forms.facts import FactForm
from events.models import Timeline

_FIELDS = (
    *("source", "source_id", "source_authors", "source_container", "source_published", "source_kind"),
    *("locator_kind", "locator", "quote", "translation", "stance", "speaker", "when"),
)


class CitationForm(FactForm):
    """One citation. `said()` is what it says, for the deed."""

    def __init__(self, timeline: Timeline, *args: Any, **options: Any) -> None:
        super().__init__(timeline, *args, **options)
        self.fields = {name: self.fields[name] for name in _FIELDS}
        self.fields["when"].label = "What this source says about the date"
        self.fields["source"].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        """A citation needs its source."""
        given = super().clean()
        if not given.get("source") and not self.errors.get("source"):
            self.add_error("source", "Name the source: its title, or its address on the web.")
        return given

    def said(self) -> dict[str, Any]:
        """What the form says, for the deed; of a source that is new, what is typed stays with `new_source()`."""
        given = self.cleaned_data
        names = ("locator", "quote", "translation", "speaker", "when")
        return {name: given[name] for name in names} | {
            "stance": given["stance"] or "reports",
            "locator_kind": (given["locator_kind"] or "page") if given["locator"] else "",
        }

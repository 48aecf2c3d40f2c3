"""A suggested edit of an event: what its reader would have it say, and why."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse

from events.forms.editing import date_typed
from events.forms.facts import choice, line, words
from events.forms.refusable import RefusableForm
from events.models import Event
from events.queries.reader import labels

_SAID: Final = ("title", "when", "occurrence", "place", "summary", "mention")


class SuggestedEditForm(RefusableForm):
    """All that can be suggested at once; what is left as it was when the page came is not part of it."""

    title = line("What happened")
    when = line("When", "10 March 2007 · early March 2007 · since 2003; empty where no date is known")
    occurrence = choice("Did it happen?", labels.OCCURRENCE, "happened")
    place = line("Place", data_suggest="place")
    summary = words("Summary", "In our own words. Markdown is understood.", rows=6)
    mention = line("In a sentence", "As in “the day before the raid in Irbil”; empty for the title.")
    reason = line("Why", "Needed: whoever decides reads it.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["when"].widget.attrs["data-date-preview"] = reverse("events:date-preview")
        for name in _SAID:  # what somebody else writes meanwhile is not taken for typed here
            self.fields[name].show_hidden_initial = True

    @property
    def typed(self) -> dict[str, str]:
        """What was typed otherwise than it stood. To be asked once the form is valid."""
        return {name: self.cleaned_data[name] for name in _SAID if name in self.changed_data}

    def called(self, name: str) -> str:
        """What this form calls a field of the deed."""
        return {"name": "place", "date": "when"}.get(name, name)


def as_it_stands(event: Event) -> dict[str, str]:
    """What the form holds at first."""
    return {
        "title": event.title,
        "when": date_typed(event),
        "occurrence": event.occurrence,
        "place": event.place.name if event.place else "",
        "summary": event.summary,
        "mention": event.mention,
    }

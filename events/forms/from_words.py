"""What somebody says of words that are selected in a text: the event that they tell of, or the one they are for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse

from events.dates import DateError, read_words, say
from events.forms.facts import choice, line, names_in, part_in
from events.forms.refusable import RefusableForm
from events.models import Event, ReportedOccurrence, Timeline
from events.queries.reader import labels
from events.queries.suggestions.words_read import DateRead, EventRead

_NOT_ONE = "Choose an event: one of these, or find another by its title or number."


class SelectedWordsForm(RefusableForm):
    """How the source puts what the words say, and when it was; `dated` is how words of the text were read."""

    stance = choice("How the source puts it", dict(labels.PUTS_IT), "reports")
    speaker = line("Who says it", "When it is not the source itself.", data_suggest="person")
    when = line("When")

    def __init__(self, dated: DateRead | None, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._read_as = say(dated.date) if dated else ""
        self.fields["when"].help_text = f"From {dated.in_words}" if dated else ""
        self.fields["when"].widget.attrs["data-date-preview"] = reverse("events:date-preview")

    def clean_when(self) -> str:
        """A date in words, or nothing; what the words of the text were read as needs no reading."""
        words = str(self.cleaned_data["when"])
        try:
            if words and words != self._read_as:
                read_words(words)
        except DateError as error:
            raise forms.ValidationError(error.message) from error
        return words


class EventFromWordsForm(SelectedWordsForm):
    """The event that the words tell of."""

    title = line("What happened", autofocus="autofocus")
    people = line("People", "Several with ; between them.", data_suggest="person", data_suggest_separator=";")
    place = line("Place", data_suggest="place")
    town = forms.IntegerField(required=False, min_value=1, max_value=10**9, widget=forms.HiddenInput)
    occurrence = choice("Did it happen?", labels.OCCURRENCE, "happened")
    reported = forms.ChoiceField(
        required=False, choices=[("", ""), *ReportedOccurrence.choices], widget=forms.HiddenInput
    )
    field_order = ("title", "when", "people", "place", "stance", "occurrence", "speaker")

    def clean_people(self) -> tuple[tuple[str, str], ...]:
        """Names, each with its role."""
        return tuple(part_in(name) for name in names_in(self.cleaned_data["people"]))


class EvidenceForm(SelectedWordsForm):
    """The event that the words are evidence for: one of the likely ones, or another that is looked for."""

    likely = forms.ChoiceField(required=False, widget=forms.RadioSelect, label="Which event")
    other = line("Another event", "Its title, or its number.", data_suggest="event", data_suggest_id="other_id")
    other_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    field_order = ("likely", "other", "when", "stance", "speaker")

    def __init__(self, likely: tuple[EventRead, ...], timeline: Timeline, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._timeline = timeline
        self.likely_events = likely
        found: Any = self.fields["likely"]
        found.choices = [(str(each.number), each.title) for each in likely]
        self.fields["other"].widget.attrs["data-suggest-closed"] = "closed"
        if not likely:
            self.fields["other"].widget.attrs["autofocus"] = "autofocus"

    def clean(self) -> dict[str, Any]:
        """What was looked for counts before what was chosen beforehand. `event` is the row."""
        given = self.cleaned_data
        standing = Event.objects.filter(timeline=self._timeline).standing()
        typed = given.get("other") or ""
        if given.get("other_id"):
            event = standing.filter(public_id=given["other_id"]).first()
        elif typed.isascii() and typed.isdecimal() and len(typed) < 10:
            event = standing.filter(number=int(typed)).first()
        elif typed:
            event = standing.filter(title__iexact=typed).order_by("number").first()
        else:
            event = standing.filter(number=int(given["likely"])).first() if given.get("likely") else None
        if event is None and not self.errors:
            self.add_error("other", _NOT_ONE)
        given["event"] = event
        return given

"""What may be sent of events, of who took part in them, and of their tags."""

from __future__ import annotations

from rest_framework import serializers

from events.api.inputs import Flag, Input, Number, Of, Text
from events.models import EventState, Locator, Occurrence, Place, Source, Stance

STATES = [choice for choice in EventState.choices if choice[0] != EventState.WITHDRAWN]


class PartIn(Input):
    """Somebody's part in an event, by name: who is known is recognised, others are made."""

    name = Text("name", needed=True)
    role = Text("role", help_text="a word or two: host, speaker, target …")


class SourceIn(Input):
    """A source as it is named beside a fact: a title, a short title or an address."""

    title = Text("title")
    short_title = Text("short_title")
    container_title = Text("container_title")
    publisher = Text("publisher")
    authors = Text("authors", help_text="names, divided by semicolons: “Wright, Robin; Reuters”")
    published = Text("published", help_text="a date in words or EDTF")
    url = Text("url")
    csl_type = Text("csl_type", help_text="a CSL type")


class NewEvent(Input):
    """A fact: what happened, when, and who says so. Only the title is needed."""

    title = Text("title", needed=True)
    when = Text("when", help_text="a date in words (“early March 2007”) or EDTF")
    summary = Text("summary", help_text="Markdown")
    occurrence = serializers.ChoiceField(choices=Occurrence.choices, required=False)
    weight = Number(most=99, required=False, help_text="90 key, 50 normal, 20 detail")
    source = Of(Source, required=False, help_text="by its id")  # type: ignore[assignment]  # DRF types its own
    new_source = SourceIn(required=False, help_text="a source by what names it; a known one is recognised")
    locator_kind = serializers.ChoiceField(choices=Locator.choices, required=False)
    locator = Text("locator")
    stance = serializers.ChoiceField(choices=Stance.choices, required=False)
    quote = Text("quote")
    translation = Text("translation")
    people = serializers.ListField(child=PartIn(), required=False, max_length=100)
    place = Text("place", help_text="by name; a known one is recognised")
    tags = serializers.ListField(child=Text("name", needed=True), required=False, max_length=100)
    is_draft = Flag(required=False, help_text="for members only until it is approved")


class SuggestedFields(Input):
    """What somebody would have an event say, and why; what is not given stays."""

    title = Text("title", help_text="what happened")
    mention = Text("mention", help_text="in a sentence: “the raid in Irbil”")
    summary = Text("summary", help_text="Markdown")
    occurrence = serializers.ChoiceField(choices=Occurrence.choices, required=False)
    when = Text("when", help_text="a date in words or EDTF; empty where no date is known")
    place = Text("place", help_text="by name; empty for nowhere known")
    reason = Text("reason", needed=True, help_text="why, for whoever decides")


class EventFields(Input):
    """What an editor changes of an event; against what sources say of its date another needs a reason."""

    title = Text("title", help_text="what happened")
    mention = Text("mention", help_text="in a sentence: “the raid in Irbil”")
    summary = Text("summary", help_text="Markdown")
    occurrence = serializers.ChoiceField(choices=Occurrence.choices, required=False)
    weight = Number(most=99, required=False)
    place = Of(Place, required=False, allow_null=True)
    sort_key = Number(least=-1_000_000, most=1_000_000, required=False, help_text="the order within a day")
    when = Text("when", help_text="a date in words or EDTF; empty: undated")
    state = serializers.ChoiceField(choices=STATES, required=False, help_text="who reads it")
    reason = Text("reason", help_text="why, for the history; with a date, why this one")


class PartFields(Input):
    """What is changed of a part."""

    role = Text("role")
    is_alleged = Flag(required=False, help_text="only said to have taken part")


class NewPart(PartFields):
    """Somebody's part in the event, by name: who is known is recognised, others are made."""

    name = Text("name", needed=True)


class NewTagging(Input):
    """A tag, by name."""

    name = Text("name", needed=True)

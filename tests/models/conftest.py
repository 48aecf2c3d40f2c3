"""The least that each noun needs to be."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from events.models import (
    Actor,
    Annotation,
    Citation,
    ComputedDate,
    Contradiction,
    DateExpression,
    Distinction,
    Era,
    Event,
    Findable,
    Lexeme,
    Likeness,
    Membership,
    Passage,
    Place,
    Placement,
    Proposal,
    Reading,
    Relation,
    Source,
    SourceText,
    Story,
    StoryStep,
    Suggestion,
    Tag,
    Telling,
    Timeline,
    ToldPlacement,
    Turn,
    TurnCount,
    User,
)


class World:
    """A timeline with two events, a source, a citation and what stands in them."""

    def __init__(self, slug: str) -> None:
        self.timeline = Timeline.objects.create(slug=slug, title="Bridges")
        self.user = User.objects.create_user(f"ada-of-{slug}")
        self.source = self.make(Source)
        self.copy = self.make(Source)
        self.text = self.make(
            SourceText, source=self.source, text="words", sha256="0" * 64, origin="pasted", captured_at=timezone.now()
        )
        self.actor = self.make(Actor, name="Ada")
        self.place = self.make(Place, name="Bridge")
        self.tag = self.make(Tag, name="stone")
        self.event = self.make(Event, number=1, title="The bridge opens")
        self.other = self.make(Event, number=2, title="The bridge falls")
        self.citation = self.make(Citation, event=self.event, source=self.source)
        self.passage = self.make(Passage, citation=self.citation, exact="words")
        self.story = self.make(Story, number=1, title="How it was built")
        self.relation = self.make(Relation, event=self.event, kind="before", other=self.other)

    def make(self, model: type[Any], **columns: Any) -> Any:
        """A row of this timeline."""
        return model.objects.create(timeline=self.timeline, **columns)

    def _told(self) -> dict[str, Any]:
        held = {"event_id": self.event.pk, "teller": 0, "known_from": 0, "known_to": 1, "audience": 0}
        return held | {"occurrence": "happened"}

    def least(self, model: type[Any]) -> dict[str, Any]:
        """Columns without which a row of the model cannot be."""
        return {
            Reading: {"citation": self.citation, "form": "none"},
            Passage: {"citation": self.citation, "exact": "words"},
            Annotation: {"event": self.event, "body": "Really?", "written_at": timezone.now()},
            Proposal: {"diff": {}, "proposed_at": timezone.now()},
            Membership: {"user": self.user, "role": "reader"},
            Event: {"number": 3, "title": "It is built again"},
            Citation: {"event": self.event, "source": self.source},
            Relation: {"event": self.event, "kind": "before", "other": self.other},
            ComputedDate: {
                "event": self.event,
                "audience": "members",
                "date_precision": "day",
                "date_begins_earliest": 0,
            },
            Story: {"number": 2, "title": "How it fell"},
            StoryStep: {"story": self.story, "event": self.event},
            Era: {"title": "The age of stone", "date_precision": "day", "date_begins_latest": 86_400},
            Findable: {"event": self.event, "audience": "public", "weight": 50, "words": ""},
            Lexeme: {"audience": "public", "word": "heard", "events": 1},
            Contradiction: {"audience": "members", "statements": [], "left_out": [], "events": []},
            Suggestion: {
                "source_text": self.text,
                "title": "The bridge opens",
                "confidence": 1,
                "rule": "made",
                **{"begins": 0, "ends": 5, "sentence_begins": 0, "sentence_ends": 5},
            },
            DateExpression: {
                "source_text": self.text,
                "kind": "DATE",
                "value": "",
                "confidence": 1,
                "rule": "made",
                **{"begins": 0, "ends": 5, "sentence_begins": 0, "sentence_ends": 5},
            },
            Likeness: {"source": self.source, "other": self.copy, "resemblance": 1, "containment": 1},
            Distinction: {"event": self.event, "other": self.other},
            Turn: {
                "event": self.event,
                "audience": "public",  # members have one
                "start": 0,
                "ends": 1,
                "sort_key": 0,
                "number": 1,
                "first_month": 0,
                "last_month": 0,
            },
            TurnCount: {"audience": "members", "block": 7, "turns": 0},
            Telling: self._told()
            | {"start": 0, "ends": 1, "sort_key": 0, "number": 1, "place": 0, "first_month": 0, "last_month": 0}
            | dict.fromkeys(("is_dated", "is_announced", "is_inverse"), False),
            ToldPlacement: self._told()
            | {"kind": "current", "weight": 50, "span_begins": 0, "span_ends": 1, "precision": "second", "words": ""}
            | dict.fromkeys(("begins_open", "ends_open", "begins_fades", "ends_fades"), False)
            | dict.fromkeys(("is_computed", "is_conflicted"), False),
            Placement: {
                "event": self.event,
                "kind": "current",
                "audience": "members",
                "weight": 50,
                "span_begins": 0,
                "span_ends": 1,
                "occurrence": "happened",
                "precision": "second",
                "words": "at once",
            },
        }.get(model, {})


@pytest.fixture
def world(db: None) -> World:
    return World("bridges")

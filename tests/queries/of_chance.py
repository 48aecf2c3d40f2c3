"""A timeline of chance with everything in it that a lens has to weigh, and deeds upon it, rows first."""

from __future__ import annotations

import random

from events.dates import parse
from events.models import (
    Citation,
    DatingBasis,
    Event,
    EventState,
    Reading,
    ReadingForm,
    Relation,
    RelationKind,
    ReportedOccurrence,
    Source,
    Stance,
    Unit,
)
from tests import factories as make

DATES = (
    "2007-03-10", "2007-03-10", "2007-03", "2007", "[..2007-03-09]", "/2007-05-04", "198X", "2007-03~",
    "2007-05-03/2007-05-04", "2007-03-10/..", "-0752", "[2006-12-30..2007-01-02]", "2007-01-31T23:00:00+03:00",
)  # fmt: skip
PUBLISHED = (
    "",
    "2007-01-01",
    "2007-01-01",
    "2007-01-05",
    "2007-02",
    "2007-02-28/2007-03-01",
    "[2007-01-05..]",
    "2006~",
)
KINDS = (RelationKind.BEFORE, RelationKind.AFTER, RelationKind.DURING, RelationKind.RESPONDS_TO, RelationKind.MEETS)


class Chance:
    """Events, sources with all kinds of publication dates, citations, readings and relations that they state."""

    def __init__(self, seed: int, events: int = 9) -> None:
        self.pick = random.Random(seed)
        self.timeline = make.make_timeline()
        self.member = make.make_member(self.timeline)
        for number in range(5):
            self.source(number)
        self.speakers = [make.make_part(make.make_event(self.timeline, "said"), name).actor for name in ("Ann", "Bob")]
        for number in range(events):
            self.event(number)
        for _ in range(events * 2):
            self.cite()
        for _ in range(events):
            self.relate()

    def some(self, model):
        rows = list(model.objects.filter(timeline=self.timeline).order_by("pk"))
        return self.pick.choice(rows)

    def source(self, number: int) -> None:
        label = "an official" if self.pick.random() < 0.2 else ""
        make.make_source(self.timeline, f"paper {number}", self.pick.choice(PUBLISHED), public_label=label)

    def event(self, number: int = 99) -> None:
        state = self.pick.choice([EventState.APPROVED] * 4 + [EventState.DRAFT])
        date = self.pick.choice((None, None, *DATES))
        event = make.make_event(
            self.timeline, f"event {number}", date, state=state, sort_key=self.pick.choice((0, 0, 1))
        )
        if date is None and self.pick.random() < 0.5:
            event.dating_basis = DatingBasis.COMPUTED
            event.save()

    def cite(self) -> None:
        given = {
            "stance": self.pick.choice([Stance.REPORTS] * 4 + list(Stance)),
            "speaker": self.pick.choice([None, None, None, *self.speakers]),
            "reported_occurrence": self.pick.choice(["", "", *ReportedOccurrence]),
        }
        citation = make.make_citation(self.some(Event), self.some(Source), **given)
        for _ in range(self.pick.choice((0, 1, 1, 2))):
            make.make_reading(citation, self.pick.choice(DATES), is_former=self.pick.random() < 0.2)

    def relate(self) -> None:
        citation = self.some(Citation)
        one, other = self.pick.sample(list(Event.objects.filter(timeline=self.timeline).order_by("pk")), 2)
        kind = self.pick.choice(KINDS)
        is_measured = kind in (RelationKind.BEFORE, RelationKind.AFTER) and self.pick.random() < 0.7
        gap = {"gap_least": 1, "gap_most": 2, "gap_unit": Unit.DAYS} if is_measured else {}
        if self.pick.random() < 0.8:
            one = citation.event if citation.event != other else one
        relation = make.make_relation(one, kind, other, citation=self.pick.choice((citation, citation, None)), **gap)
        if self.pick.random() < 0.4:
            Reading.objects.create(
                timeline=self.timeline, citation=citation, form=ReadingForm.RELATIVE, relation=relation, position=7
            )

    def publish(self) -> None:
        source, day = self.some(Source), self.pick.choice(PUBLISHED)
        source.published = parse(day) if day else None
        source.save()

    def hide(self) -> None:
        source = self.some(Source)
        source.public_label = self.pick.choice(("", "an official"))
        source.save()

    def derive(self) -> None:
        source, other = self.some(Source), self.some(Source)
        if source != other:
            source.derived_from = other
            source.save()

    def approve(self) -> None:
        event = self.some(Event)
        event.state = self.pick.choice(list(EventState))
        event.save()

    def weigh(self) -> None:
        event = self.some(Event)
        event.weight, event.sort_key = self.pick.choice((10, 50, 99)), self.pick.choice((0, 1))
        event.save()

    def redate(self) -> None:
        event, date = self.some(Event), self.pick.choice((None, *DATES))
        event.date = parse(date) if date else None
        event.dating_basis = (
            DatingBasis.RULED if date else self.pick.choice((DatingBasis.UNDATED, DatingBasis.COMPUTED))
        )
        event.dating_rationale = "so" if date else ""
        event.dating_reading = None
        event.save()

    def withdraw(self) -> None:
        make.withdraw(self.some(self.pick.choice((Citation, Relation))))

    def recite(self) -> None:
        citation = self.some(Citation)
        citation.source, citation.speaker = self.some(Source), self.pick.choice((None, *self.speakers))
        citation.save()

    def reread(self) -> None:
        reading = self.some(Reading)
        if reading.form == ReadingForm.DATE:
            reading.date = parse(self.pick.choice(DATES))
            reading.save()

    def unread(self) -> None:
        self.some(Reading).delete()

    def erase(self) -> None:
        event = self.some(Event)
        Reading.objects.filter(relation__in=Relation.objects.filter(event=event)).delete()
        Reading.objects.filter(relation__in=Relation.objects.filter(other=event)).delete()
        Relation.objects.filter(citation__event=event).update(citation=None)
        event.delete()
        self.event()

    DEEDS = (
        event, cite, cite, relate, publish, publish, hide, derive, approve, weigh, redate, withdraw, recite, reread,
        unread, erase,
    )  # fmt: skip

    def do_something(self) -> str:
        """Any deed; its name."""
        deed = self.pick.choice(self.DEEDS)
        deed(self)
        return deed.__name__

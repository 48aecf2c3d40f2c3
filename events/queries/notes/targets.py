"""What a note is about to be written on, as its address names it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from events.models import Annotation, Audience, Citation, Event, EventState, Reader, Source, Timeline
from events.queries.reader import labels
from events.queries.reader.names import event_name, source_name
from events.queries.reader.sight import Sight
from events.queries.texts.captured import latest_text
from events.queries.texts.quoted_text import Quotable, of_capture, of_digest


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few things to choose from."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class NoteTarget:
    """Exactly one of event, citation and source, and what a form says of it."""

    title: str
    event: Event | None = None
    citation: Citation | None = None
    source: Source | None = None
    texts: tuple[Choice, ...] = ()  # of a source: where words can be selected


def note_target(
    timeline: Timeline,
    reader: Reader,
    *,
    event: int | None = None,
    citation: UUID | None = None,
    source: UUID | None = None,
    token: str = "",
) -> NoteTarget | None:
    """The target; None where the reader may not see it, or where not exactly one is named."""
    if sum(each is not None for each in (event, citation, source)) != 1:
        return None
    sight = Sight.of_reader(timeline, reader, token)
    if event is not None:
        found = sight.of(Event.objects.standing()).filter(number=event).first()
        return NoteTarget(event_name(found).title, event=found) if found else None
    if citation is not None:
        rows = sight.of(Citation.objects.filter(public_id=citation, withdrawn_at__isnull=True))
        cited = rows.exclude(event__state=EventState.WITHDRAWN).select_related("event", "source").first()
        if cited is None:
            return None
        name = source_name(cited.source, is_member=sight.is_member)
        return NoteTarget(f"{event_name(cited.event).title}: what {name.short} says of it", citation=cited)
    about = sight.of(Source.objects.standing()).filter(public_id=source).first() if source else None
    if about is None:
        return None
    named = source_name(about, is_member=sight.is_member)
    texts = [Choice("digest", labels.FIELD_OF_NOTE["digest"])] if about.digest.exists() else []
    if latest_text(about.pk, sight) is not None:
        texts.append(Choice("text", labels.FIELD_OF_NOTE["text"]))
    return NoteTarget(named.title or named.short, source=about, texts=tuple(texts))


def paragraph_of(target: NoteTarget, where: str, number: int, reader: Reader) -> str:
    """A paragraph of the target's summary or text, to begin with; "" where there is none."""
    if target.source is None:
        return ""
    sight = Sight.of_reader(target.source.timeline, reader)
    stored: Quotable | None = None
    if where == "text":
        captured = latest_text(target.source.pk, sight)
        stored = of_capture(captured.text) if captured else None
    elif where == "digest":
        stored = of_digest(target.source.digest.order_by("number"))
    return stored.text[slice(*stored.stands[number])] if stored and number in stored.stands else ""


def audiences_of(*, answered: Annotation | None = None, is_confidential: bool = False) -> tuple[Choice, ...]:
    """Who a note can be for, in plain words: an answer for no more than what it answers."""
    order = [Audience.ME, Audience.TEAM, Audience.PUBLIC]
    widest = order.index(Audience(answered.audience)) if answered else len(order) - 1
    if is_confidential:
        widest = min(widest, order.index(Audience.TEAM))
    words = {Audience.ME: "Only me", Audience.TEAM: "The team", Audience.PUBLIC: "Everybody who reads the timeline"}
    return tuple(Choice(each.value, words[each]) for each in order[: widest + 1])

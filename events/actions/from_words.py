"""From words of a captured text to an event, or to evidence for one: citation, passages and reading in one change."""

from __future__ import annotations

from typing import Any

from events.actions import naming
from events.actions.changes import open_change
from events.actions.decided_along import decide_along
from events.actions.facts import Fact
from events.actions.placements import rebuild_placements
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.actions.selections import Selected, Selection, selected
from events.actions.texts import LONGEST
from events.actions.words_written import DatedBy, text_of, write_dating, write_event, write_words
from events.models import Citation, Event, EventState, Role, Source, Stance, SuggestionState, User
from events.queries.suggestions.gazetteer import Town


def add_event_from_words(
    *,
    source: Source,
    selection: Selection,
    fact: Fact,
    by: User,
    dated_by: DatedBy | None = None,
    reported_occurrence: str = "",
    town: Town | None = None,
    idempotency_key: str | None = None,
    asked: str = "",
) -> Citation:
    """Enter an event that the selected words tell of, cited with them, dated by `dated_by` or by the fact's own words.

    The fact's source, locator and quotation are those of the selection; `town` says where its place is, if that is new
    to the timeline. A suggestion that rests on these words is accepted by it. Editors only. Raises NotAllowed; Invalid
    by field (title, when, quote …); AlreadyDone for a repeated key.
    """
    timeline = source.timeline
    require(Role.EDITOR, timeline=timeline, by=by)
    words = _quotable(source, selection)
    verb = "add_event_from_words"
    with open_change(timeline, verb=verb, by=by, idempotency_key=idempotency_key, asked=asked) as change:
        if town is not None:
            naming.place_named(timeline, fact.place, **_whereabouts(town))
        citation = write_event(source, words, fact=fact, dated_by=dated_by, reported_occurrence=reported_occurrence)
        _decide(words, citation, SuggestionState.ACCEPTED, by)
        rebuild_placements(timeline=timeline, events=[citation.event])
        change.made = {"noun": "event", "id": str(citation.event.public_id), "number": citation.event.number}
        change.save(update_fields=["made"])
    return citation


def cite_words(
    *,
    event: Event,
    source: Source,
    selection: Selection,
    by: User,
    when: str = "",
    dated_by: DatedBy | None = None,
    stance: str = Stance.REPORTS,
    speaker: str = "",
    reported_occurrence: str = "",
    idempotency_key: str | None = None,
    asked: str = "",
) -> Citation:
    """The selected words are evidence for an event that is there; its date stays what it is.

    A suggestion that rests on these words is merged by it. Editors only. Raises NotAllowed; Invalid by field;
    AlreadyDone for a repeated key.
    """
    timeline = source.timeline
    require(Role.EDITOR, timeline=timeline, by=by)
    if event.timeline_id != timeline.pk or event.state == EventState.WITHDRAWN:
        raise Invalid(event="There is no such event in this timeline.")
    words = _quotable(source, selection)
    with open_change(timeline, verb="cite_words", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        citation = write_words(event, source, words, stance, speaker=speaker, reported_occurrence=reported_occurrence)
        write_dating(citation, words, dated_by=dated_by, when=when)
        _decide(words, citation, SuggestionState.MERGED, by)
        rebuild_placements(timeline=timeline, events=[event])
        change.made = {"noun": "citation", "id": str(citation.public_id), "number": event.number}
        change.save(update_fields=["made"])
    return citation


def _quotable(source: Source, selection: Selection) -> Selected:
    words = selected(source, selection, longest=LONGEST["exact"], what="a quotation has")
    text_of(words)
    return words


def _decide(words: Selected, citation: Citation, state: SuggestionState, by: User) -> None:
    decide_along(text_of(words), words.begins, words.ends, citation=citation, state=state, by=by)


def _whereabouts(town: Town) -> dict[str, Any]:
    return {"latitude": town.latitude, "longitude": town.longitude, "external_ids": {"geonames": str(town.id)}}

"""A suggestion becomes an event, evidence, or nothing: one change each, taken back as one."""

from __future__ import annotations

from typing import Any

import pytest

from events.actions.citations import withdraw_citation
from events.actions.refusals import AlreadyDone, InUse, Invalid, NotAllowed, StaleVersion
from events.actions.reverting import revert_change
from events.actions.suggestions import accept_suggestion, dismiss_suggestion, merge_suggestion, reopen_suggestion
from events.dates import say
from events.models import (
    Anchor,
    Change,
    Citation,
    ComputedDate,
    Event,
    Passage,
    Reading,
    Relation,
    Role,
    SourceText,
    Suggestion,
    Timeline,
    User,
)
from tests.actions.conftest import member
from tests.factories import make_event, make_expression, make_part, make_place, make_source, make_suggestion, make_text

pytestmark = pytest.mark.django_db

CLOSED = "The ferry office in Oslo closed on Saturday after a long dispute."
SEIZED = "Harbour workers seized the old lighthouse in January."
TOLL = "On the day before the lighthouse was seized, Ada Holm announced a toll."
PLANNED = "A further meeting will be held at a date yet to be decided."
ARTICLE = f"A dispute at the harbour\n\n{CLOSED}\n\n{SEIZED} {TOLL}\n\n{PLANNED}"


@pytest.fixture
def text(timeline: Timeline) -> SourceText:
    stored = Timeline.objects.get(pk=timeline.pk)
    return make_text(make_source(stored, published="2007-03-12"), ARTICLE)


@pytest.fixture
def closed(text: SourceText) -> Suggestion:
    make_expression(text, "Saturday", "2007-03-10", counted_from="published")
    return make_suggestion(text, CLOSED, "2007-03-10", date_words="on Saturday", title="The ferry office closes")


@pytest.fixture
def seized(text: SourceText) -> Suggestion:
    return make_suggestion(text, SEIZED, "2007-01", date_words="January", title="Workers seize the lighthouse")


@pytest.fixture
def toll(text: SourceText, seized: Suggestion) -> Suggestion:
    begins = ARTICLE.index("On the day before")
    words = [begins, ARTICLE.index(", Ada")]
    gap = {"kind": "before", "least": 1, "most": 1, "unit": "days", "words": words, "others": []}
    relation = gap | {"event": None, "suggestion": seized.begins}
    return make_suggestion(text, TOLL, title="A toll is announced", relation=relation, speaker="Ada Holm")


def test_accepting_writes_event_citation_passages_and_reading_in_one_change(
    closed: Suggestion, timeline: Timeline, owner: User
) -> None:
    ada = make_part(make_event(closed.timeline, "Another event"), "Ada Holm").actor
    closed.people, closed.place = [str(ada.public_id)], make_place(closed.timeline, "Oslo")
    closed.save()
    event = accept_suggestion(suggestion=closed, version=1, by=owner)
    assert Change.objects.filter(timeline=timeline, verb="accept_suggestion").count() == 1
    citation, reading = event.citations.get(), Reading.objects.get()
    assert (event.title, event.state, event.occurrence) == ("The ferry office closes", "approved", "happened")
    assert (event.place.name, [each.actor for each in event.participations.all()]) == ("Oslo", [ada])  # type: ignore[union-attr]
    assert (citation.locator_kind, citation.locator, citation.stance) == ("paragraph", "2", "reports")
    assert [(each.role, each.exact) for each in citation.passages.order_by("position")] == [
        ("quote", CLOSED),
        ("date words", "on Saturday"),
    ]
    assert {each.state for each in Anchor.objects.all()} == {"exact"}
    assert (reading.form, reading.date_as_written, reading.basis) == ("date", "on Saturday", "from publication date")
    event.refresh_from_db()
    assert (say(event.date), event.dating_basis) == ("10 March 2007", "reading")  # type: ignore[arg-type]
    closed.refresh_from_db()
    assert (closed.state, closed.citation, closed.decided_by) == ("accepted", citation, owner)


def test_one_undo_takes_all_of_it_back_and_one_more_does_it_again(closed: Suggestion, owner: User) -> None:
    event = accept_suggestion(suggestion=closed, version=1, by=owner)
    undone = revert_change(change=Change.objects.get(verb="accept_suggestion"), by=owner)
    for row in (event, closed):
        row.refresh_from_db()
    assert (event.state, closed.state, closed.citation, closed.decided_at) == ("withdrawn", "open", None, None)
    revert_change(change=undone, by=owner)
    for row in (event, closed):
        row.refresh_from_db()
    assert (event.state, closed.state, Citation.objects.get().withdrawn_at) == ("approved", "accepted", None)


def test_what_is_edited_before_is_what_is_written(closed: Suggestion, owner: User) -> None:
    meant: dict[str, Any] = {"title": "The office is shut", "when": "9 March 2007", "speaker": "Jon Vik"}
    event = accept_suggestion(suggestion=closed, version=1, by=owner, place="Moss", is_draft=True, **meant)
    event.refresh_from_db()
    reading = Reading.objects.get()
    assert (event.title, say(event.date), event.state) == ("The office is shut", "9 March 2007", "draft")  # type: ignore[arg-type]
    assert (reading.date_as_written, event.place.name, Citation.objects.get().speaker.name) == (  # type: ignore[union-attr]
        "on Saturday",
        "Moss",
        "Jon Vik",
    )


def test_a_date_counted_from_an_open_suggestion_has_that_accepted_first_in_the_same_change(
    toll: Suggestion, seized: Suggestion, owner: User
) -> None:
    event = accept_suggestion(suggestion=toll, version=1, by=owner)
    seized.refresh_from_db()
    relation = Relation.objects.get()
    assert (relation.event, relation.kind, relation.gap_least, relation.gap_unit) == (event, "before", 1, "days")
    assert seized.citation is not None
    assert relation.other == seized.citation.event
    reading = event.citations.get().readings.get()
    assert (reading.form, reading.date_as_written) == ("relative", "On the day before the lighthouse was seized")
    computed = ComputedDate.objects.get(event=event, audience="members").date
    assert computed is not None
    assert (computed.begins_earliest, event.date) == (1167523200, None)  # 31 December 2006
    revert_change(change=Change.objects.get(verb="accept_suggestion"), by=owner)
    for row in (toll, seized):
        row.refresh_from_db()
    assert (toll.state, seized.state, Event.objects.standing().count()) == ("open", "open", 0)


def test_a_date_counted_from_a_suggestion_follows_the_event_that_it_became(
    toll: Suggestion, seized: Suggestion, owner: User
) -> None:
    raid = accept_suggestion(suggestion=seized, version=1, by=owner)
    accept_suggestion(suggestion=toll, version=1, by=owner)
    assert Relation.objects.get().other == raid


def test_another_event_or_none_may_be_named_instead(toll: Suggestion, timeline: Timeline, owner: User) -> None:
    other = make_event(toll.timeline, "Another seizure", "2007-02-02")
    event = accept_suggestion(suggestion=toll, version=1, by=owner, other=f"event:{other.number}")
    assert Relation.objects.get(event=event).other == other
    assert Suggestion.objects.filter(state="open").count() == 1


def test_a_plan_without_a_date_says_so(text: SourceText, owner: User) -> None:
    row = make_suggestion(text, PLANNED, title="A further meeting", stance="announces", reported_occurrence="planned")
    event = accept_suggestion(suggestion=row, version=1, by=owner)
    event.refresh_from_db()
    assert (event.occurrence, event.date, Reading.objects.get().form) == ("planned", None, "withdrawn")


def test_merging_is_evidence_and_dates_only_what_has_no_date(closed: Suggestion, owner: User) -> None:
    dated = make_event(closed.timeline, "The office closes", "2007-03")
    citation = merge_suggestion(suggestion=closed, event=dated, version=1, by=owner)
    dated.refresh_from_db()
    closed.refresh_from_db()
    assert (citation.event, closed.state, say(dated.date)) == (dated, "merged", "some time in March 2007")  # type: ignore[arg-type]
    revert_change(change=Change.objects.get(verb="merge_suggestion"), by=owner)
    closed.refresh_from_db()
    undated = make_event(closed.timeline, "The office closes")
    merge_suggestion(suggestion=closed, event=undated, version=closed.version, by=owner)
    undated.refresh_from_db()
    assert (say(undated.date), undated.dating_basis) == ("10 March 2007", "reading")  # type: ignore[arg-type]


def test_dismissing_needs_a_reason_and_keeps_who_and_why(closed: Suggestion, owner: User) -> None:
    with pytest.raises(Invalid, match="why nothing"):
        dismiss_suggestion(suggestion=closed, reason=" ", version=1, by=owner)
    row = dismiss_suggestion(suggestion=closed, reason="Not an event", version=1, by=owner)
    assert (row.state, row.decision_reason, row.decided_by) == ("dismissed", "Not an event", owner)
    again = reopen_suggestion(suggestion=row, version=2, by=owner)
    assert (again.state, again.decision_reason, again.decided_at, again.decided_by) == ("open", "", None, None)


def test_what_it_became_is_withdrawn_before_it_waits_again(closed: Suggestion, owner: User) -> None:
    accept_suggestion(suggestion=closed, version=1, by=owner)
    closed.refresh_from_db()
    with pytest.raises(InUse):
        reopen_suggestion(suggestion=closed, version=2, by=owner)
    withdraw_citation(citation=Citation.objects.get(), version=1, by=owner)
    closed.refresh_from_db()
    assert reopen_suggestion(suggestion=closed, version=2, by=owner).citation is None


def test_only_editors_decide_and_only_on_what_they_saw(closed: Suggestion, timeline: Timeline, owner: User) -> None:
    with pytest.raises(NotAllowed):
        accept_suggestion(suggestion=closed, version=1, by=member(timeline, Role.ANNOTATOR))
    with pytest.raises(StaleVersion):
        accept_suggestion(suggestion=closed, version=7, by=owner)
    dismiss_suggestion(suggestion=closed, reason="Background", version=1, by=owner)
    for version, refusal in ((1, StaleVersion), (2, InUse)):
        with pytest.raises(refusal):
            accept_suggestion(suggestion=closed, version=version, by=owner)
    assert (Event.objects.count(), Passage.objects.count()) == (0, 0)


def test_the_same_key_does_it_once(closed: Suggestion, owner: User) -> None:
    accept_suggestion(suggestion=closed, version=1, by=owner, idempotency_key="k", asked="a")
    with pytest.raises(AlreadyDone):
        accept_suggestion(suggestion=closed, version=1, by=owner, idempotency_key="k", asked="a")
    assert Event.objects.count() == 1

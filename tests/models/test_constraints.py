"""Long, a line for each constraint: what must hold is refused by the database itself, whoever writes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from events.models import (
    Actor,
    Anchor,
    Annotation,
    ApiToken,
    Arrival,
    Change,
    Citation,
    ComputedDate,
    Contradiction,
    DateExpression,
    DigestParagraph,
    Distinction,
    Era,
    Event,
    EventTag,
    Findable,
    Invitation,
    Lexeme,
    Likeness,
    Membership,
    NoteNews,
    Participation,
    Passage,
    Place,
    Placement,
    Presence,
    Proposal,
    Reading,
    Relation,
    SeenMention,
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
)
from tests.models.conftest import World

DAY = 86_400
ON = {"date_precision": "day"}
READ = ON | {"dating_basis": "reading"}


def now(_: World) -> datetime:
    """A time that is needed and does not matter."""
    return timezone.now()


# constraint, model, columns that break it (a callable is given the world)
BROKEN: list[tuple[str, type[Any], dict[str, Any]]] = [
    ("event_number_counts_from_one", Event, {"number": 0}),
    ("event_number_is_its_address", Event, {"number": 1}),
    ("event_has_a_title", Event, {"title": ""}),
    ("event_date_is_checked_at_a_time_or_not_at_all", Event, {"date_checked_as": "a b"}),
    ("event_date_is_checked_at_a_time_or_not_at_all", Event, {"date_checked_at": now}),
    ("event_that_was_merged_stands_no_more", Event, {"merged_into": lambda world: world.event}),
    ("event_weight_is_from_0_to_99", Event, {"weight": 100}),
    ("event_occurrence_is_a_known_word", Event, {"occurrence": "maybe"}),
    ("event_dating_basis_is_a_known_word", Event, {"dating_basis": "guessed"}),
    ("event_state_is_a_known_word", Event, {"state": "lost"}),
    ("event_without_a_basis_has_no_date", Event, ON | {"date_begins_latest": DAY}),
    ("event_ruling_gives_its_reason", Event, {"dating_basis": "ruled"}),
    ("event_date_begins_in_order", Event, {"date_begins_earliest": DAY, "date_begins_latest": DAY}),
    ("event_date_ends_in_order", Event, {"date_ends_earliest": DAY, "date_ends_latest": 0}),
    ("event_date_begins_before_it_ends", Event, {"date_begins_earliest": DAY, "date_ends_earliest": 0}),
    ("event_date_has_begun_when_it_ends", Event, {"date_begins_latest": DAY, "date_ends_latest": 0}),
    ("event_date_is_whole_or_absent", Event, {"date_begins_earliest": 0}),
    ("event_date_is_whole_or_absent", Event, {"date_edtf": "2007"}),
    ("event_date_unknown_side_has_no_bound", Event, READ | {"date_begins_unknown": True, "date_begins_earliest": 0}),
    ("event_date_unknown_side_has_no_bound", Event, READ | {"date_ends_unknown": True, "date_ends_latest": 0}),
    ("event_public_id_is_unique_in_its_timeline", Event, {"public_id": lambda world: world.event.public_id}),
    ("citation_stance_is_a_known_word", Citation, {"stance": "mumbles"}),
    ("citation_locator_kind_is_a_known_word", Citation, {"locator_kind": "verse"}),
    ("citation_locator_says_what_it_counts", Citation, {"locator": "3"}),
    ("citation_reported_occurrence_is_a_known_word", Citation, {"reported_occurrence": "maybe"}),
    ("citation_is_withdrawn_by_somebody_at_a_time", Citation, {"withdrawn_by": lambda world: world.user}),
    ("passage_has_words", Passage, {"exact": ""}),
    ("passage_is_checked_at_a_time_or_not_at_all", Passage, {"checked_by": lambda world: world.user}),
    ("passage_is_checked_at_a_time_or_not_at_all", Passage, {"checked_at": now}),
    ("passage_role_is_a_known_word", Passage, {"role": "song"}),
    ("passage_belongs_to_a_citation_or_a_note", Passage, {"citation": None}),
    ("reading_form_is_a_known_word", Reading, {"form": "vague"}),
    ("reading_basis_is_a_known_word", Reading, {"basis": "dreamt"}),
    ("reading_certainty_is_a_known_word", Reading, {"certainty": "hardly"}),
    ("reading_has_a_date_where_its_form_says_so", Reading, {"form": "date"}),
    ("reading_has_a_date_where_its_form_says_so", Reading, ON | {"form": "none"}),
    ("reading_has_a_relation_where_its_form_says_so", Reading, {"form": "relative"}),
    ("reading_has_a_relation_where_its_form_says_so", Reading, {"relation": lambda world: world.relation}),
    ("reading_duration_is_whole_or_absent", Reading, {"duration_least": 2}),
    ("reading_duration_is_whole_or_absent", Reading, {"duration_least": 2, "duration_unit": "days"}),
    (
        "reading_duration_is_whole_or_absent",
        Reading,
        {"duration_least": 2, "duration_most": 1, "duration_unit": "days"},
    ),
    (
        "reading_duration_unit_is_a_known_word",
        Reading,
        {"duration_least": 1, "duration_most": 1, "duration_unit": "moons"},
    ),
    ("relation_joins_two_events", Relation, {"other": lambda world: world.event}),
    ("relation_kind_is_a_known_word", Relation, {"kind": "near"}),
    ("relation_clock_is_a_known_word", Relation, {"clock": "sundial"}),
    ("relation_gap_is_whole_or_absent", Relation, {"gap_least": 1}),
    ("relation_gap_is_whole_or_absent", Relation, {"gap_least": 2, "gap_most": 1, "gap_unit": "days"}),
    ("relation_gap_is_whole_or_absent", Relation, {"kind": "part of", "gap_least": 1, "gap_unit": "days"}),
    ("relation_gap_unit_is_a_known_word", Relation, {"gap_least": 1, "gap_unit": "moons"}),
    ("annotation_says_something", Annotation, {"body": ""}),
    ("annotation_is_about_one_thing", Annotation, {"event": None}),
    ("annotation_is_about_one_thing", Annotation, {"citation": lambda world: world.citation}),
    ("annotation_motivation_is_a_known_word", Annotation, {"motivation": "bragging"}),
    ("annotation_audience_is_a_known_word", Annotation, {"audience": "everybody"}),
    ("annotation_is_assigned_at_a_time_or_not_at_all", Annotation, {"assigned_to": lambda world: world.user}),
    ("annotation_is_pinned_by_somebody_at_a_time", Annotation, {"pinned_by": lambda world: world.user}),
    (
        "annotation_that_answers_is_neither_assigned_nor_pinned",
        Annotation,
        {"reply_to": lambda world: world.make(Annotation, **world.least(Annotation)), "pinned_at": now},
    ),
    ("annotation_is_hidden_for_a_reason_or_not_at_all", Annotation, {"hidden_at": now}),
    ("annotation_is_hidden_for_a_reason_or_not_at_all", Annotation, {"hidden_reason": "Rude."}),
    ("annotation_is_resolved_by_somebody_at_a_time", Annotation, {"resolved_by": lambda world: world.user}),
    ("source_published_basis_is_a_known_word", Source, {"published_basis": "rumour"}),
    ("source_published_is_whole_or_absent", Source, {"published_zone": "Z"}),
    ("source_calendar_is_a_known_word", Source, {"calendar": "mayan"}),
    ("source_rights_is_a_known_word", Source, {"rights": "none"}),
    (
        "sourcetext_origin_is_a_known_word",
        SourceText,
        {"source": lambda world: world.source, "origin": "found", "captured_at": now},
    ),
    (
        "arrival_origin_is_a_known_word",
        Arrival,
        {"by": lambda world: world.user, "origin": "found", "received_at": now},
    ),
    (
        "digest_paragraph_counts_from_one",
        DigestParagraph,
        {"source": lambda world: world.source, "number": 0, "text": "x"},
    ),
    ("actor_has_a_name", Actor, {"name": ""}),
    ("actor_kind_is_a_known_word", Actor, {"name": "x", "kind": "ghost"}),
    ("place_has_a_name", Place, {"name": ""}),
    ("place_kind_is_a_known_word", Place, {"name": "x", "kind": "ghost"}),
    ("place_is_on_the_globe", Place, {"name": "x", "latitude": 91, "longitude": 0}),
    ("place_is_on_the_globe", Place, {"name": "x", "latitude": 1}),
    ("tag_has_a_name", Tag, {"name": ""}),
    ("story_number_is_its_address", Story, {"number": 1}),
    ("story_has_a_title", Story, {"title": ""}),
    ("story_state_is_a_known_word", Story, {"state": "whispered"}),
    ("story_is_withdrawn_by_somebody_at_a_time", Story, {"withdrawn_by": lambda world: world.user}),
    ("story_step_says_something", StoryStep, {"event": None}),
    ("story_step_shows_a_whole_range", StoryStep, {"show_from": 0}),
    ("story_step_shows_a_whole_range", StoryStep, {"show_from": 5, "show_to": 5}),
    ("era_has_a_title", Era, {"title": ""}),
    ("era_is_known_on_one_side_at_least", Era, {"date_begins_latest": None}),
    ("era_has_begun_before_it_ends", Era, {"date_ends_earliest": 0, "date_ends_latest": 2 * DAY}),
    ("era_is_withdrawn_by_somebody_at_a_time", Era, {"withdrawn_by": lambda world: world.user}),
    ("actor_is_withdrawn_by_somebody_at_a_time", Actor, {"name": "x", "withdrawn_by": lambda world: world.user}),
    ("place_is_withdrawn_by_somebody_at_a_time", Place, {"name": "x", "withdrawn_by": lambda world: world.user}),
    ("source_is_withdrawn_by_somebody_at_a_time", Source, {"withdrawn_by": lambda world: world.user}),
    ("tag_is_withdrawn_by_somebody_at_a_time", Tag, {"name": "x", "withdrawn_by": lambda world: world.user}),
    ("tag_name_is_unique_in_its_timeline", Tag, {"name": "stone"}),
    ("membership_role_is_a_known_word", Membership, {"role": "king"}),
    ("placement_begins_before_it_ends", Placement, {"span_ends": 0}),
    ("placement_weight_is_from_0_to_99", Placement, {"weight": -1}),
    ("placement_kind_is_a_known_word", Placement, {"kind": "guess"}),
    ("placement_audience_is_a_known_word", Placement, {"audience": "cats"}),
    ("computed_date_is_a_date", ComputedDate, {"date_precision": "", "date_begins_earliest": None}),
    ("computeddate_audience_is_a_known_word", ComputedDate, {"audience": "cats"}),
    ("turn_audience_is_a_known_word", Turn, {"audience": "cats"}),
    ("turn_without_a_start_has_no_date", Turn, {"start": 2**63 - 1}),
    ("telling_occurrence_is_a_known_word", Telling, {"occurrence": "maybe"}),
    ("telling_begins_before_it_ends", Telling, {"known_to": 0}),
    ("telling_without_a_start_has_no_date", Telling, {"start": 2**63 - 1, "is_dated": True}),
    ("toldplacement_kind_is_a_known_word", ToldPlacement, {"kind": "guess"}),
    ("told_placement_is_known_before_it_is_not", ToldPlacement, {"known_to": 0}),
    ("told_placement_begins_before_it_ends", ToldPlacement, {"span_ends": 0}),
    ("turncount_audience_is_a_known_word", TurnCount, {"audience": "cats"}),
    ("contradiction_audience_is_a_known_word", Contradiction, {"audience": "cats"}),
    ("findable_audience_is_a_known_word", Findable, {"audience": "cats"}),
    ("lexeme_audience_is_a_known_word", Lexeme, {"audience": "cats"}),
    ("lexeme_is_in_some_event", Lexeme, {"events": 0}),
    ("proposal_state_is_a_known_word", Proposal, {"state": "lost", "decided_at": now}),
    ("proposal_is_decided_at_a_time_or_open", Proposal, {"state": "accepted"}),
    ("anchor_state_is_a_known_word", Anchor, {"state": "lost", "begins": 0, "ends": 1}),
    ("anchor_stands_somewhere_unless_gone", Anchor, {"state": "exact"}),
    ("anchor_stands_somewhere_unless_gone", Anchor, {"state": "gone", "begins": 0, "ends": 1}),
    ("anchor_stands_somewhere_unless_gone", Anchor, {"state": "exact", "begins": 1, "ends": 1}),
    ("suggestion_stance_is_a_known_word", Suggestion, {"stance": "mumbles"}),
    ("suggestion_reported_occurrence_is_a_known_word", Suggestion, {"reported_occurrence": "maybe"}),
    ("suggestion_state_is_a_known_word", Suggestion, {"state": "lost", "decided_at": now}),
    ("suggestion_rests_on_words", Suggestion, {"ends": 0}),
    ("suggestion_rests_on_words", Suggestion, {"sentence_ends": 0}),
    ("suggestion_date_words_are_whole_or_absent", Suggestion, {"date_begins": 0}),
    ("suggestion_date_words_are_whole_or_absent", Suggestion, {"date_begins": 1, "date_ends": 1}),
    ("suggestion_is_decided_at_a_time_or_open", Suggestion, {"state": "dismissed"}),
    ("suggestion_is_decided_at_a_time_or_open", Suggestion, {"decided_at": now}),
    (
        "suggestion_has_a_citation_only_where_it_became_one",
        Suggestion,
        {"citation": lambda world: world.citation},
    ),
    ("date_expression_stands_in_a_sentence", DateExpression, {"ends": 0}),
    ("date_expression_stands_in_a_sentence", DateExpression, {"sentence_begins": 1}),
    ("likeness_answer_is_a_known_word", Likeness, {"answer": "perhaps", "decided_at": now}),
    ("likeness_is_between_two_sources", Likeness, {"other": lambda world: world.source}),
    ("likeness_is_decided_at_a_time_or_open", Likeness, {"answer": "same"}),
    ("distinction_is_between_two_events", Distinction, {"other": lambda world: world.event}),
    ("likeness_is_decided_at_a_time_or_open", Likeness, {"decided_at": now}),
    ("change_number_counts_from_one", Change, {"number": 0, "verb": "test"}),
]


@pytest.mark.parametrize(("constraint", "model", "columns"), BROKEN, ids=[case[0] for case in BROKEN])
def test_what_breaks_a_constraint_is_refused(
    world: World, constraint: str, model: type[Any], columns: dict[str, Any]
) -> None:
    broken = {column: value(world) if callable(value) else value for column, value in columns.items()}
    given = world.least(model) | broken
    if model is Anchor:
        given |= {"passage": world.passage, "source_text": world.text}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        model.objects.create(timeline=world.timeline, **given)


TWICE: list[tuple[str, type[Any], Callable[[World], dict[str, Any]]]] = [
    (
        "computed_date_is_one_for_each_audience",
        ComputedDate,
        lambda world: world.least(ComputedDate),
    ),
    ("findable_is_one_for_each_audience", Findable, lambda world: world.least(Findable)),
    ("lexeme_is_counted_once", Lexeme, lambda world: world.least(Lexeme)),
    ("turn_is_one_for_each_audience", Turn, lambda world: world.least(Turn)),
    ("turncount_is_one_for_each_block", TurnCount, lambda world: world.least(TurnCount)),
    ("event_carries_a_tag_once", EventTag, lambda world: {"event": world.event, "tag": world.tag}),
    (
        "participation_is_said_once_per_role",
        Participation,
        lambda world: {"event": world.event, "actor": world.actor, "role": "host"},
    ),
    (
        "presence_is_one_per_person_and_event",
        Presence,
        lambda world: {"event": world.event, "user": world.user, "seen_at": timezone.now()},
    ),
    (
        "seen_mention_is_one_per_person_and_note",
        SeenMention,
        lambda world: {
            "annotation": Annotation.objects.first() or world.make(Annotation, **world.least(Annotation)),
            "user": world.user,
        },
    ),
    ("membership_is_one_per_user_and_timeline", Membership, lambda world: {"user": world.user, "role": "reader"}),
    (
        "digest_paragraph_stands_once_in_its_source",
        DigestParagraph,
        lambda world: {"source": world.source, "number": 1, "text": "x"},
    ),
    (
        "anchor_is_one_per_passage_and_text",
        Anchor,
        lambda world: {"passage": world.passage, "source_text": world.text, "state": "exact", "begins": 0, "ends": 5},
    ),
    (
        "date_expression_stands_in_one_place_once",
        DateExpression,
        lambda world: world.least(DateExpression),
    ),
    ("likeness_is_asked_once_for_a_pair", Likeness, lambda world: world.least(Likeness)),
    ("distinction_is_made_once_for_a_pair", Distinction, lambda world: world.least(Distinction)),
    ("change_number_is_unique_in_its_timeline", Change, lambda world: {"number": 1, "verb": "test"}),
    (
        "change_is_made_once_per_idempotency_key",
        Change,
        lambda world: {"number": Change.objects.count() + 1, "verb": "test", "by": world.user, "idempotency_key": "k"},
    ),
]


@pytest.mark.parametrize(("constraint", "model", "columns"), TWICE, ids=[case[0] for case in TWICE])
def test_what_may_be_said_once_is_not_said_twice(world: World, constraint: str, model: type[Any], columns: Any) -> None:
    world.make(model, **columns(world))
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        world.make(model, **columns(world))


TIMELINES: list[tuple[str, dict[str, Any]]] = [
    ("timeline_slug_is_its_address", {}),
    ("timeline_has_a_title", {"slug": "x", "title": ""}),
    ("timeline_visibility_is_a_known_word", {"slug": "x", "visibility": "secret"}),
    ("timeline_group_by_is_a_known_word", {"slug": "x", "group_by": "colour"}),
    ("timeline_opens_on_a_whole_range", {"slug": "x", "opening_from": 0}),
    ("timeline_opens_on_a_whole_range", {"slug": "x", "opening_from": 5, "opening_to": 5}),
]


@pytest.mark.parametrize(("constraint", "columns"), TIMELINES)
def test_a_timeline_that_breaks_a_constraint_is_refused(world: World, constraint: str, columns: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Timeline.objects.create(**{"slug": "bridges", "title": "Bridges"} | columns)


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"often": "hourly"}, "note_news_often_is_a_known_word"),
        ({"what": "some"}, "note_news_what_is_a_known_word"),
        ({"feed_made_at": timezone.now()}, "note_news_has_a_feed_since_a_time_or_none"),
        ({"feed_sha256": "x"}, "note_news_has_a_feed_since_a_time_or_none"),
    ],
)
def test_news_that_break_a_constraint_are_refused(world: World, columns: dict[str, Any], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        NoteNews.objects.create(user=world.user, told_until=timezone.now(), **columns)


@pytest.mark.parametrize("name", ["actor", "place"])
def test_nothing_is_merged_into_itself(world: World, name: str) -> None:
    row = getattr(world, name)
    row.merged_into = row
    with pytest.raises(IntegrityError, match=f"{name}_is_not_merged_into_itself"), transaction.atomic():
        row.save()


def test_a_source_is_not_derived_from_itself(world: World) -> None:
    world.source.derived_from = world.source
    with pytest.raises(IntegrityError, match="source_is_not_derived_from_itself"), transaction.atomic():
        world.source.save()


def test_a_token_has_a_name_and_a_scope(world: World) -> None:
    for columns, constraint in (
        ({"name": ""}, "api_token_has_a_name"),
        ({"scope": "all"}, "api_token_scope_is_a_known_word"),
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            ApiToken.objects.create(**{"user": world.user, "name": "laptop", "sha256": "0" * 64} | columns)


def test_an_invitation_names_a_role_and_ends_in_one_way(world: World) -> None:
    now = timezone.now()
    for columns, constraint in (
        ({"role": "king"}, "invitation_role_is_a_known_word"),
        ({"accepted_at": now, "withdrawn_at": now}, "invitation_is_used_or_withdrawn_never_both"),
        ({"accepted_by": world.user}, "invitation_ends_by_somebody_at_a_time"),
        ({"withdrawn_by": world.user}, "invitation_ends_by_somebody_at_a_time"),
    ):
        given: dict[str, Any] = {"role": "reader", "sha256": "0" * 64, "expires_at": now} | columns
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            Invitation.objects.create(timeline=world.timeline, **given)


#: Dates of which those of events stand for all.
ALIKE = (
    *("source_published_", "reading_date_", "computeddate_date_", "dateexpression_date_", "era_date_"),
    *(f"suggestion_date_{each}" for each in ("begins_", "ends_", "has_", "is_", "unknown_")),
)
TRIED_ABOVE = {
    "api_token_has_a_name",
    "api_token_scope_is_a_known_word",
    "actor_is_not_merged_into_itself",
    "place_is_not_merged_into_itself",
    "source_is_not_derived_from_itself",
    "invitation_role_is_a_known_word",
    "note_news_often_is_a_known_word",
    "note_news_what_is_a_known_word",
    "note_news_has_a_feed_since_a_time_or_none",
    "invitation_is_used_or_withdrawn_never_both",
    "invitation_ends_by_somebody_at_a_time",
}


@pytest.mark.django_db
def test_every_constraint_is_tried() -> None:
    """Those that Django makes of column types, and those that every noun or date has alike, are tried on one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid "
            "WHERE contype IN ('c', 'u') AND starts_with(relname, 'events_') AND right(relname, 8) <> '_version'"
        )
        names = {name for (name,) in cursor.fetchall()}
    by_django = ("_check", "_key", "_uniq")
    alike = ("_is_known_within_its_timeline", "_public_id_is_unique_in_its_timeline")
    ours = {name for name in names if not name.endswith((*by_django, *alike))}
    ours -= {name for name in ours if name.startswith(ALIKE)}
    assert ours - TRIED_ABOVE == {name for name, *_ in (*BROKEN, *TWICE, *TIMELINES) if name in ours}

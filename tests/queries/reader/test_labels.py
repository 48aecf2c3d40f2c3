"""Every stored word has one for the page."""

import pytest
from django.db import models

from events import models as memory
from events.queries.reader import labels

TABLES = {
    memory.ActorKind: labels.KIND_OF_ACTOR,
    memory.AnchorState: labels.ANCHOR,
    memory.Audience: labels.AUDIENCE,
    memory.CalendarName: labels.CALENDAR,
    memory.Certainty: labels.CERTAINTY,
    memory.Clock: labels.CLOCK,
    memory.DatingBasis: labels.DATE_BASIS,
    memory.EventState: labels.EVENT_STATE,
    memory.GroupBy: labels.GROUP_BY,
    memory.LikenessAnswer: labels.LIKENESS,
    memory.Motivation: labels.MOTIVATION,
    memory.Occurrence: labels.OCCURRENCE,
    memory.HowOften: labels.HOW_OFTEN,
    memory.Origin: labels.ORIGIN,
    memory.PassageRole: labels.PASSAGE,
    memory.PlaceKind: labels.KIND_OF_PLACE,
    memory.ProposalState: labels.PROPOSAL,
    memory.PublishedBasis: labels.PUBLISHED_BASIS,
    memory.ReadingBasis: labels.READING_BASIS,
    memory.ReadingForm: labels.READING_FORM,
    memory.RelationKind: labels.RELATION,
    memory.ReportedOccurrence: labels.REPORTED_OCCURRENCE,
    memory.Rights: labels.RIGHTS,
    memory.Role: labels.MEMBER,
    memory.Scope: labels.SCOPE,
    memory.StoryState: labels.STORY,
    memory.SuggestionState: labels.SUGGESTION,
    memory.Visibility: labels.VISIBILITY,
    memory.WhatNews: labels.WHAT_NEWS,
}
SAID_OTHERWISE = {
    memory.Locator,  # labels.locator
    memory.Stance,  # labels.stance
    memory.Unit,  # in the words of a gap
    memory.PlacementAudience,  # never shown
    memory.PlacementKind,  # by marks
}


def test_every_enumeration_is_said_somewhere():
    known = {each for each in vars(memory).values() if isinstance(each, type) and issubclass(each, models.TextChoices)}
    assert known == set(TABLES) | SAID_OTHERWISE


@pytest.mark.parametrize("choices", TABLES, ids=lambda choices: choices.__name__)
def test_every_value_has_a_label_and_no_label_stands_for_nothing(choices):
    assert set(TABLES[choices]) == set(choices.values)


@pytest.mark.parametrize(
    ("stance", "source", "speaker", "sentence"),
    [
        ("reports", "WSWS", "", "WSWS reports this"),
        ("reports", "WSWS", "Abbas Araghchi", "WSWS reports this, quoting Abbas Araghchi"),
        ("denies", "WSWS", "Abbas Araghchi", "Abbas Araghchi denies this, according to WSWS"),
        ("retracts", "The Paper", "", "The Paper takes back this"),
        ("reports", "RFE/RL", "RFE/RL", "RFE/RL reports this"),
    ],
)
def test_a_stance_is_a_sentence(stance, source, speaker, sentence):
    assert str(labels.stance(stance, source, speaker)) == sentence


def test_many_speakers_are_many():
    sentence = labels.stance("claims", "Reuters", "Iranian officials", is_plural=True)
    assert str(sentence) == "Iranian officials claim this, according to Reuters"


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("paragraph", "12", "¶ 12"),
        ("paragraph", "3, 4", "¶¶ 3, 4"),
        ("page", "7–9", "pp. 7–9"),
        ("section", "2", "§ 2"),
        ("", "", ""),
    ],
)
def test_a_locator_is_written_as_in_print(kind, value, words):
    assert labels.locator(kind, value).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("weight", "words"), [(90, "key"), (50, "normal"), (20, "detail"), (70, "key"), (34, "detail")]
)
def test_a_weight_is_a_word(weight, words):
    assert labels.prominence(weight) == words


def test_a_disagreement_says_by_how_much():
    assert labels.agreement("disagree", 1) == "disagrees by 1 day"
    assert labels.agreement("disagree", 1200) == "disagrees by 1,200 days"
    assert labels.agreement("sharper") == "more exact"

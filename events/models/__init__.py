"""Memory: one class per file, its QuerySet beside it, what must hold stated in PostgreSQL."""

from events.models.actor import Actor, ActorKind, Participation
from events.models.annotation import Annotation, Audience, Motivation
from events.models.api_token import ApiToken, Scope
from events.models.arrival import Arrival
from events.models.base import Noun, Withdrawable
from events.models.change import Change
from events.models.citation import Citation, Locator, ReportedOccurrence, Stance
from events.models.computed_date import ComputedDate, Contradiction
from events.models.date_expression import DateExpression
from events.models.density import Density
from events.models.digest import DigestParagraph
from events.models.distinction import Distinction
from events.models.era import Era
from events.models.event import DatingBasis, Event, EventState, Occurrence
from events.models.filing import FacetCount, FacetKind, FacetPlacement, FiledFor
from events.models.findable import Findable, Lexeme
from events.models.invitation import Invitation
from events.models.kept_message import KeptMessage
from events.models.ledger import Ledger
from events.models.likeness import Likeness, LikenessAnswer
from events.models.membership import Membership, Role
from events.models.note_news import HowOften, NoteNews, WhatNews
from events.models.passage import Anchor, AnchorState, Passage, PassageRole
from events.models.place import Place, PlaceKind
from events.models.placement import Placement, PlacementAudience, PlacementKind
from events.models.presence import Presence
from events.models.proposal import Proposal, ProposalState
from events.models.reading import Certainty, Reading, ReadingBasis, ReadingForm, Unit
from events.models.relation import TEMPORAL, Clock, Relation, RelationKind
from events.models.second_factor import RecoveryCode, SecondFactor
from events.models.seen_mention import SeenMention
from events.models.session import Session
from events.models.source import CalendarName, PublishedBasis, Rights, Source
from events.models.source_text import Origin, SourceFile, SourceText
from events.models.story import Story, StoryState, StoryStep
from events.models.suggestion import Suggestion, SuggestionState
from events.models.tag import EventTag, Tag
from events.models.telling import Telling, TellingDue, ToldPlacement
from events.models.timeline import GroupBy, Timeline, Visibility
from events.models.turn import Turn, TurnCount
from events.models.user import AsPublic, User
from events.models.visibility import Reader

__all__ = [
    "TEMPORAL",
    "Actor",
    "ActorKind",
    "Anchor",
    "AnchorState",
    "Annotation",
    "ApiToken",
    "Arrival",
    "AsPublic",
    "Audience",
    "CalendarName",
    "Certainty",
    "Change",
    "Citation",
    "Clock",
    "ComputedDate",
    "Contradiction",
    "DateExpression",
    "DatingBasis",
    "Density",
    "DigestParagraph",
    "Distinction",
    "Era",
    "Event",
    "EventState",
    "EventTag",
    "FacetCount",
    "FacetKind",
    "FacetPlacement",
    "FiledFor",
    "Findable",
    "GroupBy",
    "HowOften",
    "Invitation",
    "KeptMessage",
    "Ledger",
    "Lexeme",
    "Likeness",
    "LikenessAnswer",
    "Locator",
    "Membership",
    "Motivation",
    "NoteNews",
    "Noun",
    "Occurrence",
    "Origin",
    "Participation",
    "Passage",
    "PassageRole",
    "Place",
    "PlaceKind",
    "Placement",
    "PlacementAudience",
    "PlacementKind",
    "Presence",
    "Proposal",
    "ProposalState",
    "PublishedBasis",
    "Reader",
    "Reading",
    "ReadingBasis",
    "ReadingForm",
    "RecoveryCode",
    "Relation",
    "RelationKind",
    "ReportedOccurrence",
    "Rights",
    "Role",
    "Scope",
    "SecondFactor",
    "SeenMention",
    "Session",
    "Source",
    "SourceFile",
    "SourceText",
    "Stance",
    "Story",
    "StoryState",
    "StoryStep",
    "Suggestion",
    "SuggestionState",
    "Tag",
    "Telling",
    "TellingDue",
    "Timeline",
    "ToldPlacement",
    "Turn",
    "TurnCount",
    "Unit",
    "User",
    "Visibility",
    "WhatNews",
    "Withdrawable",
]

"""Every word that a page uses for a stored one: no enumeration's value reaches a reader but through this long list.

A label that is the empty string is meant: nothing is said where nothing deviates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

OCCURRENCE: dict[str, str] = {
    "planned": "planned",
    "happened": "happened",
    "postponed": "postponed",
    "cancelled": "cancelled",
    "did not happen": "did not happen",
    "unknown": "not known",
}
#: What a group is called whose events belong to none, by what the picture is grouped by.
NO_GROUP: Mapping[str, str] = {
    "person": "Nobody named",
    "place": "No place",
    "tag": "No tag",
    "source": "No source",
    "happened": "Others",
}
REPORTED_OCCURRENCE: Mapping[str, str] = {
    "planned": "says it is planned",
    "moved": "says it was moved",
    "postponed": "says it was postponed",
    "cancelled": "says it was cancelled",
    "under way": "says it was under way",
    "happened": "says it happened",
    "did not happen": "says it did not happen",
}
#: Said beside an event only where it is not simply known to have happened.
DEVIATION: Mapping[str, str] = OCCURRENCE | {"happened": "", "unknown": "not known whether it happened"}
DOUBT: Mapping[str, str] = {"": "", "alleged": "alleged", "disputed": "disputed whether it happened"}
#: What how a source puts it says already; and that something simply happened, nobody needs to be told.
_SAYS_ITSELF: Mapping[str, set[str]] = {
    "reports": {"happened"},
    "announces": {"planned", "happened"},
    "predicts": {"planned", "happened"},
    "claims": {"happened", "under way"},
    "denies": {"did not happen"},
    "retracts": {"did not happen"},
}
EVENT_STATE: Mapping[str, str] = {
    "draft": "Draft, seen by members only",
    "in review": "Waiting for review, seen by members only",
    "approved": "",
    "withdrawn": "Withdrawn",
}
DATE_BASIS: Mapping[str, str] = {
    "reading": "as a source gives it",
    "ruled": "decided by an editor",
    "computed": "worked out from other events",
    "undated": "no date known",
}
#: Said instead of "worked out" while a date is told by other events, or by reports together, and not computed.
BY_ANOTHER_EVENT, NOT_WORKED_OUT = "by another event", "not worked out yet"
WORKED_OUT_FROM_REPORTS = "worked out from what is reported"
READING_BASIS: Mapping[str, str] = {
    "stated": "stated",
    "from publication date": "counted from the publication date",
    "relative": "by another event",
    "inferred": "inferred",
}
READING_FORM: Mapping[str, str] = {
    "date": "",
    "relative": "only in relation to another event",
    "under way": "under way on that day",
    "withdrawn": "still planned, but without a date",
    "none": "says nothing about the date",
}
CERTAINTY: Mapping[str, str] = {"certain": "", "likely": "likely", "possible": "possible"}
AGREEMENT: Mapping[str, str] = {
    "agree": "agrees",
    "sharper": "more exact",
    "coarser": "agrees, less exact",
    "disagree": "disagrees",
}
#: What has become of a reading; "" where how it agrees with the date used is said instead.
STANDING: Mapping[str, str] = {
    "used": "date used",
    "announced": "last announcement",
    "current": "",
    "former": "former date",
    "withdrawn": "date taken back",
}
EXCLUDES_NONE = "The others, which exclude none of these dates"
#: What the bars beside the sayings mean; only those are explained that are there.
BAR: Mapping[str, str] = {
    "point": "at this point",
    "whole": "lasted this long",
    "soft": "some time within this stretch",
    "announced": "announced beforehand",
    "former": "a date given up",
    "fading": "not known how far",
    "conflict": "disagrees with the date used",
    "shared": "what the reports have in common",
}
#: How a source puts something, where one chooses; and what its page or paragraph is counted in.
PUTS_IT: Mapping[str, str] = {
    "reports": "reports it",
    "announces": "announces it beforehand",
    "predicts": "predicts it",
    "claims": "claims it",
    "denies": "denies it",
    "retracts": "takes it back",
}
COUNTED_IN: Mapping[str, str] = {
    "page": "Page",
    "paragraph": "Paragraph",
    "section": "Section",
    "timestamp": "Time in a recording",
}
PROMINENCE: Mapping[str, int] = {"key": 90, "normal": 50, "detail": 20}  # the words one chooses, and their weights
ANCHOR: Mapping[str, str] = {
    "exact": "found",
    "moved": "found elsewhere",
    "changed": "text has changed",
    "gone": "no longer there",
    "proposed": "suggested, not confirmed",
}
STANDS: Mapping[str, str] = {  # words in a captured text, as its list of passages says it
    "found": "found",
    "moved": "found elsewhere",
    "changed": "text has changed",
    "gone": "no longer there",
    "suggested": "suggested",
    "nowhere": "not found",
}
SUGGESTION: Mapping[str, str] = {
    "open": "not decided",
    "accepted": "became an event",
    "merged": "evidence for an event",
    "dismissed": "dismissed",
}
LIKENESS: Mapping[str, str] = {
    "open": "not decided",
    "same": "the same text",
    "derived": "taken from it",
    "different": "a text of its own",
}
PASSAGE: Mapping[str, str] = {"quote": "Quotation", "date words": "Words for the date"}
KIND_OF_SOURCE: Mapping[str, str] = {
    "article": "article",
    "article-journal": "journal article",
    "article-magazine": "magazine article",
    "article-newspaper": "newspaper article",
    "book": "book",
    "broadcast": "broadcast",
    "chapter": "chapter",
    "document": "document",
    "interview": "interview",
    "legislation": "law",
    "post": "post",
    "post-weblog": "blog post",
    "report": "report",
    "speech": "speech",
    "webpage": "web page",
}
PUBLISHED_BASIS: Mapping[str, str] = {"stated": "", "inferred": "worked out", "unknown": "not known how"}
CALENDAR: Mapping[str, str] = {"gregorian": "", "julian": "Old Style (Julian) dates"}
RIGHTS: Mapping[str, str] = {
    "copyrighted": "Under copyright: short quotations only",
    "own": "Our own text",
    "licensed": "Licensed for use here",
    "public domain": "In the public domain",
}
ORIGIN: Mapping[str, str] = {"pasted": "pasted in", "uploaded": "uploaded", "fetched": "fetched from the web"}
KIND_OF_ACTOR: Mapping[str, str] = {
    "person": "Person",
    "organisation": "Organisation",
    "state": "State",
    "group": "Group of people",
}
KIND_OF_PLACE: Mapping[str, str] = {"point": "Place", "area": "Area", "country": "Country"}
RELATION: Mapping[str, str] = {
    "before": "before",
    "after": "after",
    "during": "during",
    "overlaps": "at the same time as",
    "starts": "at the start of",
    "ends": "at the end of",
    "meets": "right up to",
    "part of": "part of",
    "outcome of": "came out of",
    "responds to": "in answer to",
    "same as": "the same as",
}
#: How an event stands to another, where one chooses: "this event was … the other".
RELATES: Mapping[str, str] = {
    "before": "before",
    "day before": "the day before",
    "after": "after",
    "day after": "the day after",
    "during": "during",
    "overlaps": "at the same time as",
    "starts": "at the start of",
    "ends": "at the end of",
    "meets": "right up to the beginning of",
    "part of": "a part of",
    "outcome of": "an outcome of",
    "responds to": "in answer to",
    "same as": "the same as",
}
#: Over a list of events that this one stands in the relation to; and of those that stand in it to this one.
RELATION_HEADING: Mapping[str, str] = {
    "before": "Before",
    "after": "After",
    "during": "During",
    "overlaps": "Meanwhile",
    "starts": "At the start of",
    "ends": "At the end of",
    "meets": "Right up to",
    "part of": "Part of",
    "outcome of": "Came out of",
    "responds to": "In answer to",
    "same as": "The same as",
}
RELATION_FROM_OTHER: Mapping[str, str] = {
    "before": "Before it",
    "after": "After it",
    "during": "During it",
    "overlaps": "Meanwhile",
    "starts": "At its start",
    "ends": "At its end",
    "meets": "Right before it",
    "part of": "Parts of it",
    "outcome of": "Outcome",
    "responds to": "Answered by",
    "same as": "The same as",
}
MOTIVATION: Mapping[str, str] = {
    "commenting": "Note",
    "questioning": "Question",
    "editing": "Suggested correction",
    "replying": "Reply",
}
#: What of an event, a citation or a source a note is about: "On the date".
FIELD_OF_NOTE: Mapping[str, str] = {
    "date": "the date",
    "title": "the title",
    "summary": "the summary",
    "place": "the place",
    "people": "the people",
    "quote": "the quotation",
    "published": "the day it was published",
    "digest": "the summary in our words",
    "text": "the captured text",
}
AUDIENCE: Mapping[str, str] = {"me": "only you", "team": "the team", "public": "everybody"}
VISIBILITY: Mapping[str, str] = {
    "private": "Private: members only",
    "unlisted": "Unlisted: whoever has the link",
    "public": "",
}
#: What the three choices of visibility are called where one chooses.
READ_BY: Mapping[str, str] = {
    "private": "Members only",
    "unlisted": "Members, and whoever has the secret link",
    "public": "Everybody",
}
#: What a role lets one do, where one chooses.
MAY: Mapping[str, str] = {
    "owner": "own: members, settings, who may read it",
    "editor": "edit",
    "annotator": "write notes",
    "reader": "read",
}
#: The same in an invitation: "Ann invites you to …".
INVITED_TO: Mapping[str, str] = {
    "owner": "own it: read, edit, and decide about members and settings",
    "editor": "edit it",
    "annotator": "read it and write notes",
    "reader": "read it",
}
#: Who sees a story.
STORY: Mapping[str, str] = {"draft": "Draft, seen by members only", "approved": ""}
MEMBER: Mapping[str, str] = {"owner": "owner", "editor": "editor", "annotator": "annotator", "reader": "reader"}
SCOPE: Mapping[str, str] = {
    "read": "read",
    "annotate": "read, and write notes",
    "edit": "read, write notes and edit",
    "own": "everything, members and visibility too",
}
HOW_OFTEN: Mapping[str, str] = {"never": "Never", "daily": "Once a day", "weekly": "Once a week"}
WHAT_NEWS: Mapping[str, str] = {
    "mine": "Mentions of me, threads assigned to me",
    "all": "Those, and all new notes of others",
}
PROPOSAL: Mapping[str, str] = {
    "open": "Waiting",
    "accepted": "Accepted",
    "declined": "Declined",
    "withdrawn": "Taken back",
    "lapsed": "Lapsed",
}
#: What is left to do, by kind; and what appears under it, where there is nothing yet.
#: What is to do for one member alone.
TODO_MINE: Mapping[str, str] = {
    "mentions": "Mentions of you",
    "assigned": "Assigned to you",
    "threads": "Your open threads",
    "answers": "Proposals to answer",
}
TODO: Mapping[str, str] = {
    "review": "Events to approve",
    "overdue": "Plans without an outcome",
    "contradictory": "Contradictions",
    "undecided": "Disagreements to decide",
    "undated": "Events without a date",
    "single": "Only one source",
    "lapsed": "Lapsed sign-offs",
    "unchecked": "Quotations not checked",
    "unsettled": "Passages to look at",
    "twins": "Perhaps one event twice",
    "alike": "Near copies",
    "suggested": "Suggestions waiting",
}
TODO_APPEARS: Mapping[str, str] = {
    "mentions": "a note by somebody else that mentions you, until you answer it, press “Seen”, or it is settled",
    "assigned": "a thread that somebody has assigned to you, until it is settled or assigned to somebody else",
    "threads": "a thread that you have begun, until somebody settles it",
    "answers": "a change that somebody else proposes, until you or another editor accept or decline it",
    "review": "an event that waits for review, until an editor shows it to all readers",
    "overdue": "a plan whose day is past, as long as no source says what came of it",
    "contradictory": "statements about dates that cannot all be true, side by side",
    "undecided": "an event whose sources disagree about its date, with the date that is proposed",
    "undated": "an event of which nobody says when it was, with the events around it",
    "single": "an event for which one source stands alone; copies of one report count once",
    "lapsed": "a quotation or a date that somebody signed off and that has changed since, with what has changed",
    "unchecked": "a quotation that nobody has compared with a text of its source",
    "unsettled": "a passage that a captured text has in other words or no more, or where one is only proposed",
    "twins": "two events of the same days that are called alike, to merge them or to say that they are two",
    "alike": "two sources that share much of their wording, to say whether they count as one",
    "suggested": "an article whose captured text seems to tell of events that nobody has decided on yet",
}
#: What the mark of an event says, as the legend has it; "" where that is said already.
MARK: Mapping[str, str] = {
    "happened": "",
    "planned": "planned, or as announced",
    "soft": "",  # its date says so
    "span": "lasted this long",
    "open": "not known how far",
    "conflict": "the sources disagree about the date",
    "computed": "worked out from other events",
    "unknown": "not known whether it happened",
    "crossed": "cancelled, or did not happen",
}
#: How exactly a date is known: "known to the day".
PRECISION: Mapping[str, str] = {
    "": "",
    "millennium": "millennium",
    "century": "century",
    "decade": "decade",
    "year": "year",
    "season": "part of the year",
    "month": "month",
    "day": "day",
    "hour": "hour",
    "minute": "minute",
    "second": "second",
}
#: What rows are gathered by.
GROUP_BY: Mapping[str, str] = {
    "none": "nothing",
    "person": "people and organisations",
    "place": "place",
    "tag": "tag",
    "source": "source",
    "happened": "whether it happened",
}
#: The ways to look at the events that the filters leave; the first goes without saying in an address.
VIEW: Mapping[str, str] = {
    "timeline": "Timeline",
    "list": "List",
    "table": "Table",
    "calendar": "Calendar",
    "map": "Map",
}
#: Which stretch is taken away as an image or on paper, where one chooses.
STRETCH: Mapping[str, str] = {"view": "what is in view", "whole": "the whole timeline"}
#: How a frame on another site looks, by what its address may say.
FRAME_FONT: Mapping[str, str] = {"serif": "Serif and sans, as here", "sans": "Sans", "system": "The reader’s own"}
FRAME_THEME: Mapping[str, str] = {"auto": "As the reader’s device is set", "light": "Light", "dark": "Dark"}
FRAME_LANGUAGE: Mapping[str, str] = {"en": "English"}
#: What a printed timeline may do without.
LEFT_OUT_OF_PRINT: Mapping[str, str] = {"picture": "the picture", "quotes": "quotations"}
#: On which day a week of the calendar begins, where one chooses.
WEEK: Mapping[str, str] = {"monday": "Monday", "sunday": "Sunday", "saturday": "Saturday"}
CLOCK: Mapping[str, str] = {"civil": "by the calendar", "instant": "by the clock"}

_DONE_BY: Mapping[str, str] = {
    "reports": "reported by",
    "announces": "announced by",
    "predicts": "predicted by",
    "claims": "claimed by",
    "denies": "denied by",
    "retracts": "taken back by",
}
_VERB: Mapping[str, str] = {stance: stance for stance in _DONE_BY} | {"retracts": "takes back"}
_PLURAL: Mapping[str, str] = {"claims": "claim", "denies": "deny"}  # when several speak: "Iranian officials claim"
_OWN_VOICE = {"claims", "denies"}  # what a speaker claims or denies is the speaker's, not the paper's
_ROLE: Mapping[str, str] = {"actor": "acted"}
_LOCATOR: Mapping[str, tuple[str, str]] = {
    "paragraph": ("¶\u00a0", "¶¶\u00a0"),
    "page": ("p.\u00a0", "pp.\u00a0"),
    "timestamp": ("at\u00a0", "at\u00a0"),
    "section": ("§\u00a0", "§§\u00a0"),
}
KEY, DETAIL = 70, 35  # weight: at least, and less than


@dataclass(frozen=True, slots=True)
class Sentence:
    """Who says it and how, in three parts so that the verb can be set apart; `str()` joins them."""

    subject: str
    verb: str
    rest: str

    def __str__(self) -> str:
        return f"{self.subject} {self.verb} {self.rest}"


def stance(value: str, source: str, speaker: str = "", *, is_plural: bool = False) -> Sentence:
    """`WSWS reports this, quoting Abbas Araghchi` · `Abbas Araghchi denies this, according to WSWS`."""
    verb = _VERB[value]
    if not speaker or speaker == source:
        return Sentence(source, verb, "this")
    if value in _OWN_VOICE:
        return Sentence(speaker, _PLURAL[value] if is_plural else verb, f"this, according to {source}")
    return Sentence(source, verb, f"this, quoting {speaker}")


def outcome(value: str, stance: str) -> str:
    """What became of the event by a source (`says it was moved`); "" where its stance says so already."""
    return "" if not value or value in _SAYS_ITSELF[stance] else REPORTED_OCCURRENCE[value]


def support(counts: Mapping[str, int], independent: int | None = None) -> str:
    """`Reported by 3 (2 independent) · denied by 1`, from sources counted by stance; "" where nobody says anything.

    `independent` counts reporting sources that do not rest on one another; said only where it is fewer.
    """
    parts = []
    for value, words in _DONE_BY.items():
        number = counts.get(value, 0)
        if number:
            is_fewer = value == "reports" and independent is not None and independent < number
            parts.append(f"{words} {number}" + (f" ({independent} independent)" if is_fewer else ""))
    sentence = " · ".join(parts)
    return sentence[:1].upper() + sentence[1:]


def kind_of_source(csl_type: str) -> str:
    """`newspaper article`; a CSL type without words here is said as it is: `motion_picture` → motion picture."""
    return KIND_OF_SOURCE.get(csl_type) or csl_type.replace("-", " ").replace("_", " ")


def days(number: int) -> str:
    """`1 day` · `12 days` · `1,200 days`."""
    return f"{number:,} day" + ("" if number == 1 else "s")


def agreement(kind: str, distance: int = 0) -> str:
    """How one reading stands to the date used: `agrees` · `more exact` · `disagrees by 1 day`."""
    return AGREEMENT[kind] + (f" by {days(distance)}" if kind == "disagree" and distance else "")


def prominence(weight: int) -> str:
    """`key` · `normal` · `detail`: weights are never shown as numbers."""
    if weight >= KEY:
        return "key"
    return "detail" if weight < DETAIL else "normal"


def role(value: str, *, is_alleged: bool = False) -> str:
    """A part in an event as words: `host` · `acted (alleged)`."""
    words = _ROLE.get(value, value)
    if not is_alleged:
        return words
    return f"{words} (alleged)" if words else "alleged"


def locator(kind: str, value: str) -> str:
    """`¶ 12` · `¶¶ 3, 4` · `p. 7` · `§ 2`; a kind without a value says nothing."""
    if not value or kind not in _LOCATOR:
        return value
    one, many = _LOCATOR[kind]
    return (many if any(mark in value for mark in ",–-;") else one) + value


def count(number: int, noun: str, plural: str = "") -> str:
    """`1 event` · `30 events` · `10,000 events`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"

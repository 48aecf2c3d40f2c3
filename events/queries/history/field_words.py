"""Long: what every field of every noun is called in a history, and its value in words; never as it is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from events.dates import DateValue, say
from events.models import (
    Actor,
    Anchor,
    Annotation,
    Citation,
    DatingBasis,
    DigestParagraph,
    Distinction,
    Era,
    Event,
    EventTag,
    Likeness,
    Membership,
    Participation,
    Passage,
    Place,
    Reading,
    Relation,
    Source,
    SourceText,
    Story,
    StoryStep,
    Suggestion,
    Tag,
    Timeline,
    User,
)
from events.models.fields import DateColumns
from events.queries.notes.mentions import spelt
from events.queries.reader import labels
from events.queries.reader.names import authors_in_words, coordinates
from events.queries.versions.tracked import Model, fields_of

Named = Callable[[type[Any], Any], str]  # a row's model and key → its name on the page

NOUNS: Mapping[Model, str] = {
    Timeline: "Timeline",
    Membership: "Member",
    Place: "Place",
    Actor: "Person or organisation",
    Tag: "Tag",
    Source: "Source",
    SourceText: "Captured text",
    DigestParagraph: "Summary paragraph",
    Era: "Era",
    Story: "Story",
    StoryStep: "Step of a story",
    Event: "Event",
    Participation: "Part",
    EventTag: "Tag on the event",
    Citation: "Citation",
    Relation: "Relation",
    Reading: "What the source says about the date",
    Annotation: "Note",
    Passage: "Quotation",
    Anchor: "Place in the text",
    Suggestion: "Suggestion",
    Likeness: "Likeness of two sources",
    Distinction: "Two events, not one",
}
_TITLES: Mapping[str, str] = {
    "occurrence": "Did it happen?",
    "weight": "Prominence",
    "mention": "Name in a sentence",
    "sort_key": "Order within the day",
    "state": "Standing",
    "withdrawn": "In the bin",
    "merged_into": "Merged into",
    "exact": "Words quoted",
    "checked": "Checked against the source",
    "date_checked": "Date checked",
    "prefix": "Words before",
    "suffix": "Words after",
    "public_characters": "Shown to the public",
    "reported_occurrence": "What became of it",
    "stance": "How it is put",
    "is_alleged": "Alleged",
    "is_former": "Given up",
    "is_inferred": "Our own conclusion",
    "csl_type": "Kind",
    "short_title": "Short title",
    "container_title": "Published in",
    "published_as_written": "Publication date as written",
    "published_basis": "How that is known",
    "published_note": "Note on the publication date",
    "published": "Publication date",
    "url": "Address",
    "archive_url": "Archived at",
    "quote_limit": "Characters that may be quoted",
    "derived_from": "Taken from",
    "public_label": "What the public is told instead",
    "position": "Order",
    "lede": "Before the first step",
    "show": "Stretch to show",
    "external_ids": "Identifiers",
    "binned": "In the bin",
    "visibility": "Who may read it",
    "slug": "Address",
    "opening": "Opens on",
    "group_by": "Grouped by",
    "group_order": "Order of the groups",
    "group_collapsed": "Groups folded at first",
    "quote_characters": "Characters of one public quotation",
    "two_person_rule": "Takes two people",
    "quote_percent": "Share of a text that may be quoted",
    "quote_least": "Characters that may always be quoted",
    "date_as_written": "Words for the date",
    "basis": "How the date is known",
    "basis_note": "Why",
    "body": "Text",
    "motivation": "Kind of note",
    "attributed_to": "Signed",
    "written_at": "Written",
    "reply_to": "In answer to",
    "actor": "Who",
    "user": "Account",
    "role": "Role",
    "other": "The other event",
    "audience": "Who reads it",
    "assigned": "Assigned to",
    "pinned": "Pinned",
    "hidden": "Hidden, because",
}
_OF_A_MODEL: Mapping[tuple[Model, str], str] = {(Place, "position"): "Position", (Place, "kind"): "Kind"}
#: Texts that are compared by the word.
TEXTS = frozenset(
    {"title", "summary", "description", "note", "body", "text", "lede", "exact", "translation", "mention", "basis_note"}
)
_SAID_OUT = {"approved": "Approved", "public": "Everybody: public", "certain": "certain", "happened": "happened"}
_WORDS: Mapping[tuple[Model, str], Mapping[str, str]] = {
    (Event, "occurrence"): labels.OCCURRENCE,
    (Story, "state"): {**labels.STORY, "approved": _SAID_OUT["approved"]},
    (Event, "state"): {**labels.EVENT_STATE, "approved": _SAID_OUT["approved"]},
    (Citation, "reported_occurrence"): labels.REPORTED_OCCURRENCE,
    (Reading, "basis"): labels.READING_BASIS,
    (Reading, "certainty"): {**labels.CERTAINTY, "certain": "certain"},
    (Relation, "kind"): labels.RELATION,
    (Passage, "role"): labels.PASSAGE,
    (Actor, "kind"): labels.KIND_OF_ACTOR,
    (Place, "kind"): labels.KIND_OF_PLACE,
    (Source, "calendar"): {**labels.CALENDAR, "gregorian": "Gregorian"},
    (Source, "rights"): labels.RIGHTS,
    (Source, "published_basis"): {**labels.PUBLISHED_BASIS, "stated": "stated"},
    (Annotation, "motivation"): labels.MOTIVATION,
    (Annotation, "audience"): {**labels.AUDIENCE, "me": "only whoever wrote it"},
    (Timeline, "visibility"): {**labels.VISIBILITY, "public": "Public: everybody"},
    (Membership, "role"): labels.MEMBER,
    (SourceText, "origin"): labels.ORIGIN,
    (Anchor, "state"): labels.ANCHOR,
    (Suggestion, "reported_occurrence"): labels.REPORTED_OCCURRENCE,
}
_HIDDEN = frozenset({"author", "prefix", "suffix", "sha256", "captured_by", "captured_at", "file"}) | {
    "sketch",
    "shingles",
    "length",
    "pages",
    "proposed",
    "is_read_by_machine",
    "sentences",
    "confidence",
    "containment",
    "rule",
    "people",
}
_STANCES: Mapping[str, str] = {"retracts": "takes back"}


def title_of(model: Model, field: str) -> str:
    """What the page calls the field."""
    return _OF_A_MODEL.get((model, field)) or _TITLES.get(field) or field.replace("_", " ").capitalize()


def shown_fields(model: Model) -> list[str]:
    """The fields that a history shows."""
    return [name for name in fields_of(model) if name not in _HIDDEN]


def said(model: Model, field: str, row: Any, named: Named) -> str:
    """The field's value in a row of the model or of its history, in words; "" for nothing."""
    if field == "withdrawn":
        return "yes" if row.withdrawn_at else ""
    if field in ("binned", "resolved"):
        return "yes" if getattr(row, f"{field}_at") else ""
    special = _SPECIAL.get((model, field))
    if special is not None:
        return special(row, named)
    if isinstance(vars(model).get(field), DateColumns):
        return _date(model, field, row)
    column = model._meta.get_field(field)
    value = getattr(row, column.attname)  # type: ignore[union-attr]
    if column.related_model is not None:
        return named(column.related_model, value) if value is not None else ""
    known = _WORDS.get((model, field))
    words = known.get(value, str(value)) if known else _plain(value)
    return words.replace("_", " ") if field == "time_zone" else words


def _plain(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, datetime | date):
        return f"{value:%-d %B %Y}"
    if isinstance(value, list):
        return ", ".join(_plain(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {_plain(each)}" for key, each in value.items())
    return f"{value:,}" if isinstance(value, int) else str(value)


def _date(model: Model, field: str, row: Any) -> str:
    value: DateValue | None = vars(model)[field].gathered(row)
    return say(value) if value else ""


def _date_used(row: Any, named: Named) -> str:
    parts = [_date(Event, "date", row) or "no date", labels.DATE_BASIS[row.dating_basis]]
    if parts[0] == "no date" and row.dating_basis == DatingBasis.UNDATED:
        parts = ["no date"]
    elif parts[0] == "no date" and row.dating_basis == DatingBasis.COMPUTED:
        parts = parts[1:]  # it has one, of which the row itself holds nothing
    if row.dating_reading_id is not None:
        parts[-1] = f"as in {named(Reading, row.dating_reading_id)}"
    if row.dating_rationale:
        parts.append(f"because: {row.dating_rationale}")
    return ", ".join(parts)


def _what_is_read(row: Any, named: Named) -> str:
    form = labels.READING_FORM[row.form]
    by = named(Relation, row.relation_id) if row.relation_id is not None else ""
    return ", ".join(filter(None, [_date(Reading, "date", row), form, by]))


def _span(least: int | None, most: int | None, unit: str) -> str:
    if least is None:
        return ""
    number = str(least) if most == least else f"{least}–{most}" if most is not None else f"at least {least}"
    return f"{number} {unit}"


def _relation(row: Any, named: Named) -> str:
    gap = _span(row.gap_least, row.gap_most, row.gap_unit)
    return " ".join(filter(None, [gap, labels.RELATION[row.kind]]))


def _standing(row: Any, named: Named) -> str:
    if row.merged_into_id is not None:
        return f"Merged into {named(Event, row.merged_into_id)}"
    return _WORDS[Event, "state"][row.state]


_SPECIAL: Mapping[tuple[Model, str], Callable[[Any, Named], str]] = {
    (Event, "date"): _date_used,
    (Event, "state"): _standing,
    (Event, "date_checked"): lambda row, _: _plain(row.date_checked_at),
    (Passage, "checked"): lambda row, _: _plain(row.checked_at),
    (Event, "weight"): lambda row, _: labels.prominence(row.weight),
    (Reading, "date"): _what_is_read,
    (Reading, "duration"): lambda row, _: _span(row.duration_least, row.duration_most, row.duration_unit),
    (Relation, "kind"): _relation,
    (Citation, "locator"): lambda row, _: labels.locator(row.locator_kind, row.locator),
    (Citation, "stance"): lambda row, _: _STANCES.get(row.stance, row.stance),
    (Participation, "role"): lambda row, _: labels.role(row.role),
    (Suggestion, "words"): lambda row, _: f"characters {row.begins:,} to {row.ends:,}",
    (Suggestion, "date"): lambda row, _: _date(Suggestion, "date", row),
    (Suggestion, "state"): lambda row, _: ": ".join(filter(None, [labels.SUGGESTION[row.state], row.decision_reason])),
    (Likeness, "resemblance"): lambda row, _: f"{row.resemblance:.0%}",
    (Likeness, "answer"): lambda row, _: labels.LIKENESS[row.answer],
    (Place, "position"): lambda row, _: coordinates(row.latitude, row.longitude),
    (StoryStep, "show"): lambda row, _: row.show_words or ("a chosen stretch" if row.show_from is not None else ""),
    (Source, "csl_type"): lambda row, _: labels.kind_of_source(row.csl_type),
    (Source, "authors"): lambda row, _: authors_in_words(row.authors),
    (Timeline, "opening"): lambda row, _: "a chosen stretch" if row.opening_from is not None else "",
    (Timeline, "group_order"): lambda row, _: f"{len(row.group_order)} in a chosen order" if row.group_order else "",
    (Timeline, "group_collapsed"): lambda row, _: f"{len(row.group_collapsed)} of them" if row.group_collapsed else "",
    (Timeline, "group_by"): lambda row, _: labels.GROUP_BY.get(row.group_by, ""),
    (Passage, "public_characters"): lambda row, _: f"{row.public_characters:,} of {len(row.exact):,} characters",
    (Annotation, "body"): lambda row, named: spelt(row.body, [f"@{named(User, key)}" for key in row.mentioned]),
    (Annotation, "assigned"): lambda row, named: named(User, row.assigned_to_id) if row.assigned_to_id else "",
    (Annotation, "pinned"): lambda row, _: _plain(row.pinned_at),
    (Annotation, "hidden"): lambda row, _: row.hidden_reason,
    (Annotation, "field"): lambda row, _: "the date" if row.field == "date" else row.field,
    (Anchor, "state"): lambda row, _: labels.ANCHOR[row.state],
}

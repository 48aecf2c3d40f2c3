"""Events as lines of a document, with everything that stands in them.

What is inside is read row by row through its index (event → citations → passages and readings), so that an export
holds one event at a time, of thirty or of a million.
"""

from __future__ import annotations

from events.exchange.json_sql import date, flag, length, listed, number, obj, of, plain, text, word

EVENT_STANDS = "{}.state = 'approved'"


def relation_stands(relation: str) -> str:
    """Whether a relation is in the document: both of its events are, and what says so was not withdrawn.

    `c`, the citation, and `e` and `o`, the events, are joined to it.
    """
    cited = f"SELECT FROM events_event AS ce WHERE ce.id = c.event_id AND {EVENT_STANDS.format('ce')}"
    return (
        f"{relation}.withdrawn_at IS NULL AND c.withdrawn_at IS NULL AND (c.id IS NULL OR EXISTS ({cited})) "
        f"AND {EVENT_STANDS.format('e')} AND {EVENT_STANDS.format('o')}"
    )


def event_lines(here: str, *, is_public: bool) -> str:
    """The query of all events, by number."""
    line = obj(
        plain("id", "e.public_id"),
        number("number", "e.number"),
        text("title", "e.title"),
        text("mention", "e.mention"),
        text("summary", "e.summary"),
        word("occurrence", "e.occurrence", "happened"),
        number("weight", "e.weight", 50),
        plain("place", "place.public_id"),
        of("date", date("e.date")),
        text("date_words", "e.date_words"),
        of("dating", _dating()),
        number("sort_key", "e.sort_key", 0),
        listed("tags", _TAGS),
        listed("people", _PEOPLE),
        listed("citations", _citations(is_public=is_public)),
    )
    return (
        f"SELECT {line} AS line FROM events_event AS e LEFT JOIN events_place AS place ON place.id = e.place_id "
        f"WHERE e.timeline_id = {here} AND {EVENT_STANDS.format('e')} ORDER BY e.number"
    )


def _dating() -> str:
    reading = (
        "(SELECT r.public_id FROM events_reading AS r JOIN events_citation AS c ON c.id = r.citation_id "
        "WHERE r.id = e.dating_reading_id AND c.withdrawn_at IS NULL)"
    )
    written = obj(plain("basis", "e.dating_basis"), plain("reading", reading), text("rationale", "e.dating_rationale"))
    return f"CASE WHEN e.dating_basis <> 'undated' OR e.dating_rationale <> '' THEN {written} END"


_TAGS = (
    "SELECT '\"' || t.public_id || '\"' AS line FROM events_eventtag AS et JOIN events_tag AS t ON t.id = et.tag_id "
    "WHERE et.event_id = e.id ORDER BY t.public_id"
)
_PART = obj(
    plain("id", "p.public_id"),
    plain("actor", "a.public_id"),
    text("role", "p.role"),
    flag("is_alleged", "p.is_alleged"),
)
_PEOPLE = (
    f"SELECT {_PART} AS line FROM events_participation AS p JOIN events_actor AS a ON a.id = p.actor_id "
    "WHERE p.event_id = e.id ORDER BY p.position, p.public_id"
)


def _citations(*, is_public: bool) -> str:
    line = obj(
        plain("id", "c.public_id"),
        plain("source", "s.public_id"),
        *_words(word("locator_kind", "c.locator_kind"), text("locator", "c.locator"), is_public=is_public),
        word("stance", "c.stance", "reports"),
        plain("speaker", "speaker.public_id"),
        word("reported_occurrence", "c.reported_occurrence"),
        *_words(text("note", "c.note"), is_public=is_public),
        listed("passages", passages("citation_id", "c", is_public=is_public)),
        listed("readings", _readings(is_public=is_public)),
    )
    return (
        f"SELECT {line} AS line FROM events_citation AS c JOIN events_source AS s ON s.id = c.source_id "
        "LEFT JOIN events_actor AS speaker ON speaker.id = c.speaker_id "
        "WHERE c.event_id = e.id AND c.withdrawn_at IS NULL ORDER BY c.position, c.public_id"
    )


def _words(*keys: str, is_public: bool) -> list[str]:
    """Keys that could say which document a confidential source is."""
    return [f"CASE WHEN s.public_label = '' THEN {key} END" if is_public else key for key in keys]


# Looked up reading by reading: as a join it is read whole for every citation while the planner has no statistics,
# which is how things are right after an import.
_RELATION = (
    "CASE WHEN relation_id IS NOT NULL THEN (SELECT rel.public_id FROM events_relation AS rel "
    "JOIN events_event AS e ON e.id = rel.event_id JOIN events_event AS o ON o.id = rel.other_id "
    "LEFT JOIN events_citation AS c ON c.id = rel.citation_id "
    f"WHERE rel.id = relation_id AND {relation_stands('rel')}) END"
)


def _readings(*, is_public: bool) -> str:
    line = obj(
        plain("id", "r.public_id"),
        *_words(text("as_written", "r.date_as_written"), is_public=is_public),
        word("form", "r.form"),
        of("date", date("r.date")),
        plain("relation", "r.relation"),
        of("duration", length("r.duration")),
        word("basis", "r.basis", "stated"),
        *_words(text("basis_note", "r.basis_note"), is_public=is_public),
        word("certainty", "r.certainty", "certain"),
        flag("is_former", "r.is_former"),
    )
    readings = f"SELECT *, {_RELATION} AS relation FROM events_reading WHERE citation_id = c.id"
    return (
        f"SELECT {line} AS line FROM ({readings}) AS r "
        "WHERE r.relation_id IS NULL OR r.relation IS NOT NULL ORDER BY r.position, r.public_id"
    )


def passages(owner: str, alias: str, *, is_public: bool) -> str:
    """The query of the passages of a citation (`c`, with its source `s`) or a note (`n`, which knows of one)."""
    rights = "s.rights" if alias == "c" else "n.rights"
    is_whole = "p.public_characters >= length(p.exact)"
    around = [text("prefix", "p.prefix"), text("suffix", "p.suffix")]
    translation = text("translation", "p.translation")
    line = obj(
        plain("id", "p.public_id"),
        word("role", "p.role", "quote"),
        text("exact", "left(p.exact, p.public_characters)" if is_public else "p.exact"),
        *(f"CASE WHEN {is_whole} AND {rights} <> 'copyrighted' THEN {key} END" if is_public else key for key in around),
        f"CASE WHEN {is_whole} THEN {translation} END" if is_public else translation,
    )
    may_be_seen = "AND p.public_characters > 0" if is_public else ""
    if is_public and alias == "c":
        may_be_seen += " AND s.public_label = ''"
    return (
        f"SELECT {line} AS line FROM events_passage AS p WHERE p.{owner} = {alias}.id {may_be_seen} "
        "ORDER BY p.position, p.public_id"
    )

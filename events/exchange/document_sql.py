"""Each list of a document as one query of one text column, `line`: an item per row, in canonical order.

The queries state the rule of who reads what (each noun's `visible_to`) for two audiences, members and the public.
No document holds what is not approved or was withdrawn, notes for "me", accounts or captured texts. For the public:

* people, places, tags and sources stand in it where something in it rests on them;
* a confidential source is its id and public label; what cites it keeps its stance and dates, without words or places;
* of a quotation, its public characters; a translation where that is all of it, surroundings where quoting is free;
* who is mentioned in a note is "@member", for members as well;
* what an editor has hidden is left out, for owners as well;
* the team's notes are left out, and every note on a confidential source; a note is signed by its label only.

Every query is about one timeline, its only parameter. Columns come from here, never from a request.
"""

from __future__ import annotations

from events.exchange.document_sql_of_events import EVENT_STANDS, event_lines, passages, relation_stands
from events.exchange.document_sql_of_stories import story_lines
from events.exchange.json_sql import date, flag, instant, jsonb, length, listed, number, obj, of, plain, text

HERE = "%(timeline)s::bigint"
#: Of a note that mentions members, without anybody's name: a document goes to other places.
_NAMELESS = r"regexp_replace(n.body, '@\{[0-9]+\}', '@member', 'g')"


def queries(*, is_public: bool) -> dict[str, str]:
    """The queries of a document's lists, by the lists' names and in their order."""
    return {
        "sources": _source_lines(is_public=is_public),
        "actors": _named_lines("actor", text("description", "n.description"), "person", is_public=is_public),
        "places": _named_lines("place", text("note", "n.note"), "point", is_public=is_public),
        "tags": _tag_lines(is_public=is_public),
        "eras": _era_lines(),
        "events": event_lines(HERE, is_public=is_public),
        "relations": _relation_lines(),
        "annotations": _annotation_lines(is_public=is_public),
        "stories": story_lines(HERE),
    }


def _ordered(table: str, line: str, alias: str, where: str = "true") -> str:
    """Items in the order of their public ids: the same wherever the timeline was imported."""
    return (
        f"SELECT {line} AS line FROM {table} WHERE {alias}.timeline_id = {HERE} AND {where} ORDER BY {alias}.public_id"
    )


def _rests_on(table: str, where: str) -> str:
    """Whether a row of an approved event `e` is so; `x` is the row of the table that refers to the event."""
    join = "" if table == "event" else " JOIN events_event AS e ON e.id = x.event_id"
    alias = "e" if table == "event" else "x"
    return f"EXISTS (SELECT FROM events_{table} AS {alias}{join} WHERE {EVENT_STANDS.format('e')} AND {where})"


def _is_in(noun: str, alias: str) -> str:
    """Whether something in the document rests on a person, a place, a tag or a source."""
    row = f"{alias}.id"
    return {
        "actor": f"({_rests_on('participation', f'x.actor_id = {row}')} OR "
        + f"{_rests_on('citation', f'x.speaker_id = {row} AND x.withdrawn_at IS NULL')})",
        "place": _rests_on("event", f"e.place_id = {row}"),
        "tag": _rests_on("eventtag", f"x.tag_id = {row}"),
        "source": _rests_on("citation", f"x.source_id = {row} AND x.withdrawn_at IS NULL"),
    }[noun]


def _stands(noun: str, alias: str, *, is_public: bool, otherwise: str = "false") -> str:
    """The condition on a row: members get all that was not withdrawn, the public what something rests on."""
    rests = f"({_is_in(noun, alias)} OR {otherwise})"
    return rests if is_public else f"({alias}.withdrawn_at IS NULL OR {rests})"


def _tag_lines(*, is_public: bool) -> str:
    line = obj(plain("id", "t.public_id"), text("name", "t.name"))
    return _ordered("events_tag AS t", line, "t", _stands("tag", "t", is_public=is_public))


def _era_lines() -> str:
    """They are the timeline's own, for everybody."""
    line = obj(
        plain("id", "n.public_id"),
        text("title", "n.title"),
        of("date", date("n.date")),
        text("date_words", "n.date_words"),
    )
    return _ordered("events_era AS n", line, "n", "n.withdrawn_at IS NULL")


def groups_in_document(*, is_public: bool) -> str:
    """The query of those of some `groups` (public ids) that stand in the document, as texts."""
    found = (
        f"SELECT n.public_id FROM events_{noun} AS n WHERE n.timeline_id = {HERE} "
        f"AND n.public_id = ANY(%(groups)s::uuid[]) AND {_stands(noun, 'n', is_public=is_public)}"
        for noun in ("actor", "place", "tag", "source")
    )
    return f"SELECT public_id::text FROM ({' UNION ALL '.join(found)}) AS named"


def _derived(alias: str) -> str:
    """Whether a named source that is cited in the document says it was taken from this one."""
    return (
        f"EXISTS (SELECT FROM events_source AS copy WHERE copy.derived_from_id = {alias}.id "
        f"AND copy.public_label = '' AND {_is_in('source', 'copy')})"
    )


def _source_lines(*, is_public: bool) -> str:
    author = obj(
        text("family", "a.name ->> 'family'"),
        text("given", "a.name ->> 'given'"),
        text("literal", "a.name ->> 'literal'"),
    )
    names = "jsonb_array_elements(s.authors) WITH ORDINALITY AS a (name, place)"
    authors = f"SELECT {author} AS line FROM {names} ORDER BY place"
    paragraph = obj(plain("id", "d.public_id"), number("paragraph", "d.number"), text("text", "d.text"))
    digest = f"SELECT {paragraph} AS line FROM events_digestparagraph AS d WHERE d.source_id = s.id ORDER BY d.number"
    whole = obj(
        plain("id", "s.public_id"),
        text("csl_type", "s.csl_type", "article-newspaper"),
        text("title", "s.title"),
        text("short_title", "s.short_title"),
        text("container_title", "s.container_title"),
        text("publisher", "s.publisher"),
        listed("authors", authors),
        of("published", date("s.published")),
        text("published_as_written", "s.published_as_written"),
        text("published_basis", "s.published_basis", "unknown"),
        text("published_note", "s.published_note"),
        text("url", "s.url"),
        text("archive_url", "s.archive_url"),
        plain("accessed_on", "to_char(s.accessed_on, 'YYYY-MM-DD')"),
        text("language", "s.language", "en"),
        text("time_zone", "s.time_zone"),
        text("calendar", "s.calendar", "gregorian"),
        text("rights", "s.rights", "copyrighted"),
        number("quote_limit", "s.quote_limit"),
        text("note", "s.note"),
        plain("derived_from", "origin.public_id"),
        text("public_label", "s.public_label"),
        listed("digest", digest),
    )
    label = obj(plain("id", "s.public_id"), text("public_label", "s.public_label"))
    line = f"CASE WHEN s.public_label <> '' THEN {label} ELSE {whole} END" if is_public else whole
    stands, origin_stands = (
        _stands("source", alias, is_public=is_public, otherwise=_derived(alias)) for alias in ("s", "origin")
    )
    return (
        f"SELECT {line} AS line FROM events_source AS s "
        f"LEFT JOIN events_source AS origin ON origin.id = s.derived_from_id AND {origin_stands} "
        f"WHERE s.timeline_id = {HERE} AND {stands} ORDER BY s.position, s.public_id"
    )


def _named_lines(noun: str, last_text: str, default_kind: str, *, is_public: bool) -> str:
    """Actors or places, which differ by their place on the globe and what their text is called."""
    globe = [number("latitude", "n.latitude"), number("longitude", "n.longitude")] if noun == "place" else []
    external_ids = jsonb("external_ids", "n.external_ids", "{}")
    line = obj(
        plain("id", "n.public_id"),
        text("kind", "n.kind", default_kind),
        text("name", "n.name"),
        jsonb("aliases", "n.aliases", "[]"),
        *([*globe, external_ids, last_text] if globe else [last_text, external_ids]),
        plain("merged_into", "became.public_id"),
    )
    table = f"events_{noun} AS n LEFT JOIN events_{noun} AS became ON became.id = n.merged_into_id"
    survivor = f"(became.id IS NOT NULL AND {_is_in(noun, 'became')})"
    if noun == "place":  # described, and the place of no event whatever its state
        anywhere = "EXISTS (SELECT FROM events_event AS e WHERE e.place_id = n.id)"
        survivor += f" OR (n.note <> '' AND n.withdrawn_at IS NULL AND NOT {anywhere})"
    return _ordered(table, line, "n", _stands(noun, "n", is_public=is_public, otherwise=survivor))


def _relation_lines() -> str:
    line = obj(
        plain("id", "rel.public_id"),
        plain("event", "e.public_id"),
        text("kind", "rel.kind"),
        plain("other", "o.public_id"),
        of("gap", length("rel.gap")),
        text("clock", "rel.clock", "civil"),
        plain("citation", "c.public_id"),
        flag("is_inferred", "rel.is_inferred"),
    )
    tables = (
        "events_relation AS rel JOIN events_event AS e ON e.id = rel.event_id "
        "JOIN events_event AS o ON o.id = rel.other_id LEFT JOIN events_citation AS c ON c.id = rel.citation_id"
    )
    return _ordered(tables, line, "rel", relation_stands("rel"))


def _annotation_lines(*, is_public: bool) -> str:
    is_confidential = "coalesce(s.public_label, cs.public_label, '') <> ''"
    audience = f"n.audience = 'public' AND NOT {is_confidential}" if is_public else "n.audience <> 'me'"
    shown = (
        "SELECT n.*, e.public_id AS event_ref, c.public_id AS citation_ref, s.public_id AS source_ref, "
        "coalesce(s.rights, cs.rights, 'copyrighted') AS rights "
        "FROM events_annotation AS n LEFT JOIN events_event AS e ON e.id = n.event_id "
        "LEFT JOIN events_citation AS c ON c.id = n.citation_id LEFT JOIN events_event AS ce ON ce.id = c.event_id "
        "LEFT JOIN events_source AS cs ON cs.id = c.source_id LEFT JOIN events_source AS s ON s.id = n.source_id "
        f"WHERE n.timeline_id = {HERE} AND n.withdrawn_at IS NULL AND n.hidden_at IS NULL AND {audience} "
        f"AND (n.source_id IS NULL OR {_stands('source', 's', is_public=is_public, otherwise=_derived('s'))}) "
        f"AND (n.event_id IS NULL OR {EVENT_STANDS.format('e')}) "
        f"AND (n.citation_id IS NULL OR (c.withdrawn_at IS NULL AND {EVENT_STANDS.format('ce')}))"
    )
    name = "nullif(concat_ws(' ', nullif(u.first_name, ''), nullif(u.last_name, '')), '')"
    signature = "n.attributed_to" if is_public else f"coalesce(nullif(n.attributed_to, ''), {name}, u.username)"
    line = obj(
        plain("id", "n.public_id"),
        text("motivation", "n.motivation", "commenting"),
        text("title", "n.title"),
        text("body", f"CASE WHEN n.mentioned = '{{}}' THEN n.body ELSE {_NAMELESS} END"),
        plain("event", "n.event_ref"),
        plain("citation", "n.citation_ref"),
        plain("source", "n.source_ref"),
        text("field", "n.field"),
        plain("reply_to", "thread.public_id"),
        text("attributed_to", signature),
        text("audience", "n.audience", "team"),
        instant("written_at", "n.written_at"),
        instant("resolved_at", "n.resolved_at"),
        listed("passages", passages("annotation_id", "n", is_public=is_public)),
    )
    return (
        f"WITH shown AS MATERIALIZED ({shown}) SELECT {line} AS line FROM shown AS n "
        "LEFT JOIN shown AS thread ON thread.id = n.reply_to_id LEFT JOIN events_user AS u ON u.id = n.author_id "
        "ORDER BY n.written_at, n.public_id"
    )

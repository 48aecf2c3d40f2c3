"""Long, for the family of documents that the round trip is tried on has everything that may stand in one."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from events.dates import parse
from tests.exchange.documents import Item, date_object, dates, ids, item, length, some, words

PASSAGE = item(
    id=ids,
    role_=st.just("date words"),
    exact=words,
    prefix_=words,
    suffix_=words,
    translation_=words,
)
SOURCE = item(
    id=ids,
    csl_type_=st.just("webpage"),
    title_=words,
    short_title_=words,
    container_title_=words,
    publisher_=words,
    authors_=some(item(family=words, given_=words) | item(literal=words)),
    published_=dates,
    published_as_written_=words,
    published_basis_=st.sampled_from(("stated", "inferred")),
    published_note_=words,
    url_=st.just("https://example.org/a?b=c&d=é"),
    archive_url_=st.just("http://example.org/"),
    accessed_on_=st.dates().map(str),
    language_=st.just("ar"),
    time_zone_=st.just("Asia/Kolkata"),
    calendar_=st.just("julian"),
    rights_=st.sampled_from(("own", "licensed", "public domain")),
    quote_limit_=st.integers(0, 99),
    note_=words,
    public_label_=words,
)
EXTERNAL = st.dictionaries(st.sampled_from(("wikidata", "viaf")), words, max_size=1).map(lambda found: found or None)
ACTOR = item(
    id=ids,
    kind_=st.sampled_from(("organisation", "state", "group")),
    name=words,
    aliases_=some(words),
    description_=words,
    external_ids_=EXTERNAL,
)
COORDINATE = st.integers(-900_000, 900_000).map(lambda number: number / 10_000 if number % 10_000 else number // 10_000)
PLACE = item(
    id=ids,
    kind_=st.sampled_from(("area", "country")),
    name=words,
    aliases_=some(words),
    external_ids_=EXTERNAL,
    note_=words,
)
INSTANT = st.sampled_from(("2026-01-02T03:04:05Z", "2026-01-02T03:04:05.000120Z", "0999-12-31T23:59:59Z"))


ERA = item(
    id=ids,
    title=words,
    date=st.sampled_from(("2007-01-10/2007-09", "2003/..", "../2007-05", "-0044/1453")).map(parse).map(date_object),
    date_words_=words,
)


@st.composite
def documents(draw: st.DrawFn) -> Item:
    """A canonical document."""
    lists: Item = {
        "sources": draw(st.lists(SOURCE, min_size=1, max_size=3)),
        "actors": _ordered(draw(st.lists(ACTOR, max_size=3))),
        "places": _ordered([_placed(draw, place) for place in draw(st.lists(PLACE, max_size=3))]),
        "tags": _ordered(draw(st.lists(item(id=ids, name=words), max_size=3, unique_by=lambda tag: tag["name"]))),
        "eras": _ordered(draw(st.lists(ERA, max_size=2))),
    }
    lists["sources"] = [_digested(draw, source) for source in lists["sources"]]
    for name, key in (("actors", "merged_into"), ("places", "merged_into")):
        if len(lists[name]) > 1 and draw(st.booleans()):
            lists[name][1][key] = lists[name][0]["id"]
    numbers = draw(st.lists(st.integers(1, 2**53), max_size=4, unique=True))
    events = [_event(draw, number, lists) for number in sorted(numbers)]
    relations = _ordered([_relation(draw, events) for _ in range(draw(st.integers(0, 2))) if len(events) > 1])
    _relate(draw, events, relations)
    return {
        "format": "dateline-timeline",
        "version": 1,
        "timeline": draw(_timeline(lists)),
        **lists,
        "events": events,
        "relations": relations,
        "annotations": _annotations(draw, events, lists["sources"]),
        "stories": _stories(draw, events),
    }


def _stories(draw: st.DrawFn, events: list[Item]) -> list[Item]:
    shown = st.tuples(st.integers(-(2**53), 0), st.integers(1, 2**53)).map(list)
    of_event = item(id=ids, event=_one_of(events), title_=words, text_=words, show_=shown, show_words_=words)
    of_words = item(id=ids, text=words)
    steps = some(of_event | of_words if events else of_words)
    numbers = sorted(draw(st.sets(st.integers(1, 2**31 - 1), max_size=2)))
    return [draw(item(id=ids, number=st.just(number), title=words, lede_=words, steps_=steps)) for number in numbers]


def _timeline(lists: Item) -> st.SearchStrategy[Item]:
    named = [each["id"] for name in ("actors", "places", "tags", "sources") for each in lists[name]]
    groups = st.lists(st.sampled_from(named), max_size=3, unique=True).map(lambda found: found or None)
    folded = st.lists(st.sampled_from([*named, "planned", ""]), max_size=3, unique=True).map(lambda some: some or None)
    return item(
        slug=st.just("family"),
        title=words,
        description_=words,
        language_=st.just("de"),
        time_zone_=st.just("Asia/Baghdad"),
        opening_range_=st.just(date_object(parse("2007-01-01/2007-05-31"))),
        group_by_=st.just("place"),
        group_order_=groups,
        group_collapsed_=folded,
        quote_characters_=st.integers(0, 299),
        quote_percent_=st.integers(0, 14),
        quote_least_=st.integers(0, 999),
    )


def _ordered(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda each: each["id"])


def _placed(draw: st.DrawFn, place: Item) -> Item:
    if draw(st.booleans()):
        where = {"latitude": draw(COORDINATE), "longitude": draw(COORDINATE)}
        keys = ["id", "kind", "name", "aliases", "latitude", "longitude", "external_ids", "note"]
        place = {key: (place | where)[key] for key in keys if key in place | where}
    return place


def _digested(draw: st.DrawFn, source: Item) -> Item:
    numbers = sorted(draw(st.sets(st.integers(1, 99), max_size=2)))
    digest = [{"id": draw(ids), "paragraph": number, "text": draw(words)} for number in numbers]
    return source | ({"digest": digest} if digest else {})


def _one_of(items: list[Item]) -> st.SearchStrategy[str | None]:
    return st.sampled_from([each["id"] for each in items]) if items else st.none()


def _event(draw: st.DrawFn, number: int, lists: Item) -> Item:
    citations = draw(some(_citation(lists), 2))
    actors = draw(st.lists(_one_of(lists["actors"]), max_size=2, unique=True)) if lists["actors"] else []
    people = [draw(item(id=ids, actor=st.just(actor), role_=words, is_alleged_=st.just(True))) for actor in actors]
    tags = sorted(draw(st.sets(_one_of(lists["tags"]), max_size=2))) if lists["tags"] else []
    is_dated = draw(st.booleans())
    dating = {"basis": "ruled", "rationale": draw(words)} if is_dated else None
    event = draw(
        item(
            id=ids,
            number=st.just(number),
            title=words,
            mention_=words,
            summary_=words,
            occurrence_=st.sampled_from(("planned", "did not happen", "unknown")),
            weight_=st.sampled_from((0, 49, 99)),
            place_=_one_of(lists["places"]),
            date_=dates if is_dated else st.none(),
            date_words_=words,
            dating_=st.just(dating),
            sort_key_=st.sampled_from((-5, 7)),
            tags_=st.just(tags or None),
            people_=st.just(people or None),
            citations_=st.just(citations),
        )
    )
    return event if not event.get("date") or "dating" in event else _without(event, "date")


def _without(event: Item, key: str) -> Item:
    return {each: value for each, value in event.items() if each != key}


def _citation(lists: Item) -> st.SearchStrategy[Item]:
    located = st.sampled_from((("page", "3"), ("timestamp", "00:01:02"), (None, None)))
    dated = item(
        id=ids,
        as_written_=words,
        form=st.sampled_from(("date", "under way")),
        date=dates.filter(lambda date: "edtf" not in date),
        duration_=length(is_bounded=True),
        basis_=st.sampled_from(("from publication date", "inferred")),
        basis_note_=words,
        certainty_=st.sampled_from(("likely", "possible")),
        is_former_=st.just(True),
    )
    on_a_day = item(id=ids, form=st.just("date"), date=dates)
    dateless = item(id=ids, as_written_=words, form=st.sampled_from(("withdrawn", "none")))

    def citation(locator: tuple[str | None, str | None]) -> st.SearchStrategy[Item]:
        return item(
            id=ids,
            source=_one_of(lists["sources"]),
            locator_kind=st.just(locator[0]),
            locator=st.just(locator[1]),
            stance_=st.sampled_from(("announces", "denies")),
            speaker_=_one_of(lists["actors"]),
            reported_occurrence_=st.sampled_from(("planned", "happened")),
            note_=words,
            passages_=some(PASSAGE, 2),
            readings_=some(dated | on_a_day | dateless, 2),
        )

    return located.flatmap(citation)


def _relation(draw: st.DrawFn, events: list[Item]) -> Item:
    one, other = draw(st.permutations(events))[:2]
    is_temporal = draw(st.booleans())
    return draw(
        item(
            id=ids,
            event=st.just(one["id"]),
            kind=st.just("during" if is_temporal else "part of"),
            other=st.just(other["id"]),
            gap_=length(is_bounded=False) if is_temporal else st.none(),
            clock_=st.just("instant"),
            citation_=_one_of(one.get("citations", [])),
            is_inferred_=st.just(True),
        )
    )


def _relate(draw: st.DrawFn, events: list[Item], relations: list[Item]) -> None:
    """Some readings say a relation instead of a date."""
    by_event = {event["id"]: event for event in events}
    for relation in relations:
        for citation in by_event[relation["event"]].get("citations", []):
            if draw(st.booleans()):
                said = {"id": draw(ids), "form": "relative", "relation": relation["id"], "basis": "relative"}
                citation["readings"] = [*citation.get("readings", []), said]


def _annotations(draw: st.DrawFn, events: list[Item], sources: list[Item]) -> list[Item]:
    citations = [citation for event in events for citation in event.get("citations", [])]
    targets: list[tuple[str, list[Item]]] = [("event", events), ("citation", citations), ("source", sources)]
    notes: list[Any] = []
    for _ in range(draw(st.integers(0, 3))):
        target, known = draw(st.sampled_from([each for each in targets if each[1]]))
        keys = {"event_": st.none(), "citation_": st.none(), "source_": st.none(), f"{target}_": _one_of(known)}
        note = draw(
            item(
                id=ids,
                motivation_=st.sampled_from(("questioning", "replying")),
                title_=words,
                body=words,
                **keys,
                field_=st.just("date"),
                reply_to_=_one_of(notes),
                attributed_to_=words,
                audience_=st.just("public"),
                written_at=INSTANT,
                resolved_at_=INSTANT,
                passages_=some(PASSAGE, 1),
            )
        )
        if target in note:
            notes.append(note)
    return sorted(notes, key=lambda note: (note["written_at"].rstrip("Z"), note["id"]))

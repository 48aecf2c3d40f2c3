"""How the database answers a search among 20,000 events: by the index of words, or along the heaviest ones."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from events.models import Actor, Ledger, Place, Source, Tag
from events.queries.reader.sight import Sight
from events.queries.search import alike as search_alike
from events.queries.search import candidates as search_candidates
from events.queries.search import name_rows as search_name_rows
from events.queries.search import terms as search_terms
from events.queries.search.events import HAVING, found
from events.queries.search.names import names_found
from events.queries.search.suggest import suggestions
from tests import factories as make

pytestmark = pytest.mark.django_db
EVENTS = 20_000


@pytest.fixture(scope="module")
def seen(for_the_file: None) -> Sight:
    """A timeline of which every event has one word, one in a hundred another, and each a word of its own."""
    timeline = make.make_timeline()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # words only, and no event: faster
        cursor.execute(
            """
            INSERT INTO events_findable (timeline_id, event_id, audience, weight, words)
            SELECT %s, n, audience, n %% 100, to_tsvector('simple', concat_ws(' ', 'every', 'own' || n,
                CASE WHEN n %% 100 = 0 THEN 'hundredth' END, 'filler' || n %% 777, 'more' || n %% 555))
            FROM generate_series(1, %s) AS n, unnest(ARRAY['members', 'public']) AS audience
            """,
            [timeline.pk, EVENTS],
        )
        cursor.execute(
            "INSERT INTO events_lexeme (timeline_id, audience, word, events) "
            "SELECT timeline_id, audience, lexeme, count(*) FROM events_findable, unnest(words) GROUP BY 1, 2, 3"
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute("ANALYZE events_findable, events_lexeme")
    Ledger.objects.filter(timeline=timeline).update(event_number=EVENTS)
    timeline.ledger.refresh_from_db()
    return Sight.of_reader(timeline, AnonymousUser())


def plan(statement: str, parameters: Any) -> str:
    """What the database does for it, as text."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (COSTS OFF) {statement}", parameters)
        return "\n".join(line for (line,) in cursor.fetchall())


def asked(monkeypatch: pytest.MonkeyPatch, seen: Sight, text: str, look: Any = found) -> list[str]:
    """The plans of the statements that a search makes for events, or a suggestion."""
    statements: list[tuple[str, Any]] = []
    original = search_candidates._rows

    def noted(statement: str, parameters: Any) -> Any:
        statements.append((statement, parameters))
        return original(statement, parameters)

    monkeypatch.setattr(search_candidates, "_rows", noted)
    look(seen, text)
    return [plan(*each) for each in statements]


@pytest.mark.parametrize("text", ["own777", "hundredth", "every own123", "own12"])
def test_rare_words_are_looked_up_in_the_index_of_words(
    monkeypatch: pytest.MonkeyPatch, seen: Sight, text: str
) -> None:
    (one,) = asked(monkeypatch, seen, text)
    assert "findable_by_its_words" in one
    assert "Seq Scan" not in one


@pytest.mark.parametrize("text", ["every", "eve", '"every"'])
def test_common_words_are_looked_for_among_the_heaviest(
    monkeypatch: pytest.MonkeyPatch, seen: Sight, text: str
) -> None:
    (one,) = asked(monkeypatch, seen, text)
    assert "Index Scan using findable_heaviest_first" in one
    assert one.count("Sort") <= 2  # of those that are shown, and of nothing else
    assert "Seq Scan" not in one


@pytest.mark.parametrize(("text", "index"), [("own777", "findable_by_its_words"), ("every", "findable_heaviest_first")])
def test_the_lines_of_a_suggestion_are_read_with_what_finds_them(
    monkeypatch: pytest.MonkeyPatch, seen: Sight, text: str, index: str
) -> None:
    one, *_ = asked(monkeypatch, seen, text, suggestions)
    assert index in one
    assert "Seq Scan on events_findable" not in one


def test_words_are_read_where_the_index_cannot_know_how_they_stand(
    monkeypatch: pytest.MonkeyPatch, seen: Sight
) -> None:
    (alone,) = asked(monkeypatch, seen, "own777 hundredth")
    monkeypatch.undo()
    (phrase,) = asked(monkeypatch, seen, '"every own777"')
    assert ("Filter: (rare.words" in alone, "Filter: (rare.words" in phrase) == (False, True)


def test_the_cap_holds_and_the_total_is_said(seen: Sight) -> None:
    each = found(seen, '"every"')
    assert (len(each.keys), each.total, each.is_estimate) == (2000, EVENTS, False)
    assert found(seen, "hundredth").total == EVENTS // 100


def test_words_that_may_not_meet_are_walked_for_no_farther_than_looking_them_up_is_worth(
    monkeypatch: pytest.MonkeyPatch, seen: Sight
) -> None:
    walked: list[int | None] = []
    original = search_candidates._rows

    def noted(statement: str, parameters: Any) -> Any:
        walked.append(parameters.get("past"))
        return original(statement, parameters)

    monkeypatch.setattr(search_candidates, "_rows", noted)
    terms = [search_terms.Term(("own1",), is_open=False, events=15_000), search_terms.Term(("own2",), False, 2_000)]
    assert search_candidates.candidates(seen, terms, most=60).keys == ()
    assert walked == [int((search_candidates.WALKED * 60 * EVENTS) ** 0.5), None]
    assert walked[0] is not None
    assert walked[0] < EVENTS / 9


def test_words_that_do_not_meet_fall_back_on_the_index(seen: Sight) -> None:
    assert found(seen, "every hundredth filler1").total == len(
        [n for n in range(100, EVENTS + 1, 100) if str(n % 777).startswith("1")]
    )


def test_words_are_counted_and_near_words_are_found_by_their_indexes(seen: Sight) -> None:
    parameters = search_terms.asked_for(seen, [("own12", True)])
    assert "lexeme_is_counted_once" in plan(search_terms.AS_WORDS, parameters)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    near = search_alike._near(seen, "hundreth").query
    assert "lexeme_by_its_letters" in plan(*near.sql_with_params())


def test_a_filter_by_rare_words_is_an_index(seen: Sight) -> None:
    asked = search_terms.terms(seen, "own777")
    one = plan(HAVING, [search_terms.query_within(seen, asked), search_terms.query(asked)])
    assert "findable_by_its_words" in one


@pytest.fixture
def named(seen: Sight) -> Sight:
    """Beside the words, 5,000 people, places, tags and sources, of which one in 500 has a name of its own."""
    names = [f"{'Zyx' if number % 500 == 0 else 'Common'} {number}" for number in range(5_000)]
    of = {"timeline": seen.timeline}
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        Actor.objects.bulk_create(Actor(name=name, **of) for name in names)
        Place.objects.bulk_create(Place(name=name, **of) for name in names)
        Tag.objects.bulk_create(Tag(name=name, **of) for name in names)
        Source.objects.bulk_create(Source(title=name, **of) for name in names)
        for noun in search_name_rows.NOUNS:
            cursor.execute(
                "INSERT INTO events_facetcount (timeline_id, audience, facet, key, events) "
                f"SELECT timeline_id, 'public', %s, id, 1 + id %% 97 FROM events_{noun.table} WHERE timeline_id = %s",
                [noun.facet.value, seen.timeline.pk],
            )
            cursor.execute("SELECT gin_clean_pending_list(%s)", [f"{noun.table}_by_its_names"])
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute("ANALYZE events_facetcount, events_actor, events_place, events_tag, events_source")
    return seen


def test_names_with_most_events_are_found_by_an_index(named: Sight) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # of so few names all would be read
    for noun in search_name_rows.NOUNS:
        one = plan(*search_name_rows.asked_of_the_first(named, [noun]))
        assert "facet_count_most_first" in one
        assert "Seq Scan" not in one


@pytest.mark.parametrize(("name", "index"), [("zyx", "{}_by_its_names"), ("common", "timeline_id")])
def test_rare_names_are_found_by_letters_and_of_common_ones_the_first_alone(
    named: Sight, name: str, index: str
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    for noun in search_name_rows.NOUNS:
        one = plan(*search_name_rows.asked_by_letters(named, [noun], [search_terms.Term((name,), is_open=True)], 6))
        assert index.format(noun.table) in one
        assert "Seq Scan" not in one
        assert "events_as_name" not in one
        assert ("Bitmap" in one) == (name == "zyx")


def test_names_are_counted_whichever_way_they_are_found(named: Sight) -> None:
    for name in ("common", "zyx"):
        terms = [search_terms.Term((name,), is_open=True, events=5000)]
        assert next(each.events for each in names_found(named, terms, most=2)) > 50

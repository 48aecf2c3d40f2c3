"""Search: what a word finds, in which order, and what is said of very many."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from events.dates import parse
from events.models import Annotation, Audience, EventState, Findable
from events.queries.filtering.narrowing import Narrowing, keys, narrowed
from events.queries.lenses.lenses import lens_of
from events.queries.reader.sight import Sight
from events.queries.search import candidates as search_candidates
from events.queries.search import name_rows as search_name_rows
from events.queries.search.events import found
from events.queries.search.names import names_found
from events.queries.search.page import says, search_page
from events.queries.search.suggest import suggestions
from events.queries.search.terms import terms
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline():
    return make.make_timeline()


def sight(timeline, reader=None):
    return Sight.of_reader(timeline, reader or AnonymousUser())


def titles(timeline, text, reader=None):
    """What is found, best first."""
    seen = sight(timeline, reader)
    rows = {event.pk: event.title for event in narrowed(seen, Narrowing())}
    return [rows[key] for key in found(seen, text).keys]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("arrest", True),  # a beginning
        ("rest", False),  # not a word within a word
        ("is", True),  # a short word by itself is a beginning, being the last
        ("is five", False),  # and elsewhere it is whole
        ('"arrest"', False),  # within quotation marks nothing goes on
        ('"five arrested"', True),
        ('"arrested five"', False),
        ("“five arrested”", True),
        ("maliki", True),
        ("al-maliki", True),
        ("nouri-maliki", False),  # what is written together stands together
        ("북", False),
        ("北京", True),
        ("京市", True),
        ("北市", False),
        ("Sunni", True),
        ("shia", True),
    ],
)
def test_a_word_is_found_from_its_beginning_on_and_a_phrase_as_it_stands(timeline, text, is_found):
    event = make.make_event(timeline, "Five arrested on the island", summary="Sunni/Shia talks in 北京市.")
    make.make_part(event, "Nouri al-Maliki")
    assert titles(timeline, text) == ([event.title] if is_found else [])
    assert narrowed(sight(timeline), Narrowing(q=text)).exists() is is_found


def test_no_phrase_reaches_from_one_field_or_name_into_the_next(timeline):
    event = make.make_event(timeline, "Raid in Irbil", summary="Bush speaks.")
    make.make_part(event, "Ada Black")
    make.make_part(event, "Cy Doe")
    for text in ('"Irbil Ada"', '"Black Cy"', '"Irbil Bush"', '"Doe Bush"'):
        assert titles(timeline, text) == []
    assert titles(timeline, '"Ada Black" "Cy Doe"') == ["Raid in Irbil"]


def test_titles_come_before_names_and_those_before_summaries_and_then_the_prominent(timeline):
    make.make_event(timeline, "summary", summary="of the bridge", weight=99)
    make.make_event(timeline, "place", place=make.make_place(timeline, "Bridge"))
    make.make_passage(make.make_citation(make.make_event(timeline, "quote")), "the bridge", public_characters=10)
    make.make_event(timeline, "Bridge, minor", weight=10)
    make.make_event(timeline, "Bridge, major", weight=90)
    make.make_event(timeline, "Bridges", weight=95)
    order = ["Bridge, major", "Bridge, minor", "Bridges", "place", "summary", "quote"]
    assert titles(timeline, "bridge") == order


def test_of_very_many_the_most_prominent_are_found_and_it_is_said(timeline):
    for number in range(12):
        make.make_event(timeline, f"raid {number}", weight=number)
    each = found(sight(timeline), '"raid"', most=5)
    assert (len(each.keys), each.total, each.is_capped) == (5, 12, True)
    assert titles(timeline, "raid")[:2] == ["raid 11", "raid 10"]
    assert says(each) == "the 5 most prominent of 12 events"
    assert says(found(sight(timeline), "11")) == "1 event"


def test_both_plans_find_the_same(timeline, monkeypatch):
    for number in range(60):
        make.make_event(timeline, f"raid {'rare' if number % 7 == 0 else 'common'}", weight=number)
    seen = sight(timeline)
    for text in ("raid", "raid rare", "ra", "common", '"raid common"'):
        by_index = found(seen, text, most=10)
        monkeypatch.setattr(search_candidates, "WALKED", 1e9)  # everything is walked
        by_walk = found(seen, text, most=5)
        monkeypatch.undo()
        assert set(by_walk.keys) == set(found(seen, text, most=5).keys)
        assert set(by_walk.keys) <= set(by_index.keys)


def test_a_filter_beside_the_words_leaves_none_out(timeline):
    event = make.make_event(timeline, "raid", weight=1)
    actor = make.make_part(event, "Bush").actor
    make.make_event(timeline, "raid again", weight=90)
    assert keys(sight(timeline), Narrowing(q="raid", person=[actor.public_id])) == {event.pk}


def test_through_a_lens_only_what_was_said_by_then_is_found(timeline):
    event = make.make_event(timeline, "raid")
    for published, words in (("2007-01-10", "early words"), ("2007-03-10", "late words")):
        source = make.make_source(timeline, published, published)
        make.make_passage(make.make_citation(event, source), words, public_characters=20)
    seen = sight(timeline)
    through = seen.through(lens_of(seen, known=parse("2007-02-01")))
    assert found(through, "early").keys == (event.pk,)
    assert found(through, "late").keys == ()
    assert found(seen, "late").keys == (event.pk,)
    assert not narrowed(through, Narrowing(q="late")).exists()
    assert narrowed(through, Narrowing(q="raid early")).exists()


def test_a_typo_is_answered_with_a_word_that_is_there_for_this_reader(timeline):
    member = make.make_member(timeline)
    make.make_event(timeline, "Conference in Baghdad")
    make.make_event(timeline, "Zanzibar", state=EventState.DRAFT)
    assert suggestions(sight(timeline), "bagdhad").instead == "baghdad"
    assert suggestions(sight(timeline), "conferense baghdad").instead == "conference baghdad"
    assert suggestions(sight(timeline), "zanzibra").instead == ""
    assert suggestions(sight(timeline, member), "zanzibra").instead == "zanzibar"
    assert suggestions(sight(timeline), "conference").instead == ""


def test_names_are_offered_with_those_first_that_have_most_events(timeline):
    member = make.make_member(timeline)
    for number in range(3):
        make.make_part(make.make_event(timeline, f"event {number}", place=None), "Hoshyar Zebari")
    make.make_part(make.make_event(timeline, "once"), "Hoshang")
    make.make_part(make.make_event(timeline, "draft", state=EventState.DRAFT), "Hosni")
    make.make_tagging(make.make_event(timeline, "tagged"), "hospital")

    def offered(reader=None):
        found = suggestions(sight(timeline, reader), "hos").names
        return {("".join(piece.text for piece in each.name), each.kind) for each in found}

    assert offered() == {("Hoshyar Zebari", "Person"), ("Hoshang", "Person"), ("hospital", "Tag")}
    assert suggestions(sight(timeline), "hos").names[0].events == 3
    assert {name for name, _ in offered(member)} <= {"Hoshyar Zebari", "Hoshang", "Hosni", "hospital"}
    assert [each.param for each in suggestions(sight(timeline, member), "hosni").names] == ["person"]


@pytest.mark.parametrize("walked", [0, 2, 300])
def test_names_are_the_same_whichever_way_they_are_looked_for(timeline, monkeypatch, walked):
    seen = sight(timeline)
    for number in range(6):
        event = make.make_event(timeline, f"event {number}", place=make.make_place(timeline, f"Hos town {number % 3}"))
        make.make_part(event, "Hoshyar Zebari" if number % 2 else f"Hosni {number}")
        make.make_tagging(event, "hospital" if number < 4 else "harbour")
        make.make_citation(event, make.make_source(timeline, f"Hos Gazette {number}"))
    asked = terms(seen, "hos")
    by_letters = names_found(seen, asked, most=6)
    assert {each.param for each in by_letters} == {"person", "place", "tag", "source"}
    assert [each.events for each in by_letters] == sorted((each.events for each in by_letters), reverse=True)
    monkeypatch.setattr(search_name_rows, "_WALKED", walked)
    assert names_found(seen, asked, most=6) == by_letters


def test_a_name_is_found_as_it_is_now_called(timeline):
    actor = make.make_part(make.make_event(timeline, "event"), "Hoshyar").actor
    type(actor).objects.filter(pk=actor.pk).update(name="Élodie")
    assert suggestions(sight(timeline), "hosh").names == ()
    (offered,) = suggestions(sight(timeline), "elod").names
    assert offered.id == actor.public_id
    type(actor).objects.filter(pk=actor.pk).update(withdrawn_at="2026-01-01T00:00:00Z")
    assert suggestions(sight(timeline), "elod").names == ()


def test_through_a_lens_no_source_is_offered_that_was_not_out(timeline):
    for day in ("2007-01-10", "2007-03-10"):
        source = make.make_source(timeline, f"Gazette of {day}", published=day)
        make.make_citation(make.make_event(timeline, "event"), source)
    seen = sight(timeline)
    assert len(names_found(seen, terms(seen, "gazette"), most=6)) == 2
    through = seen.through(lens_of(seen, known=parse("2007-02-01")))
    (offered,) = names_found(through, terms(through, "gazette"), most=6)
    assert "2007-01-10" in "".join(piece.text for piece in offered.name)


def test_a_confidential_source_is_offered_to_strangers_by_its_label_alone(timeline):
    event = make.make_event(timeline, "event")
    make.make_citation(event, make.make_source(timeline, "Secret Gazette", public_label="An official"))
    assert suggestions(sight(timeline), "gazette").names == ()
    (offered,) = suggestions(sight(timeline), "official").names
    assert (offered.kind, "".join(piece.text for piece in offered.name)) == ("Source", "An official")


def test_members_find_words_in_texts_and_notes_and_nobody_else_does(timeline):
    member, other = make.make_member(timeline), make.make_member(timeline, "ben")
    event = make.make_event(timeline, "event")
    source = make.make_source(timeline)
    make.make_citation(event, source)
    make.make_text(source, "The convoy left. A second convoy followed.")
    for audience in (Audience.ME, Audience.TEAM, Audience.PUBLIC):
        make_note(event, member, f"convoy for {audience}", audience)
    mine, theirs = (search_page(sight(timeline, reader), "convoy") for reader in (member, other))
    assert [(text.passages, text.at) for text in mine.texts] == [(2, 4)]
    assert (len(mine.notes), len(theirs.notes)) == (3, 2)
    stranger = search_page(sight(timeline), "convoy")
    assert (stranger.texts, stranger.notes, stranger.is_empty) == ((), (), True)


def make_note(event, author, body, audience):
    from django.utils import timezone

    return Annotation.objects.create(
        timeline=event.timeline, event=event, author=author, body=body, audience=audience, written_at=timezone.now()
    )


@pytest.mark.parametrize("text", ["", "  ", "&|!()", ":*", "''", "\0", "\\", "a" * 5000, "x\0y", "🙂"])
def test_what_has_no_word_finds_nothing_and_breaks_nothing(timeline, text):
    make.make_event(timeline, "plain")
    assert found(sight(timeline), text).keys == ()


def test_a_query_is_one_question_about_words(timeline, django_assert_num_queries):
    make.make_event(timeline, "plain words")
    seen = sight(timeline)
    with django_assert_num_queries(1):
        assert [term.events for term in terms(seen, "plain wo none")] == [1, 0, 0]


def test_words_are_of_one_timeline(timeline):
    make.make_event(make.make_timeline("other"), "elsewhere")
    assert found(sight(timeline), "elsewhere").keys == ()
    assert Findable.objects.count() == 2

"""Filters and search: what they find, and what they must not let anybody guess."""

import pytest
from django.contrib.auth.models import AnonymousUser

from events.models import Citation, EventState, Occurrence, Source, Tag
from events.queries.filtering import facets as facets_room
from events.queries.filtering.facets import facets
from events.queries.filtering.narrowing import NOWHERE, Narrowing, narrowed
from events.queries.filtering.sieve import counted
from events.queries.reader.sight import Sight
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline():
    return make.make_timeline()


def sight(timeline, reader=None):
    return Sight.of_reader(timeline, reader or AnonymousUser())


def found(timeline, reader=None, **asked):
    return sorted(event.title for event in narrowed(sight(timeline, reader), Narrowing(**asked)))


def choices(timeline, name, reader=None):
    """What facet `name` offers, as (name, count)."""
    found = (facet.choices for facet in facets(sight(timeline, reader)) if facet.name == name)
    return [(choice.name, choice.count) for choice in next(found, ())]


def test_every_word_must_be_found_each_in_its_own_place(timeline):
    event = make.make_event(timeline, "Raid in Irbil", summary="Five are seized.")
    make.make_part(event, "George Bush")
    make.make_event(timeline, "Raid in Basra")
    assert found(timeline, q="raid seized bush") == ["Raid in Irbil"]
    assert found(timeline, q="raid nowhere") == []


@pytest.mark.parametrize("word", ["cafe", "CAFÉ", "café", "Cafe"])
def test_accents_and_capitals_do_not_count(timeline, word):
    make.make_event(timeline, "At the Café")
    assert found(timeline, q=word) == ["At the Café"]


@pytest.mark.parametrize("mark", ["%", "_", "\\", "'", '"', "%%", "{}", "(", "&|!", ":*"])
def test_marks_of_query_languages_are_no_words_and_stand_for_none(timeline, mark):
    make.make_event(timeline, f"marked {mark} here")
    make.make_event(timeline, "plain")
    assert found(timeline, q=mark) == []
    assert found(timeline, q=f"{mark} marked {mark} here{mark}") == [f"marked {mark} here"]


def test_a_person_and_a_place_are_found_by_any_spelling(timeline):
    place = make.make_place(timeline, "Irbil", aliases=["Erbil", "Hewlêr"])
    event = make.make_event(timeline, "raid", place=place)
    actor = make.make_part(event, "Nouri al-Maliki").actor
    actor.aliases = ["Jawad"]
    actor.save()
    assert found(timeline, q="hewler") == found(timeline, q="jawad") == ["raid"]


def test_a_stranger_finds_only_the_public_part_of_a_quotation(timeline):
    member = make.make_member(timeline)
    event = make.make_event(timeline, "event")
    make.make_passage(make.make_citation(event), "seen by all, hidden from most", public_characters=11)
    assert found(timeline, q="seen") == ["event"]
    assert found(timeline, q="hidden") == []
    assert found(timeline, reader=member, q="hidden") == ["event"]


def test_a_confidential_source_s_words_are_found_by_members_only(timeline):
    member = make.make_member(timeline)
    source = make.make_source(timeline, public_label="An official")
    make.make_passage(make.make_citation(make.make_event(timeline, "event"), source), "whispered", public_characters=9)
    assert found(timeline, q="whispered") == []
    assert found(timeline, reader=member, q="whispered") == ["event"]


def test_words_of_a_citation_taken_back_are_not_found(timeline):
    citation = make.make_citation(make.make_event(timeline, "event"))
    make.make_passage(citation, "whispered", public_characters=9)
    make.withdraw(citation)
    assert found(timeline, q="whispered") == []


def test_any_choice_of_a_kind_will_do_and_every_kind_must_hold(timeline):
    both = make.make_event(timeline, "both")
    bush, maliki = make.make_part(both, "Bush").actor, make.make_part(both, "Maliki").actor
    other = make.make_event(timeline, "other", occurrence=Occurrence.PLANNED)
    make.make_part(other, "Bush")
    make.make_event(timeline, "nobody")
    assert found(timeline, person=[bush.public_id, maliki.public_id]) == ["both", "other"]
    assert found(timeline, person=[bush.public_id], happened=["planned"]) == ["other"]


def test_tags_sources_and_places_filter(timeline):
    place, source = make.make_place(timeline, "Irbil"), make.make_source(timeline)
    event = make.make_event(timeline, "event", place=place)
    tag = make.make_tagging(event, "war").tag
    make.make_citation(event, source)
    make.make_event(timeline, "other")
    for asked in ({"place": [place.public_id]}, {"tag": [tag.public_id]}, {"source": [source.public_id]}):
        assert found(timeline, **asked) == ["event"]


def test_what_was_merged_is_found_by_what_it_became(timeline):
    event = make.make_event(timeline, "event")
    old = make.make_part(event, "G. W. Bush").actor
    new = make.make_part(make.make_event(timeline, "other"), "George W. Bush").actor
    old.merged_into = new
    old.save()
    assert found(timeline, person=[new.public_id]) == ["event", "other"]
    make.make_part(event, "Maliki")
    assert choices(timeline, "person") == [("George W. Bush", 2), ("Maliki", 1)]


def test_an_id_of_another_timeline_finds_nothing(timeline):
    other = make.make_timeline("other")
    actor = make.make_part(make.make_event(other, "elsewhere"), "Bush").actor
    make.make_part(make.make_event(timeline, "here"), "Bush")
    assert found(timeline, person=[actor.public_id]) == []


def test_choices_count_only_what_the_reader_may_see(timeline):
    member = make.make_member(timeline)
    for title, state in (("approved", EventState.APPROVED), ("draft", EventState.DRAFT)):
        event = make.make_event(timeline, title, state=state)
        make.make_part(event, "Bush")
        make.make_part(event, f"only in {title}")
    assert choices(timeline, "person") == [("Bush", 1), ("only in approved", 1)]
    assert choices(timeline, "person", member)[0] == ("Bush", 2)


def test_a_confidential_source_is_offered_by_its_label(timeline):
    event = make.make_event(timeline, "event")
    make.make_citation(event, make.make_source(timeline, "Secret Gazette", public_label="An official"))
    make.make_citation(event, make.make_source(timeline, "Paper"))
    assert choices(timeline, "source") == [("An official", 1), ("Paper", 1)]


def test_choices_take_six_queries(timeline, django_assert_max_num_queries):
    for number in range(8):
        event = make.make_event(timeline, f"event {number}", place=make.make_place(timeline, f"place {number}"))
        make.make_part(event, f"person {number}")
        make.make_tagging(event, f"tag {number}")
        make.make_citation(event, make.make_source(timeline, f"paper {number}"))
    seen = sight(timeline)
    with django_assert_max_num_queries(6):
        facets(seen)


def test_what_is_asked_for_is_counted_though_it_is_not_among_the_most(timeline, monkeypatch):
    monkeypatch.setattr(facets_room, "MOST", 2)
    events = [make.make_event(timeline, f"event {number}") for number in range(3)]
    for number, name in enumerate(("often", "twice", "once")):
        for event in events[number:]:
            make.make_tagging(event, name)
    draft = make.make_event(timeline, "draft", state=EventState.DRAFT)
    hidden, once = make.make_tagging(draft, "hidden").tag, Tag.objects.get(name="once")
    asked = Narrowing(tag=[once.public_id, hidden.public_id])
    (tags,) = [facet for facet in facets(sight(timeline), asked) if facet.name == "tag"]
    assert [(choice.name, choice.count) for choice in tags.choices] == [("often", 3), ("twice", 2), ("once", 1)]


def test_what_one_kind_of_filter_leaves_is_counted_as_it_is_listed(timeline):
    member = make.make_member(timeline)
    places = [make.make_place(timeline, name) for name in ("Irbil", "Basra")]
    for number in range(6):
        state = EventState.DRAFT if number == 1 else EventState.APPROVED
        event = make.make_event(timeline, f"event {number}", place=places[number % 2], state=state)
        actors = [make.make_part(event, name).actor for name in ("Bush", "Rice")[: number % 3]]
        for name in ("raid", "war")[number % 2 :]:
            make.make_tagging(event, name)
        make.make_citation(event, make.make_source(timeline, "Paper"))
    make.withdraw(Citation.objects.order_by("pk")[0])
    asked = [
        Narrowing(person=[actors[0].public_id]),
        Narrowing(place=[place.public_id for place in places]),
        Narrowing(place=[places[1].public_id, NOWHERE]),
        Narrowing(happened=["happened", "planned"]),
        *(Narrowing(tag=[tag.public_id]) for tag in Tag.objects.all()),
        *(Narrowing(source=[source.public_id]) for source in Source.objects.all()),
    ]
    for reader in (AnonymousUser(), member):
        seen = sight(timeline, reader)
        for narrowing in asked:
            assert counted(seen, narrowing) == narrowed(seen, narrowing).count(), narrowing


@pytest.mark.parametrize("more", [{"q": "raid"}, {"happened": ["happened"]}, {"tag": ["one", "two"]}])
def test_what_several_filters_leave_has_no_count_that_is_kept(timeline, more):
    event = make.make_event(timeline, "raid")
    ids = {name: make.make_tagging(event, name).tag.public_id for name in ("one", "two")}
    given = {"tag": [ids["one"]], **more}
    given["tag"] = [ids.get(name, name) for name in given["tag"]]
    assert counted(sight(timeline), Narrowing(**given)) is None

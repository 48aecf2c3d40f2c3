"""Pages of sources, people and places."""

import uuid

import pytest
from django.urls import reverse

from events.models import Actor, Place, Source
from tests import factories as make


@pytest.fixture
def get(sample, client):
    return lambda name, *args: client.get(reverse(f"events:{name}", args=[sample.slug, *args]))


def test_the_list_of_sources_links_to_every_source(get, sample):
    page = get("source-list").content.decode()
    for source in Source.objects.filter(timeline=sample):
        assert reverse("events:source", args=[sample.slug, source.public_id]) in page


def test_a_summary_is_numbered_and_links_to_the_events_that_cite_it(get, sample):
    page = get("source", Source.objects.get(timeline=sample, short_title="WSWS").public_id).content.decode()
    assert 'id="paragraph-9"' in page
    assert f"/t/{sample.slug}/28#citation-" in page
    assert "Summary in our words" in page


def test_a_source_without_text_says_so(get, sample):
    page = get("source", Source.objects.get(timeline=sample, short_title="RFE/RL").public_id).content.decode()
    assert "No text of this source is here." in page


def test_a_person_is_known_by_other_names_and_by_their_part_in_events(get, sample):
    page = get("person", Actor.objects.get(timeline=sample, name="Nouri al-Maliki").public_id).content.decode()
    assert "Noor al-Maliki" in page
    assert "host" in page
    assert page.index("Regional security conference") < page.index("Maliki opens the conference")


def test_a_place_says_where_it_is_in_words(get, sample):
    page = get("place", Place.objects.get(timeline=sample, name="Irbil").public_id).content.decode()
    assert "36.19° N, 44.01° E" in page
    assert "Erbil" in page
    assert "US troops raid the Iranian office in Irbil" in page


def test_a_merged_person_leads_on_to_what_they_became(get, sample):
    maliki = Actor.objects.get(timeline=sample, name="Nouri al-Maliki")
    merged = Actor.objects.create(timeline=sample, name="N. Maliki", merged_into=maliki)
    answer = get("person", merged.public_id)
    assert (answer.status_code, answer["Location"]) == (
        301,
        reverse("events:person", args=[sample.slug, maliki.public_id]),
    )


def test_a_merged_place_leads_on_to_what_it_became(get, sample):
    irbil = Place.objects.get(timeline=sample, name="Irbil")
    merged = make.make_place(sample, "Arbil city", merged_into=irbil)
    answer = get("place", merged.public_id)
    assert (answer.status_code, answer["Location"]) == (
        301,
        reverse("events:place", args=[sample.slug, irbil.public_id]),
    )


@pytest.mark.parametrize("name", ["source", "person", "place"])
def test_what_stands_in_another_timeline_answers_like_nothing(sample, client, name):
    hidden = make.make_timeline("hidden", visibility="private")
    rows = {
        "source": make.make_source(hidden),
        "person": Actor.objects.create(timeline=hidden, name="Ann"),
        "place": make.make_place(hidden, "Here"),
    }
    known, unknown = rows[name].public_id, uuid.uuid4()
    for slug in (sample.slug, hidden.slug):
        answers = [client.get(reverse(f"events:{name}", args=[slug, each])) for each in (known, unknown)]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert answers[0].content.replace(str(known).encode(), str(unknown).encode()) == answers[1].content

"""Lists of sources, people, places and tags in pages, with words to find some of them by; complete on paper."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from events.models import Actor, Source, Tag, Timeline
from events.queries.naming import shelf
from tests.factories import make_citation, make_event, make_member, make_part, make_source, make_tagging, make_timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline(monkeypatch: pytest.MonkeyPatch) -> Timeline:
    """Twelve cited sources, of which seven stand on a page."""
    monkeypatch.setattr(shelf, "PAGE", 7)
    monkeypatch.setattr("events.views.shelves.PAGE", 7)
    made = make_timeline()
    for number in range(12):
        event = make_event(made, f"Event {number}")
        author = [{"family": f"Müller-{number}", "given": "Ann"}]
        source = make_source(
            made, f"Paper {number}", f"20{number + 10}", title=f"Title {number}", authors=author, position=number
        )
        make_citation(event, source)
        make_part(event, f"Person {number}")
        make_tagging(event, f"tag {number}")
    return made


def page(client: Client, address: str) -> str:
    answer = client.get(f"/t/made/{address}")
    assert answer.status_code == 200
    return answer.content.decode()


def papers(text: str) -> list[int]:
    return [int(each) for each in re.findall(r"Title (\d+)", text)]


@pytest.mark.usefixtures("timeline")
def test_sources_come_in_pages_that_lead_to_each_other_and_leave_none_out(client: Client) -> None:
    first, second = (page(client, f"sources/?page={number}") for number in (1, 2))
    assert papers(first) + papers(second) == list(range(12))
    assert "12 sources." in first
    assert 'rel="next" href="/t/made/sources/?page=2">Next 5<' in first
    assert 'rel="prev" href="/t/made/sources/?page=1"' in second
    assert page(client, "sources/?page=99").count("<li id=") == 5
    assert "There is no such page" in page(client, "sources/?page=x")


@pytest.mark.usefixtures("timeline")
@pytest.mark.parametrize("words", ["title 11", "muller-11", "MÜLLER-11 ann", "2021", "paper title 11"])
@pytest.mark.parametrize("where", ["sources/", "bibliography"])
def test_a_source_is_found_among_all_of_them_whatever_page_it_is_on(client: Client, where: str, words: str) -> None:
    found = page(client, f"{where}?q={words.replace(' ', '+')}")
    assert found.count("<li id=") == 1
    assert "1 of 12 sources, with" in found
    assert "Title 11" in found


@pytest.mark.usefixtures("timeline")
def test_what_nobody_is_called_finds_nothing_and_says_so(client: Client) -> None:
    for words in ("zeppelin", "family", "%25", "_itle"):  # names of columns and patterns are no words
        assert page(client, f"sources/?q={words}").count("<li id=") == (7 if words == "%25" else 0)


def test_what_a_confidential_source_is_can_be_found_by_members_alone(client: Client, timeline: Timeline) -> None:
    secret = make_source(timeline, "Leak", title="Canary", public_label="A diplomat", position=99)
    make_citation(make_event(timeline, "A talk"), secret)
    for where in ("sources/", "bibliography"):
        assert page(client, f"{where}?q=canary").count("<li id=") == 0
        assert page(client, f"{where}?q=leak").count("<li id=") == 0
        assert str(secret.public_id) in page(client, f"{where}?q=diplomat")
    client.force_login(make_member(timeline))
    assert str(secret.public_id) in page(client, "sources/?q=canary")


@pytest.mark.usefixtures("timeline")
def test_a_bibliography_in_pages_has_the_order_and_the_letters_of_the_whole(client: Client, timeline: Timeline) -> None:
    for _ in range(2):
        row = make_source(timeline, "Twin", "2007", title="Twin", authors=[{"literal": "Zoe Twin"}], position=50)
        make_citation(make_event(timeline, "Twins"), row)
    whole = page(client, "bibliography?style=apa&paper=1")
    pages = [page(client, f"bibliography?style=apa&page={number}") for number in (1, 2)]
    ids = [re.findall(r'<li id="source-([0-9a-f-]+)"', each) for each in (whole, *pages)]
    assert ids[0] == ids[1] + ids[2]
    assert len(ids[0]) == 14
    assert "2007a" in pages[1]
    assert "2007b" in pages[1]
    found = page(client, "bibliography?style=apa&q=twin")
    assert "2007b" in found
    assert "Copy these 2<" in found
    assert 'href="?style=mla"' in pages[1]
    assert 'href="?q=twin&amp;style=mla"' in found
    assert "style=apa&amp;page=2" in pages[0]


@pytest.mark.usefixtures("timeline")
def test_all_stand_on_one_page_for_paper(client: Client) -> None:
    assert 'href="/t/made/sources/?paper=1">To be printed: all 12 on one page<' in page(client, "sources/")
    assert papers(page(client, "sources/?paper=1")) == list(range(12))
    assert "Page 1 of 2; 12 sources in all: http://testserver/t/made/sources/" in page(client, "sources/")


def test_people_and_tags_come_in_pages_with_their_events_counted(client: Client, timeline: Timeline) -> None:
    assert Actor.objects.filter(timeline=timeline).count() == Tag.objects.filter(timeline=timeline).count() == 12
    people = page(client, "people/") + page(client, "people/?page=2")
    assert all(f">Person {number}<" in people for number in range(12))
    assert people.count("· 1 event") == 12
    assert ">Person 11<" in page(client, "people/?q=PERSON+11")
    assert page(client, "tags/?q=tag+3").count("<li id=") == 1


def test_a_short_list_is_one_page_without_anything_to_find_by(client: Client) -> None:
    timeline = make_timeline()
    make_citation(make_event(timeline, "Event"), make_source(timeline, "Paper"))
    for where in ("sources/", "bibliography", "people/", "places/", "tags/"):
        text = page(client, where)
        assert 'type="search"' not in text
        assert "Page 1" not in text
    assert "Copy all<" in page(client, "bibliography")


def test_a_list_that_has_not_changed_is_not_sent_again(client: Client, timeline: Timeline) -> None:
    for where in ("sources/", "people/", "bibliography"):
        answer = client.get(f"/t/made/{where}")
        assert client.get(f"/t/made/{where}", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert Source.objects.filter(timeline=timeline).count() == 12

"""A timeline's page as it comes over the wire, of the sample and of timelines made for it."""

import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Actor, Event, Source, Visibility
from tests import factories as make

FILTERING = {"HX-Request": "true", "HX-Target": "results"}
SURGE, RAID, LEGION, MINISTERIAL, RICE_MOTTAKI = 3, 4, 8, 29, 30


@pytest.fixture
def made(db):
    return make.make_timeline()


def words(html):
    """What a reader reads: the text without scripts and tags, blanks made one."""
    text = re.sub(r"<script.*?</script>|<[^>]+>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(text).split())


def row(html, number):
    """The text of one row of the list."""
    return words(re.search(rf'<li id="event-{number}".*?</li>', html, re.DOTALL)[0])


def numbers(html):
    """The events of the list, in order."""
    return [int(number) for number in re.findall(r'<li id="event-(\d+)"', html)]


def page(client, timeline, query="", **headers):
    response = client.get(f"/t/{timeline.slug}/{query}", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_the_sample_shows_thirty_events_from_eight_sources(client, sample):
    html = page(client, sample)
    assert "30 events from 8 sources" in words(html)
    assert sorted(numbers(html)) == list(range(1, 31))


def test_the_surge_is_worked_out_and_stands_right_before_the_raid(client, sample):
    html = page(client, sample)
    assert row(html, SURGE).startswith("10 January worked out")
    order = numbers(html)
    assert order.index(SURGE) + 1 == order.index(RAID)


def test_rows_say_what_deviates(client, sample):
    html = page(client, sample)
    assert "The sources disagree by 1 day · WSWS has 7 March" in row(html, LEGION)
    assert row(html, MINISTERIAL).startswith("3–4 May worked out")
    assert "Did not happen" in row(html, RICE_MOTTAKI)


def test_every_month_is_a_heading_with_its_count(client, sample):
    headings = [words(each) for each in re.findall(r"<h2 id=\"when-\d+\">.*?</h2>", page(client, sample), re.DOTALL)]
    assert headings[0] == "2003 1 event"
    assert headings[-1] == "Undated 1 event"
    assert "January 2007 2 events" in headings


def test_the_picture_s_data_comes_with_the_page(client, sample):
    html = page(client, sample)
    data = json.loads(re.search(r'id="timeline-data">(.*?)</script>', html, re.DOTALL)[1])
    assert data == client.get(f"/t/{sample.slug}/viewport.json").json()
    assert f'data-viewport="/t/{sample.slug}/viewport.json"' in html


def test_no_title_can_leave_the_script_element(client, made):
    make.make_event(made, "</script><script>alert(1)</script> & <!--", "2007")
    make.place(made)
    html = page(client, made)
    assert "<script>alert" not in html
    data = json.loads(re.search(r'id="timeline-data">(.*?)</script>', html, re.DOTALL)[1])
    assert data["placements"][0]["title"] == "</script><script>alert(1)</script> & <!--"


def test_a_plain_form_filters_without_scripts(client, sample):
    bush = Actor.objects.get(timeline=sample, name="George W. Bush")
    html = page(client, sample, f"?q=&person={bush.public_id}&happened=happened")
    assert set(numbers(html)) == {3, 7, 8}
    assert "3 of 30 events" in words(html)
    assert f'value="{bush.public_id}" checked' in html
    assert f'href="/t/{sample.slug}/">Clear all' in html


def test_filters_of_the_page_hold_for_the_picture(client, sample):
    query = "?q=conference+baghdad"
    html = page(client, sample, query)
    data = json.loads(re.search(r'id="timeline-data">(.*?)</script>', html, re.DOTALL)[1])
    drawn = {placement["n"] for placement in data["placements"]}
    assert drawn <= set(numbers(html))
    assert drawn


def test_htmx_gets_the_results_alone_and_the_address_they_stand_for(client, sample):
    source = Source.objects.get(timeline=sample, short_title="WSWS")
    response = client.get(
        f"/t/{sample.slug}/?q=&from=2007-01-01&to=2007-05-31&source={source.public_id}",
        headers=FILTERING | {"HX-Current-URL": f"http://testserver/t/{sample.slug}/?event=4"},
    )
    html = response.content.decode()
    assert html.lstrip().startswith('<section id="results"')
    assert 'id="dock" class="dock" hx-swap-oob="true"' in html
    assert "<html" not in html
    pushed = response["HX-Push-Url"]
    assert pushed == f"/t/{sample.slug}/?source={source.public_id}&from=2007-01-01&to=2007-05-31&event=4"
    assert numbers(client.get(pushed).content.decode()) == numbers(html)


def test_a_filter_that_nothing_passes_says_what_to_do(client, sample):
    html = page(client, sample, "?q=xyzzy")
    assert numbers(html) == []
    assert "No event passes these filters" in words(html)
    assert "0 of 30 events" in words(html)


def test_an_empty_timeline_says_so(client, made):
    html = page(client, made)
    assert "0 events from 0 sources" in words(html)
    assert "Nothing has happened here yet" in words(html)
    assert 'id="band"' not in html
    assert 'id="filters"' not in html


def test_an_opened_event_stands_beside_the_list(client, sample):
    html = page(client, sample, f"?event={RAID}")
    assert re.search(rf'<li id="event-{RAID}" data-number="{RAID}" data-open>', html)
    panel = html[html.index('<aside id="panel"') :]
    assert "What the sources say about the date" in words(panel)


def test_an_event_that_is_not_there_opens_nothing(client, sample):
    assert "Open an event" in words(page(client, sample, "?event=999"))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?q=" + "x" * 201, "at most 200 characters; this one has 201"),
        ("?from=yesterday", "“yesterday” is not a day: write it like 2007-03-10."),
        ("?from=2007-03-10&to=2007-03-01", "The stretch ends before it begins"),
        ("?person=nobody", "People: a choice that does not exist was left out."),
        ("?happened=perhaps", "Did it happen?: a choice that does not exist was left out."),
        ("?event=first", "There is no such event to open."),
        ("?page=0", "There is no such page of the list."),
        ("?q=%00", "Null characters are not allowed."),
    ],
)
def test_a_mistyped_address_shows_everything_and_says_what_was_wrong(client, sample, query, message):
    html = page(client, sample, query)
    assert message in words(html)
    assert len(numbers(html)) == 30


@pytest.mark.parametrize("query", ["?event=99999999999999999999999", "?from=Y-99999999999", "?person=" + "1" * 5000])
def test_numbers_beyond_all_bounds_are_refused_quietly(client, sample, query):
    assert len(numbers(page(client, sample, query))) == 30


def test_an_address_s_window_is_the_picture_s(client, sample):
    html = page(client, sample, "?from=2007-03-01&to=2007-03-31")
    data = json.loads(re.search(r'id="timeline-data">(.*?)</script>', html, re.DOTALL)[1])
    assert data["window"] == [1172707200, 1175385600]


def test_a_long_list_comes_in_pages_that_links_lead_to(client, made, monkeypatch):
    monkeypatch.setattr("events.queries.timeline.page.BELOW_THE_PICTURE", 10)
    for day in range(1, 26):
        make.make_event(made, f"day {day}", f"2007-03-{day:02d}")
    make.place(made)
    assert 'rel="next" href="/t/made/?page=2">Next 10</a>' in page(client, made)
    second = page(client, made, "?q=day&page=2")
    assert numbers(second) == list(range(11, 21))
    assert 'href="/t/made/?q=day&amp;page=1"' in second
    assert 'href="/t/made/?q=day&amp;page=3">Next 5</a>' in second
    assert numbers(page(client, made, "?event=22")) == list(range(21, 26))
    assert len(numbers(page(client, made, "?view=list"))) == 25  # alone on the page it has more rows


def test_a_rare_choice_that_is_chosen_stands_with_the_frequent_ones(client, made):
    for number in range(30):
        event = make.make_event(made, f"event {number}", f"2007-03-{number % 28 + 1:02d}")
        make.make_part(event, "Everybody")
        make.make_part(event, f"Person {number:02d}")
        make.make_tagging(event, f"tag {number}")
    html = page(client, made)
    assert html.count('<input type="checkbox" name="person"') == 24
    assert 'These have most events. <a href="/t/made/people/">All of them</a>' in html
    assert '<a href="/t/made/tags/">All of them</a>' in html
    assert "Person 29" not in html
    rare = Actor.objects.get(name="Person 29").public_id
    for view in ("", "&view=table", "&view=calendar"):
        html = page(client, made, f"?person={rare}{view}")
        assert html.count('<input type="checkbox" name="person"') == 25
        assert f'value="{rare}" checked' in html


def test_a_word_without_end_is_broken_and_not_cut(client, made):
    make.make_event(made, "x" * 5000, "2007")
    assert "x" * 5000 in page(client, made)


def test_queries_do_not_grow_with_the_events(client, made, django_assert_num_queries):
    def fill(number):
        raid = make.make_event(made, "raid", "2007-01-11")
        for place in range(number):
            event = make.make_event(made, f"event {place}", "2007-03-10", place=make.make_place(made, f"place {place}"))
            make.make_part(event, f"person {place}")
            make.make_reading(make.make_citation(event), "2007-03-11")
            make.make_relation(make.make_event(made, f"loose {place}"), "after", raid)
        make.place(made)

    fill(3)
    with CaptureQueriesContext(connection) as few:
        page(client, made)
    fill(12)
    with django_assert_num_queries(len(few)):
        page(client, made)


@pytest.mark.parametrize("visibility", [Visibility.PRIVATE, Visibility.UNLISTED])
@pytest.mark.parametrize("path", ["", "4", "viewport.json", "export.json", "sources/"])
@pytest.mark.parametrize("is_signed_in", [False, True])
def test_what_may_not_be_read_answers_like_what_does_not_exist(client, sample, visibility, path, is_signed_in):
    if is_signed_in:
        client.force_login(make.make_user("stranger"))
    sample.visibility = visibility
    sample.save()
    hidden, missing = client.get(f"/t/{sample.slug}/{path}"), client.get(f"/t/no-such-timeline/{path}")
    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert hidden.content == missing.content
    assert set(hidden.headers) == set(missing.headers)


def test_an_unlisted_timeline_opens_by_its_token_and_keeps_open(client, sample):
    sample.visibility = Visibility.UNLISTED
    sample.save()
    assert client.get(f"/t/{sample.slug}/?token=wrong").status_code == 404
    assert client.get(f"/t/{sample.slug}/?token={sample.token}").status_code == 200
    assert client.get(f"/t/{sample.slug}/{RAID}").status_code == 200


def test_drafts_are_for_members(client, sample):
    draft = Event.objects.get(timeline=sample, number=RAID)
    draft.state = "draft"
    draft.save()
    assert RAID not in numbers(page(client, sample))
    assert "29 events" in words(page(client, sample))
    client.force_login(make.make_member(sample, "member"))
    assert "Draft, seen by members only" in row(page(client, sample), RAID)


def test_no_image_is_offered_where_nothing_stands_on_the_axis(client, made, sample):
    make.make_event(made, "rumour")
    for query in ("", "?view=list", "?view=table"):
        html = page(client, made, query)
        assert "picture.svg" not in html
        assert f"/t/{made.slug}/print" in html
    assert "picture.svg" in page(client, sample, "?view=list")

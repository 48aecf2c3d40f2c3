"""A source with its summary, its events and, for members, its text."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Actor, Anchor, AnchorState, Passage, Place, Source, SourceText
from events.queries.citing.citations import LONGEST_RUN, paragraph_numbers
from events.queries.event.citation_page import citation_page
from events.queries.naming.actor_page import actor_page
from events.queries.naming.place_page import place_page
from events.queries.naming.shelf import ShelfAsked
from events.queries.reader.sight import Sight
from events.queries.sources.listing import source_list
from events.queries.sources.page import source_page
from tests import factories as make

STRANGER = AnonymousUser()
TEXT = "A headline 🗞\n\nThe ministers met on Saturday.\n\nNothing more was said."
QUOTE = "ministers met"


@pytest.fixture
def captured(db):
    """A citation whose quotation stands in a captured text, after a character outside the basic plane."""
    timeline = make.make_timeline()
    citation = make.make_citation(make.make_event(timeline, "Meeting", "2007-03-10"))
    passage = make.make_passage(citation, QUOTE, public_characters=len(QUOTE))
    stand(passage, make.make_text(citation.source, TEXT))
    return citation


def stand(passage: Passage, text: SourceText) -> None:
    begins = text.text.index(passage.exact)
    place = {"begins": begins, "ends": begins + len(passage.exact), "state": AnchorState.EXACT}
    Anchor.objects.create(timeline=text.timeline, passage=passage, source_text=text, **place)


def page_of(sample, short):
    return source_page(sample, Source.objects.get(timeline=sample, short_title=short).public_id, STRANGER)


def test_the_list_of_sources_counts_the_events_that_cite_each(sample):
    counts = {
        line.name.short: line.events for line in source_list(Sight.of_reader(sample, STRANGER), ShelfAsked()).lines
    }
    assert len(counts) == 8
    assert (counts["WSWS"], counts["RIA Novosti"], counts["Reuters, April"]) == (27, 2, 3)


def test_cited_paragraphs_of_a_summary_name_the_events_that_rest_on_them(sample):
    page = page_of(sample, "WSWS")
    ninth = next(paragraph for paragraph in page.digest if paragraph.number == 9)
    assert [cited.line.title for cited in ninth.cited] == [
        "Satterfield accuses Iran of arming insurgents",
        "Iran arms and supports insurgents in Iraq",
    ]
    eighth = next(paragraph for paragraph in page.digest if paragraph.number == 8)
    assert eighth.cited == ()


def test_the_events_of_a_source_are_told_in_their_order_with_what_it_says(sample):
    page = page_of(sample, "Reuters, April")
    assert [(each.citation.mark, each.line.number, each.dates) for each in page.events] == [
        (1, 2, ("“the December report”: some time in December 2006",)),
        (2, 14, ("“last month”: some time in March 2007",)),
        (
            3,
            29,
            (
                "“in Istanbul in early April”: early April 2007",
                "“the 3rd and 4th of May”: 3–4 May 2007",
            ),
        ),
    ]


def test_how_a_publication_date_is_known_is_said(sample):
    assert page_of(sample, "The Hindu").record.published == "between 1 and 9 March 2007"
    assert "conference" in page_of(sample, "The Hindu").record.published_how


def test_a_source_takes_as_many_queries_for_thirty_events_as_for_one(sample, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        page_of(sample, "WSWS")


def test_members_read_the_captured_text_with_its_passages_set_apart(captured):
    member = make.make_member(captured.timeline)
    page = source_page(captured.timeline, captured.source.public_id, member)
    second = page.text[1]
    assert [(part.text, part.marks) for part in second.segments] == [
        ("The ", ()),
        (QUOTE, (1,)),
        (" on Saturday.", ()),
    ]


def test_strangers_do_not_read_the_captured_text(captured):
    page = source_page(captured.timeline, captured.source.public_id, STRANGER)
    assert page.text == ()
    assert "Nothing more" not in repr(page)


def test_a_proposed_place_is_not_shown_as_found(captured):
    Anchor.objects.update(state=AnchorState.PROPOSED)
    member = make.make_member(captured.timeline)
    page = source_page(captured.timeline, captured.source.public_id, member)
    assert not any(paragraph.marks for paragraph in page.text)


def test_a_citation_opens_on_its_passage_among_the_paragraphs_around_it(captured):
    member = make.make_member(captured.timeline)
    page = citation_page(captured.timeline, captured.event.number, captured.public_id, member)
    assert [(paragraph.number, bool(paragraph.marks)) for paragraph in page.text] == [(1, False), (2, True), (3, False)]
    assert citation_page(captured.timeline, captured.event.number, captured.public_id, STRANGER).text == ()


def test_of_a_long_text_a_citation_page_fetches_no_more_than_it_shows_and_its_neighbours(captured):
    member = make.make_member(captured.timeline, "ada")
    pages = [f"Page {number}. " + "It rained. " * 2_500 for number in range(1, 7)]
    pages[2] = pages[2].replace("Page 3", QUOTE)
    stand(captured.passages.get(), make.make_text(captured.source, "\n\n".join(pages)))
    asked = (captured.timeline, captured.event.number, captured.public_id, member)
    shown = citation_page(*asked).text
    assert [(each.number, bool(each.marks)) for each in shown] == [(2, False), (3, True), (4, False)]
    assert "".join(each.text for each in shown[1].segments if each.marks) == QUOTE
    with CaptureQueriesContext(connection) as queries:
        assert citation_page(*asked).text == shown
    assert not [each["sql"] for each in queries if ', "events_sourcetext"."text"' in each["sql"]]


@pytest.mark.parametrize(
    ("state", "words", "is_sound"),
    [
        ("exact", "Its words stand there, word for word.", True),
        ("moved", "in another place", True),
        ("changed", "Other words stand there", False),
        ("proposed", "waits for somebody to confirm it", False),
        ("gone", "no longer there", False),
        ("", "no place in it yet", False),
    ],
)
def test_a_citation_says_to_members_how_its_words_stand_in_the_latest_text(captured, state, words, is_sound):
    if state in ("gone", ""):
        Anchor.objects.all().delete()
    if state == "gone":
        passage, text = captured.passages.get(), captured.source.texts.get()
        Anchor.objects.create(timeline=captured.timeline, passage=passage, source_text=text, state=state)
    elif state:
        Anchor.objects.update(state=state)
    member = make.make_member(captured.timeline)
    stands = citation_page(captured.timeline, captured.event.number, captured.public_id, member).stands
    assert words in stands.words
    assert stands.is_sound == is_sound
    assert citation_page(captured.timeline, captured.event.number, captured.public_id, STRANGER).stands is None


def test_a_citation_opens_on_its_paragraph_of_the_summary(sample):
    raid = sample_citation(sample, number=4, short="WSWS")
    page = citation_page(sample, 4, raid.public_id, STRANGER)
    assert [(each.paragraph.number, each.is_cited) for each in page.digest] == [(11, False), (12, True), (13, False)]
    assert (page.citation.mark, page.event.number) == (1, 4)


def sample_citation(sample, number, short):
    source = Source.objects.get(timeline=sample, short_title=short)
    return source.citations.get(event__number=number)


@pytest.mark.parametrize(
    ("kind", "locator", "numbers"),
    [
        ("paragraph", "12", (12,)),
        ("paragraph", "3, 5–7", (3, 5, 6, 7)),
        ("paragraph", "7-5", ()),
        ("page", "12", ()),
        ("paragraph", "", ()),
    ],
)
def test_a_locator_names_paragraphs(kind, locator, numbers):
    assert paragraph_numbers(make.Citation(locator_kind=kind, locator=locator)) == numbers


def test_a_locator_that_spans_a_book_is_cut_short():
    citation = make.Citation(locator_kind="paragraph", locator="1-999999")
    assert len(paragraph_numbers(citation)) == LONGEST_RUN


def test_a_book_without_publisher_says_its_title_once(db):
    event = make.make_event(make.make_timeline(), "Meeting", "2007-03-10")
    book = make.make_source(event.timeline, "", title="Surge", authors=[{"family": "Hill", "given": "Ann"}])
    make.make_citation(event, book)
    assert source_page(book.timeline, book.public_id, STRANGER).name.reference == "Ann Hill, “Surge”"


def test_of_very_many_events_the_first_stand_on_a_page_and_all_are_counted(sample, monkeypatch):
    source = Source.objects.get(timeline=sample, short_title="WSWS")
    whole = source_page(sample, source.public_id, STRANGER)
    assert whole.shown == whole.total
    monkeypatch.setattr("events.queries.listed.event_lines.MOST", 4)
    page = source_page(sample, source.public_id, STRANGER)
    assert (page.shown, page.total) == (4, 27)
    assert page.events == whole.events[: len(page.events)]
    assert len({each.line.number for each in page.events}) == 4
    place = place_page(sample, Place.objects.get(timeline=sample, name="Baghdad").public_id, STRANGER)
    assert (len(place.events), place.total) == (4, 9)
    actor = Actor.objects.get(timeline=sample, name="Iran")
    person = actor_page(sample, actor.public_id, STRANGER)
    assert (len(person.parts), person.total) == (4, 7)
    assert all(part.roles for part in person.parts)

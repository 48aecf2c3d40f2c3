"""What a stranger is not told of a public timeline, through every page that could tell it; members are told."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from events.models import Annotation, Audience, DigestParagraph, EventState, ReadingForm
from events.queries.event.citation_page import citation_page
from events.queries.event.page import event_page
from events.queries.listed.neighbours import neighbours
from events.queries.naming.actor_page import actor_page
from events.queries.naming.place_page import place_page
from events.queries.naming.shelf import ShelfAsked
from events.queries.reader.sight import Sight
from events.queries.sources.listing import source_list
from events.queries.sources.page import source_page
from tests import factories as make

SECRET = "Kq7Zt-canary"
STRANGER = AnonymousUser()


@pytest.fixture
def timeline(db):
    return make.make_timeline()


@pytest.fixture
def member(timeline):
    return make.make_member(timeline)


@pytest.fixture
def event(timeline):
    return make.make_event(timeline, "Meeting", "2007-03-10", place=make.make_place(timeline, "Baghdad"))


@pytest.fixture
def draft(event):
    """Everything a draft can hang on: a source, a person, a place, an approved event."""
    draft = make.make_event(event.timeline, SECRET, "2007-03-11", state=EventState.DRAFT, place=event.place, number=50)
    source = make.make_source(event.timeline, "The Paper")
    make.make_citation(event, source)
    make.make_citation(draft, source)
    make.make_part(event, "Ann")
    make.make_part(draft, "Ann")
    make.make_relation(draft, "part of", event)
    make.place(event.timeline)
    return draft


def pages(event, reader):
    """Every page on which an event may be mentioned, as its text."""
    timeline = event.timeline
    source, actor = event.citations.get().source, event.participations.get().actor
    return {
        "event": event_page(timeline, event.number, reader),
        "neighbours": neighbours(Sight.of_reader(timeline, reader), event.number),
        "source": source_page(timeline, source.public_id, reader),
        "sources": source_list(Sight.of_reader(timeline, reader), ShelfAsked()).lines,
        "person": actor_page(timeline, actor.public_id, reader),
        "place": place_page(timeline, event.place.public_id, reader),
    }


def telling(event, reader):
    return {name for name, page in pages(event, reader).items() if SECRET in repr(page)}


def test_a_draft_is_on_no_page_for_strangers(draft, event):
    assert event_page(event.timeline, draft.number, STRANGER) is None
    assert telling(event, STRANGER) == set()


def test_a_draft_is_on_every_page_for_members(draft, event, member):
    assert event_page(event.timeline, draft.number, member).state == "Draft, seen by members only"
    assert telling(event, member) == {"event", "neighbours", "source", "person", "place"}


def test_a_draft_is_not_counted_for_strangers(draft, event, member):
    assert [line.events for line in source_list(Sight.of_reader(event.timeline, STRANGER), ShelfAsked()).lines] == [1]
    assert [line.events for line in source_list(Sight.of_reader(event.timeline, member), ShelfAsked()).lines] == [2]


def test_a_withdrawn_event_is_on_no_page_even_for_members(draft, event, member):
    draft.state = EventState.WITHDRAWN
    draft.save()
    make.place(event.timeline)
    assert event_page(event.timeline, draft.number, member) is None
    assert telling(event, member) == set()


def test_a_reading_relative_to_a_draft_is_for_members(draft, event, member):
    relation = make.make_relation(event, "during", draft)
    citation = event.citations.get()
    make.make_reading(citation, None, form=ReadingForm.RELATIVE, relation=relation)
    assert event_page(event.timeline, event.number, STRANGER).dating.sayings == ()
    (saying,) = event_page(event.timeline, event.number, member).dating.sayings
    assert saying.relative.other.number == draft.number


def test_a_withdrawn_citation_is_no_footnote_any_more(event, member):
    citation = make.make_citation(event, note=SECRET)
    make.withdraw(citation)
    for reader in (STRANGER, member):
        assert event_page(event.timeline, event.number, reader).citations == ()
        assert citation_page(event.timeline, event.number, citation.public_id, reader) is None


@pytest.fixture
def confidential(event):
    """A citation of a source of which only the label is for everybody."""
    source = make.make_source(
        event.timeline,
        SECRET,
        "2007-03-12",
        title=SECRET,
        container_title=SECRET,
        url=f"https://{SECRET}.example/",
        note=SECRET,
        authors=[{"literal": SECRET}],
        published_note=SECRET,
        published_as_written=SECRET,
        public_label="A diplomat",
    )
    citation = make.make_citation(event, source, note=SECRET, locator_kind="page", locator=SECRET)
    make.make_passage(citation, f"{SECRET} said so", public_characters=200)
    make.make_reading(citation, "2007-03", date_as_written=SECRET, basis_note=SECRET)
    make.make_reading(citation, "2007-03-10", date_as_written=SECRET, basis_note=SECRET)
    make.make_part(event, "Ann")
    DigestParagraph.objects.create(timeline=event.timeline, source=source, number=1, text=SECRET)
    for about in ({"source": source}, {"citation": citation}):
        Annotation.objects.create(
            timeline=event.timeline, body=SECRET, audience=Audience.PUBLIC, written_at=timezone.now(), **about
        )
    make.place(event.timeline)
    return citation


def test_of_a_confidential_source_strangers_see_the_label_only(confidential, event):
    assert telling(event, STRANGER) == set()
    opened = citation_page(event.timeline, event.number, confidential.public_id, STRANGER)
    assert SECRET not in repr(opened)
    assert str(opened.citation.sentence) == "A diplomat reports this"
    assert source_page(event.timeline, confidential.source.public_id, STRANGER).record is None


def test_members_see_a_confidential_source_and_what_others_see_instead(confidential, event, member):
    page = source_page(event.timeline, confidential.source.public_id, member)
    assert (page.name.title, page.record.label) == (SECRET, "A diplomat")
    assert [thread.first.body for thread in page.threads] == [SECRET]


def test_a_copy_of_a_confidential_source_names_its_label_only(confidential, event):
    copy = make.make_source(event.timeline, "The Paper", derived_from=confidential.source)
    make.make_citation(event, copy)
    page = source_page(event.timeline, copy.public_id, STRANGER)
    assert (page.derived_from.short, SECRET in repr(page)) == ("A diplomat", False)


def test_a_stranger_reads_as_much_of_a_quotation_as_the_limit_allows(event, member):
    citation = make.make_citation(event)
    make.make_passage(citation, "Ten words that nobody but members may read whole", public_characters=9)
    make.make_passage(citation, "Nothing of this", public_characters=0, translation=SECRET)
    (public,) = event_page(event.timeline, event.number, STRANGER).citations[0].quotes
    assert (public.words, public.is_cut) == ("Ten words", True)
    assert [quote.is_cut for quote in event_page(event.timeline, event.number, member).citations[0].quotes] == [
        False,
        False,
    ]


def test_notes_are_read_by_those_they_are_for(event, member):
    for audience in Audience.values:
        Annotation.objects.create(
            timeline=event.timeline, event=event, body=audience, audience=audience, written_at=timezone.now()
        )
    read = {
        reader: {thread.first.body for thread in event_page(event.timeline, event.number, reader).threads}
        for reader in (STRANGER, member)
    }
    assert read == {STRANGER: {"public"}, member: {"public", "team"}}


def test_a_public_reply_to_a_private_note_is_not_shown_alone(event):
    now = timezone.now()
    private = Annotation.objects.create(timeline=event.timeline, event=event, body=SECRET, written_at=now)
    Annotation.objects.create(
        timeline=event.timeline, event=event, body="Yes", reply_to=private, audience=Audience.PUBLIC, written_at=now
    )
    assert event_page(event.timeline, event.number, STRANGER).threads == ()


def test_a_private_timeline_has_no_pages_for_strangers(event, member):
    event.timeline.visibility = "private"
    event.timeline.save()
    assert event_page(event.timeline, event.number, STRANGER) is None
    assert event_page(event.timeline, event.number, member) is not None


def test_an_unlisted_timeline_is_read_by_its_secret(event):
    event.timeline.visibility = "unlisted"
    event.timeline.save()
    assert event_page(event.timeline, event.number, STRANGER) is None
    assert event_page(event.timeline, event.number, STRANGER, token=event.timeline.token) is not None

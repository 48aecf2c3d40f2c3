"""Words of a captured text become an event or evidence for one: what stands there is what is quoted."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from events.actions.facts import Fact, Part
from events.actions.from_words import add_event_from_words, cite_words
from events.actions.refusals import AlreadyDone, Invalid, NotAllowed
from events.actions.reverting import revert_change
from events.actions.selections import Selection, selected
from events.actions.words_written import DatedBy
from events.dates import parse
from events.models import Anchor, Change, Citation, Event, Passage, Place, Reading, Role, Source, Timeline, User
from events.passages import Utf16Offsets, paragraphs
from events.queries.reading.page import reading_page
from events.queries.suggestions.gazetteer import Town
from tests.actions.conftest import member
from tests.factories import make_event, make_source, make_text

TEXT = "Nobody came.\n\nEngineers 👷 closed the bridge on Saturday. It stays closed.\n\n\fThe end of it."
QUOTE = "Engineers 👷 closed the bridge on Saturday."
BEGINS = TEXT.index(QUOTE)
DATED = DatedBy(
    begins=TEXT.index("Saturday"), ends=TEXT.index("Saturday") + 8, date=parse("2007-03-10"), counted_from="published"
)
SELECTION = Selection("text", begins=(2, 0), ends=(2, len(QUOTE) + 1))  # the engineer is two units


@pytest.fixture
def source(timeline: Timeline) -> Source:
    source = make_source(Timeline.objects.get(pk=timeline.pk), published="2007-03-12")
    make_text(source, TEXT)
    return source


def entered(source: Source, by: User, **more: object) -> Citation:
    given = {"selection": SELECTION, "fact": Fact(title="Bridge closed"), "dated_by": DATED} | more
    return add_event_from_words(source=source, by=by, **given)  # type: ignore[arg-type]


def test_one_deed_makes_event_citation_passages_and_reading(source: Source, owner: User) -> None:
    fact = Fact(title="Bridge closed", people=(Part(name="Jane Roe"),), place="Basra", speaker="Jane Roe")
    citation = entered(source, owner, fact=fact, reported_occurrence="happened")
    event = citation.event
    assert (event.title, event.date, event.dating_basis) == ("Bridge closed", parse("2007-03-10"), "reading")
    assert (citation.locator_kind, citation.locator, citation.stance) == ("paragraph", "2", "reports")
    assert citation.speaker == event.participations.get().actor
    stands = [(a.passage.role, a.passage.exact, a.begins, a.ends, a.state) for a in Anchor.objects.order_by("pk")]
    assert stands == [
        ("quote", QUOTE, BEGINS, BEGINS + len(QUOTE), "exact"),
        ("date words", "Saturday", DATED.begins, DATED.ends, "exact"),
    ]
    reading = citation.readings.get()
    assert event.dating_reading == reading
    assert (reading.date_as_written, reading.basis) == ("Saturday", "from publication date")
    assert Change.objects.filter(verb="add_event_from_words").get().made["number"] == event.number


def test_all_of_it_is_taken_back_at_once(source: Source, owner: User) -> None:
    citation = entered(source, owner)
    revert_change(change=Change.objects.get(verb="add_event_from_words"), by=owner)
    citation.refresh_from_db()
    assert citation.withdrawn_at is not None or not Event.objects.filter(pk=citation.event_id).standing().exists()
    page = reading_page(source.timeline, source.public_id, owner)
    assert page is not None
    assert page.part is not None
    assert all(block.cited == () for block in page.part.blocks)


def test_half_of_it_does_not_happen(source: Source, owner: User) -> None:
    with pytest.raises(Invalid, match="few words what happened"):
        entered(source, owner, fact=Fact(title=" "))
    with pytest.raises(Invalid):
        entered(source, owner, reported_occurrence="rumoured")
    rows = (Event, Citation, Passage, Anchor, Reading)
    assert [model.objects.count() for model in rows] == [0] * len(rows)


def test_words_that_say_their_date_themselves_are_stated_and_others_are_inferred(source: Source, owner: User) -> None:
    stated = DatedBy(begins=DATED.begins, ends=DATED.ends, date=DATED.date)
    other = DatedBy(begins=DATED.begins, ends=DATED.ends, date=DATED.date, counted_from="the day before")
    assert entered(source, owner, dated_by=stated).readings.get().basis == "stated"
    reading = entered(source, owner, dated_by=other).readings.get()
    assert (reading.basis, reading.basis_note) == ("inferred", "counted from “the day before”")


def test_a_typed_date_is_read_and_a_missing_one_leaves_the_event_undated(source: Source, owner: User) -> None:
    typed = entered(source, owner, dated_by=None, fact=Fact(title="Closed", when="10 March 2007"))
    assert typed.event.date == parse("2007-03-10")
    assert typed.passages.get().role == "quote"
    assert entered(source, owner, dated_by=None).event.dating_basis == "undated"


def test_a_new_place_stands_where_the_town_is_and_a_known_one_stays_where_it_was(source: Source, owner: User) -> None:
    town = Town(99532, "Basra", "Iraq", 2_600_000, 30.5, 47.8)
    for _ in range(2):
        entered(source, owner, fact=Fact(title="Bridge closed", place="Basra"), town=town)
    place = Place.objects.get()
    assert (place.latitude, place.longitude, place.external_ids) == (30.5, 47.8, {"geonames": "99532"})


def test_words_are_evidence_for_an_event_that_keeps_its_date(source: Source, owner: User) -> None:
    event = make_event(source.timeline, "The bridge is closed", "2007-03-11")
    citation = cite_words(event=event, source=source, selection=SELECTION, dated_by=DATED, stance="claims", by=owner)
    event.refresh_from_db()
    assert event.date == parse("2007-03-11")
    assert (citation.stance, citation.passages.count(), citation.readings.get().date) == ("claims", 2, DATED.date)


def test_nobody_but_editors_and_nothing_twice(source: Source, owner: User) -> None:
    with pytest.raises(NotAllowed):
        entered(source, member(source.timeline, Role.ANNOTATOR))
    entered(source, owner, idempotency_key="once", asked="so")
    with pytest.raises(AlreadyDone):
        entered(source, owner, idempotency_key="once", asked="so")


def test_words_of_a_version_that_is_not_there_and_of_a_summary_are_refused(source: Source, owner: User) -> None:
    former = source.texts.get()
    make_text(source, "Another text.")
    assert entered(source, owner, selection=Selection("text", "closed the bridge", version=former.public_id))
    with pytest.raises(Invalid, match="do not stand there"):
        entered(source, owner, selection=Selection("text", "closed the bridge"))
    with pytest.raises(Invalid, match="has changed"):
        entered(source, owner, selection=Selection("text", "closed", version=uuid4()))


SIGNS = "ab .\u00a0\u0301e\u200d👩🔬🇮🇶\u05d0\u202b\u202c日\ufe0f\r\n\t"


class EveryRange(TestCase):
    """Any range, however a browser would count it, comes back as the words that stand there."""

    @given(st.data())
    def test_a_selection_comes_back_code_point_for_code_point(self, data: st.DataObject) -> None:
        text = data.draw(st.text(SIGNS, min_size=1, max_size=60))
        blocks = paragraphs(text)
        if not blocks:
            return
        first = data.draw(st.sampled_from(blocks))
        last = data.draw(st.sampled_from([each for each in blocks if each.number >= first.number]))
        begins = data.draw(st.integers(first.start, first.end))
        ends = data.draw(st.integers(max(begins, last.start), last.end))
        wanted = text[begins:ends].strip()
        if not wanted:
            return
        places = []
        for block, at in ((first, begins), (last, ends)):
            units = Utf16Offsets(text[block.start : block.end]).to_units(0, at - block.start)[1]
            places.append((block.number, units))
        timeline = Timeline.objects.create(slug="every", title="Every")
        source = make_source(timeline)
        make_text(source, text)
        found = selected(source, Selection("text", text[begins:ends], *places))
        assert found.quote.exact == wanted == text[found.begins : found.ends]

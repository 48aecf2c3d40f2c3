"""Signing off: a quotation or a date, by whom; what makes it lapse by itself, and what makes it hold again."""

from __future__ import annotations

import pytest

from events.actions.checking import check_date, check_quote, uncheck_date, uncheck_quote
from events.actions.events import edit_event
from events.actions.refusals import Gone, Invalid, NotAllowed, StaleVersion
from events.actions.reverting import revert_change, revert_to
from events.dates import parse
from events.models import Change, Event, Passage, Reading, Role, SourceText, User
from events.queries.citing import signed
from events.queries.filtering.todo_kinds import unchecked
from events.queries.reader.sight import Sight
from tests import factories as make
from tests.captured import captured

pytestmark = pytest.mark.django_db
RAID = "the raid took place on 11 January"


@pytest.fixture
def event() -> Event:
    return make.make_event(make.make_timeline(), "raid", "2007-01-11")


@pytest.fixture
def passage(event: Event) -> Passage:
    citation = make.make_citation(event, make.make_source(event.timeline, "Paper", "2007-01-12"))
    make.make_reading(citation, "2007-01-11")
    return make.make_passage(citation, RAID)


@pytest.fixture
def ann(event: Event) -> User:
    return make.make_member(event.timeline, role=Role.EDITOR)


def of_quote(passage: Passage, by: User) -> signed.Check:
    sight = Sight.of_reader(passage.timeline, by)
    (check,) = signed.checks_of([passage.citation], sight)[passage.citation.public_id]
    return check


def of_date(event: Event, by: User) -> signed.Check:
    found = signed.date_check_of(event, Sight.of_reader(event.timeline, by))
    assert found is not None
    return found


def sign_quote(passage: Passage, by: User) -> None:
    check = of_quote(passage, by)
    check_quote(passage=passage, seen=check.now, version=check.version, by=by)


def sign_date(event: Event, by: User) -> None:
    check = of_date(event, by)
    check_date(event=event, seen=check.now, version=check.version, by=by)


def test_a_quotation_is_signed_off_by_somebody_at_a_time_and_no_longer_to_be_checked(
    passage: Passage, ann: User
) -> None:
    sight = Sight.of_reader(passage.timeline, ann)
    assert list(unchecked(sight)) == [passage]
    sign_quote(passage, ann)
    check = of_quote(passage, ann)
    assert (check.holds, check.has_lapsed, check.by) == (True, False, ann.username)
    assert check.at is not None
    assert list(unchecked(sight)) == []
    assert signed.lapsed(sight) == []
    assert Change.objects.get(verb="check_quote").by == ann


def test_what_was_signed_can_be_taken_back(passage: Passage, event: Event, ann: User) -> None:
    sign_quote(passage, ann)
    sign_date(event, ann)
    uncheck_quote(passage=passage, version=of_quote(passage, ann).version, by=ann)
    uncheck_date(event=event, version=of_date(event, ann).version, by=ann)
    assert of_quote(passage, ann).at is None
    assert of_date(event, ann).at is None


def test_other_words_lapse_a_sign_off_and_the_former_words_bring_it_back(passage: Passage, ann: User) -> None:
    sign_quote(passage, ann)
    Passage.objects.filter(pk=passage.pk).update(exact="the raid took place on 12 January")
    check = of_quote(passage, ann)
    assert (check.holds, check.changed) == (False, ("the words quoted",))
    assert [each.passage for each in signed.lapsed(Sight.of_reader(passage.timeline, ann))] == [passage.public_id]
    Passage.objects.filter(pk=passage.pk).update(exact=RAID)
    assert of_quote(passage, ann).holds


def test_another_page_lapses_a_sign_off(passage: Passage, ann: User) -> None:
    sign_quote(passage, ann)
    citation = passage.citation
    citation.locator_kind, citation.locator = "page", "7"
    citation.save()
    assert of_quote(passage, ann).changed == ("where they stand in the source",)


def test_another_text_of_the_source_lapses_a_sign_off_and_the_same_one_does_not(passage: Passage, ann: User) -> None:
    first = captured(passage.citation.source, f"It is said that {RAID}.")
    sign_quote(passage, ann)
    captured(passage.citation.source, first.text)
    assert of_quote(passage, ann).holds
    captured(passage.citation.source, f"It is said that {RAID}, or not.")
    assert of_quote(passage, ann).changed == ("the text captured of the source",)
    assert SourceText.objects.count() == 3


def test_another_date_lapses_its_sign_off_and_undoing_it_makes_it_hold_again(
    event: Event, passage: Passage, ann: User
) -> None:
    from events.actions.dating import redate_event

    sign_date(event, ann)
    event.refresh_from_db()
    redate_event(event=event, when="2007-01-12", reason="a slip", version=event.version, by=ann)
    assert of_date(event, ann).changed == ("the date",)
    change = Change.objects.filter(timeline=event.timeline).latest("number")
    revert_change(change=change, by=ann)
    assert of_date(event, ann).holds


@pytest.mark.parametrize("what", ["edited", "added", "taken out", "its citation withdrawn"])
def test_what_sources_say_about_the_date_lapses_its_sign_off(
    event: Event, passage: Passage, ann: User, what: str
) -> None:
    sign_date(event, ann)
    reading = Reading.objects.get()
    if what == "edited":
        reading.date = parse("2007-01-10")
        reading.save()
    elif what == "added":
        make.make_reading(make.make_citation(event), "2007-01-10")
    elif what == "taken out":
        reading.delete()
    else:
        from events.actions.citations import withdraw_citation

        withdraw_citation(citation=passage.citation, version=passage.citation.version, by=ann)
    assert of_date(event, ann).changed == ("what its sources say about the date",)
    assert [each.number for each in signed.lapsed(Sight.of_reader(event.timeline, ann))] == [event.number]


def test_an_event_that_lost_its_date_asks_for_its_sign_off_to_be_taken_back(
    event: Event, passage: Passage, ann: User
) -> None:
    sign_date(event, ann)
    event.refresh_from_db()
    event.date, event.dating_basis, event.dating_rationale = None, "undated", ""
    event.save()
    check = of_date(event, ann)
    assert (check.has_lapsed, check.is_there) == (True, False)
    with pytest.raises(Gone):
        check_date(event=event, seen=check.now, version=check.version, by=ann)


def test_nobody_signs_what_they_have_not_seen(event: Event, passage: Passage, ann: User) -> None:
    check, date = of_quote(passage, ann), of_date(event, ann)
    Passage.objects.filter(pk=passage.pk).update(exact="other words")
    make.make_reading(passage.citation, "2007-02")
    with pytest.raises(Invalid, match="has changed meanwhile"):
        check_quote(passage=passage, seen=check.now, version=check.version, by=ann)
    with pytest.raises(Invalid, match="has changed meanwhile"):
        check_date(event=event, seen=date.now, version=date.version, by=ann)
    assert not Change.objects.filter(verb__in=["check_quote", "check_date"]).exists()


def test_two_who_sign_one_quotation_at_once_are_told(passage: Passage, ann: User) -> None:
    check = of_quote(passage, ann)
    bob = make.make_member(passage.timeline, "bob", Role.EDITOR)
    check_quote(passage=passage, seen=check.now, version=check.version, by=ann)
    with pytest.raises(StaleVersion):
        check_quote(passage=passage, seen=check.now, version=check.version, by=bob)
    assert of_quote(passage, ann).by == ann.username


def test_a_title_edited_meanwhile_is_not_in_the_way_of_a_date(event: Event, ann: User) -> None:
    check = of_date(event, ann)
    Event.objects.filter(pk=event.pk).update(title="the raid", version=event.version + 1)
    check_date(event=event, seen=check.now, version=check.version, by=ann)
    event.refresh_from_db()
    assert (event.title, event.date_checked_by) == ("the raid", ann)


@pytest.mark.parametrize("role", [Role.ANNOTATOR, Role.READER])
def test_editors_alone_sign_off(event: Event, passage: Passage, ann: User, role: Role) -> None:
    other = make.make_member(event.timeline, "bob", role)
    check, date = of_quote(passage, ann), of_date(event, ann)
    with pytest.raises(NotAllowed):
        check_quote(passage=passage, seen=check.now, version=check.version, by=other)
    with pytest.raises(NotAllowed):
        check_date(event=event, seen=date.now, version=date.version, by=other)


def test_a_former_version_that_is_brought_back_signs_nothing(event: Event, ann: User) -> None:
    sign_date(event, ann)
    signed_version = of_date(event, ann).version
    uncheck_date(event=event, version=signed_version, by=ann)
    event.refresh_from_db()
    edit_event(event=event, fields={"title": "the raid"}, version=event.version, by=ann)
    event.refresh_from_db()
    revert_to(row=event, to_version=signed_version, version=event.version, by=ann)
    event.refresh_from_db()
    assert (event.title, event.date_checked_at) == ("raid", None)

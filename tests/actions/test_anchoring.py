"""What becomes of passages when a text is captured, and when it is captured again."""

from __future__ import annotations

import pytest

from events.actions.anchors import confirm_anchors, settle_anchor
from events.models import Anchor, Passage, Role, Source, SourceText, User
from tests import factories as make
from tests.captured import captured

pytestmark = pytest.mark.django_db
BRIDGE = (
    "The bridge at Ostrava was closed on Saturday after a crack was found.\n\n"
    "Engineers looked at it on Saturday night and again on Sunday.\n\n"
    "The council will meet in April to decide who pays for the repair."
)


@pytest.fixture
def source() -> Source:
    return make.make_source(make.make_timeline(), "The Echo")


@pytest.fixture
def ann(source: Source) -> User:
    return make.make_member(source.timeline, "ann", Role.EDITOR)


def passage(source: Source, words: str, locator: str = "", **fields: str) -> Passage:
    event = make.make_event(source.timeline, words)
    counts = {"locator": locator, "locator_kind": "paragraph"} if locator else {}
    return make.make_passage(make.make_citation(event, source, **counts), words, **fields)


def anchor(of: Passage, text: SourceText) -> Anchor:
    return Anchor.objects.get(passage=of, source_text=text)


def stands(of: Passage, text: SourceText) -> tuple[str, str]:
    found = anchor(of, text)
    return found.state, text.text[found.begins : found.ends] if found.begins is not None else ""


def confirmed(source: Source, words: str, by: User, *passages: Passage) -> SourceText:
    """The first text, in which all passages have been confirmed."""
    text = captured(source, words)
    confirm_anchors(text=text, anchors=[(anchor(each, text), 1) for each in passages], by=by)
    return text


def test_in_a_first_text_words_are_only_proposed_even_word_for_word(source: Source) -> None:
    typed, dated = passage(source, "a crack was found"), passage(source, "in April", "3", role="date words")
    text = captured(source, BRIDGE)
    assert stands(typed, text) == ("proposed", "a crack was found")
    assert stands(dated, text) == ("proposed", "in April")
    assert not Anchor.objects.filter(decided_at__isnull=False).exists()


def test_what_never_stood_anywhere_and_is_not_found_is_not_lost(source: Source) -> None:
    passage(source, "an elephant crossed it first of all")
    captured(source, BRIDGE)
    assert not Anchor.objects.exists()


@pytest.mark.parametrize(("locator", "begins"), [("1", "on Saturday after"), ("2", "on Saturday night")])
def test_date_words_that_repeat_are_proposed_in_the_paragraph_that_is_cited(
    source: Source, locator: str, begins: str
) -> None:
    found = anchor(passage(source, "on saturday", locator, role="date words"), text := captured(source, BRIDGE))
    assert text.text[found.begins :].startswith(begins)


def test_where_a_title_is_missing_all_numbers_are_off_by_as_much(source: Source) -> None:
    passage(source, "in April", "5", role="date words")
    passage(source, "a crack was found", "3", role="date words")
    again = passage(source, "on Saturday", "4", role="date words")
    text = captured(source, BRIDGE)
    assert text.text[anchor(again, text).begins :].startswith("on Saturday night")


def test_a_second_capture_with_one_changed_word_flags_the_passages_that_it_touches_and_no_other(
    source: Source, ann: User
) -> None:
    touched = passage(source, "closed on Saturday after a crack was found")
    beside, far = passage(source, "on Saturday", "1", role="date words"), passage(source, "who pays for the repair")
    repeat = passage(source, "on Saturday", "2", role="date words")
    confirmed(source, BRIDGE, ann, touched, beside, far, repeat)
    text = captured(source, BRIDGE.replace("a crack", "a terrible crack"))
    assert stands(touched, text) == ("proposed", "closed on Saturday after a terrible crack was found")
    assert stands(beside, text) == ("exact", "on Saturday")
    assert stands(repeat, text) == ("exact", "on Saturday")
    assert text.text[anchor(repeat, text).begins :].startswith("on Saturday night")
    assert stands(far, text) == ("exact", "who pays for the repair")
    assert [each.passage for each in Anchor.objects.filter(source_text=text, state="proposed")] == [touched]


def test_what_was_taken_out_of_the_text_is_gone(source: Source, ann: User) -> None:
    lost = passage(source, "Engineers looked at it on Saturday night")
    confirmed(source, BRIDGE, ann, lost)
    first, _, last = BRIDGE.split("\n\n")
    assert stands(lost, captured(source, f"{first}\n\n{last}")) == ("gone", "")
    assert stands(lost, captured(source, BRIDGE)) == ("moved", "Engineers looked at it on Saturday night")


def test_what_somebody_looked_at_is_not_asked_again_until_it_changes_once_more(source: Source, ann: User) -> None:
    said = passage(source, "closed on Saturday after a crack was found")
    confirmed(source, BRIDGE, ann, said)
    text = captured(source, BRIDGE.replace("a crack", "two cracks"))
    settle_anchor(anchor=anchor(said, text), version=1, by=ann)
    assert stands(said, text)[0] == "changed"
    text = captured(source, "A line before all.\n\n" + BRIDGE.replace("a crack", "two cracks"))
    assert stands(said, text)[0] == "changed"
    assert anchor(said, text).decided_by == ann
    text = captured(source, BRIDGE.replace("a crack", "many cracks"))
    assert stands(said, text)[0] == "proposed"
    assert anchor(said, text).decided_at is None


def test_who_said_that_words_do_not_stand_there_is_not_asked_again(source: Source, ann: User) -> None:
    said = passage(source, "on Saturday", "1", role="date words")
    text = captured(source, BRIDGE)
    settle_anchor(anchor=anchor(said, text), version=1, by=ann, is_there=False)
    text = captured(source, BRIDGE + "\n\nA line more.")
    assert (stands(said, text)[0], anchor(said, text).decided_by) == ("gone", ann)


def test_words_of_notes_and_citations_that_were_taken_back_are_as_they_are(source: Source, ann: User) -> None:
    said = passage(source, "a crack was found")
    make.withdraw(said.citation)
    captured(source, BRIDGE)
    assert not Anchor.objects.exists()


def test_a_paragraph_that_stands_elsewhere_now_has_moved_with_its_passages(source: Source, ann: User) -> None:
    said = passage(source, "Engineers looked at it on Saturday night")
    confirmed(source, BRIDGE, ann, said)
    first, second, last = BRIDGE.split("\n\n")
    text = captured(source, "\n\n".join([first, last, second]))
    assert stands(said, text) == ("moved", "Engineers looked at it on Saturday night")

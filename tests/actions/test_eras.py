"""Eras: named, edited, put into the bin, undone."""

from __future__ import annotations

import pytest

from events.actions.eras import add_era, edit_era, restore_era, withdraw_era
from events.actions.refusals import AlreadyDone, Invalid, NotAllowed, StaleVersion
from events.actions.reverting import revert_change, revert_to
from events.models import Era, Role, Timeline, User
from events.queries.picture.eras import era_list
from events.queries.reader.sight import Sight
from tests.actions.conftest import member

pytestmark = pytest.mark.django_db


def named(timeline: Timeline, by: User, title: str = "The surge", when: str = "10 January to June 2007") -> Era:
    return add_era(timeline=timeline, title=title, when=when, by=by)


def test_an_era_keeps_its_words_and_the_four_bounds_they_mean(timeline: Timeline, owner: User) -> None:
    era = Era.objects.get(pk=named(timeline, owner, when=" 10 January to June 2007 ").pk)
    assert (era.title, era.date_words, era.date.edtf) == ("The surge", "10 January to June 2007", "2007-01-10/2007-06")


@pytest.mark.parametrize(
    ("title", "when", "field"),
    [
        (" ", "since 2003", "title"),
        ("x" * 501, "since 2003", "title"),
        ("Surge", "", "when"),
        ("Surge", "next Tuesday week", "when"),
        ("Surge", "March 2007", "when"),
        ("Surge", "10 March 2007", "when"),
        ("Surge", "1990s to 1995", "when"),
    ],
)
def test_what_is_no_stretch_or_has_no_name_is_refused_at_its_field(
    timeline: Timeline, owner: User, title: str, when: str, field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        named(timeline, owner, title, when)
    assert list(refusal.value.problems) == [field]
    assert not Era.objects.exists()


def test_only_editors_name_and_change_eras(timeline: Timeline, owner: User) -> None:
    annotator, editor = member(timeline, Role.ANNOTATOR), member(timeline, Role.EDITOR)
    era = named(timeline, editor)
    for deed in (
        lambda: named(timeline, annotator),
        lambda: edit_era(era=era, fields={"title": "x"}, version=1, by=annotator),
        lambda: withdraw_era(era=era, version=1, by=annotator),
        lambda: restore_era(era=era, version=1, by=annotator),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_what_two_write_at_once_is_merged_by_the_field_and_refused_in_the_same_one(
    timeline: Timeline, owner: User
) -> None:
    era = named(timeline, owner)
    edit_era(era=era, fields={"title": "The “surge”"}, version=1, by=owner)
    merged = edit_era(era=era, fields={"when": "since 2007"}, version=1, by=owner, is_merging=True)
    assert (merged.title, merged.date_words, merged.version) == ("The “surge”", "since 2007", 3)
    with pytest.raises(StaleVersion) as refusal:
        edit_era(era=era, fields={"title": "Other"}, version=1, by=owner, is_merging=True)
    assert [conflict.field for conflict in refusal.value.conflicts] == ["title"]


def test_an_era_goes_into_the_bin_and_comes_back_as_it_was(timeline: Timeline, owner: User) -> None:
    era = named(timeline, owner)
    sight = Sight.of_reader(timeline, owner)
    gone = withdraw_era(era=era, version=1, by=owner, reason="Not ours.")
    assert (gone.withdrawn_by, era_list(sight)) == (owner, ())
    restore_era(era=gone, version=2, by=owner)
    assert [line.title for line in era_list(sight)] == ["The surge"]


def test_undoing_takes_an_era_back_and_doing_it_again_brings_it_back(timeline: Timeline, owner: User) -> None:
    era = named(timeline, owner)
    edit_era(era=era, fields={"title": "Other", "when": "since 2003"}, version=1, by=owner)
    revert_change(change=timeline.changes.get(verb="edit_era"), by=owner)
    era.refresh_from_db()
    assert (era.title, era.date_words, era.date.edtf) == ("The surge", "10 January to June 2007", "2007-01-10/2007-06")
    taken = revert_change(change=timeline.changes.get(verb="add_era"), by=owner)
    assert not Era.objects.standing().exists()
    revert_change(change=taken, by=owner)
    assert Era.objects.standing().get().title == "The surge"


def test_a_former_version_brings_title_and_stretch_back(timeline: Timeline, owner: User) -> None:
    era = named(timeline, owner)
    edit_era(era=era, fields={"title": "Other", "when": "since 2003"}, version=1, by=owner)
    back = revert_to(row=era, to_version=1, version=2, by=owner)
    assert (back.title, back.date.edtf) == ("The surge", "2007-01-10/2007-06")


def test_the_same_request_names_one_era(timeline: Timeline, owner: User) -> None:
    asked = {"timeline": timeline, "title": "The surge", "when": "since 2007", "by": owner, "idempotency_key": "k"}
    add_era(**asked)
    with pytest.raises(AlreadyDone):
        add_era(**asked)
    assert Era.objects.count() == 1

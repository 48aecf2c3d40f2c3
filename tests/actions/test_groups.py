"""Groups: by what, in which order, which are folded; and who settles that."""

from __future__ import annotations

import pytest

from events.actions.groups import arrange_groups
from events.actions.refusals import Invalid, NotAllowed, StaleVersion
from events.actions.reverting import revert_change
from events.models import Role, Tag, Timeline, User
from events.models.base import new_id
from tests.actions.conftest import member

pytestmark = pytest.mark.django_db


def test_an_editor_arranges_groups_and_takes_that_back_alone(timeline: Timeline) -> None:
    editor = member(timeline, Role.EDITOR)
    key = str(Tag.objects.create(timeline=timeline, name="stone").public_id)
    fields = {"group_by": "tag", "group_order": [key, key], "group_collapsed": [key, "", "planned"]}
    stored = arrange_groups(timeline=timeline, fields=fields, version=timeline.version, by=editor)
    assert (stored.group_by, stored.group_order, stored.group_collapsed) == ("tag", [key], [key, "", "planned"])
    revert_change(change=timeline.changes.get(verb="arrange_groups"), by=editor)
    timeline.refresh_from_db()
    assert (timeline.group_by, timeline.group_order, timeline.group_collapsed) == ("none", [], [])


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"group_by": "colour"}, "group_by"),
        ({"group_order": ["stone"]}, "group_order"),
        ({"group_order": [""]}, "group_order"),
        ({"group_collapsed": ["maybe"]}, "group_collapsed"),
        ({"group_order": [str(new_id()) for _ in range(501)]}, "group_order"),
        ({"title": "Other"}, "title"),
    ],
)
def test_what_is_no_group_is_refused_at_its_field(
    timeline: Timeline, owner: User, fields: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        arrange_groups(timeline=timeline, fields=fields, version=timeline.version, by=owner)
    assert list(refusal.value.problems) == [field]


def test_an_annotator_does_not_and_a_stale_version_is_refused(timeline: Timeline, owner: User) -> None:
    with pytest.raises(NotAllowed):
        arrange_groups(timeline=timeline, fields={"group_by": "tag"}, version=1, by=member(timeline, Role.ANNOTATOR))
    with pytest.raises(StaleVersion):
        arrange_groups(timeline=timeline, fields={"group_by": "tag"}, version=timeline.version + 5, by=owner)

"""Who may show a timeline to whom."""

from __future__ import annotations

import pytest

from events.actions.refusals import NotAllowed, StaleVersion
from events.actions.timelines import publish_timeline, set_visibility
from events.models import Change, Role, Timeline, User, Visibility
from tests.actions.conftest import member

pytestmark = pytest.mark.django_db


def test_an_owner_may_publish_a_timeline(timeline: Timeline, owner: User) -> None:
    published = publish_timeline(timeline=timeline, by=owner)
    assert published.visibility == Visibility.PUBLIC
    assert published.version == timeline.version + 1
    assert Timeline.objects.visible_to(member(timeline, Role.READER)).filter(pk=timeline.pk).exists()
    assert Change.objects.filter(timeline=timeline).latest("number").verb == "publish_timeline"


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ANNOTATOR, Role.READER])
def test_other_members_may_not_publish_a_timeline(timeline: Timeline, role: Role) -> None:
    with pytest.raises(NotAllowed):
        publish_timeline(timeline=timeline, by=member(timeline, role))
    timeline.refresh_from_db()
    assert timeline.visibility == Visibility.PRIVATE


def test_strangers_may_not_publish_a_timeline(timeline: Timeline) -> None:
    with pytest.raises(NotAllowed):
        set_visibility(timeline=timeline, visibility=Visibility.PUBLIC, by=User.objects.create_user("eve"), version=1)


def test_a_stale_version_is_refused_with_both(timeline: Timeline, owner: User) -> None:
    set_visibility(timeline=timeline, visibility=Visibility.PUBLIC, by=owner, version=1)
    with pytest.raises(StaleVersion) as refused:
        set_visibility(timeline=timeline, visibility=Visibility.PRIVATE, by=owner, version=1)
    assert (refused.value.seen, refused.value.stored) == (1, 2)
    timeline.refresh_from_db()
    assert timeline.visibility == Visibility.PUBLIC
    assert Change.objects.filter(timeline=timeline).count() == 2


def test_an_unlisted_timeline_gets_a_new_secret_each_time_it_becomes_so(timeline: Timeline, owner: User) -> None:
    secrets = {timeline.token}
    for visibility in (Visibility.UNLISTED, Visibility.PRIVATE, Visibility.UNLISTED):
        timeline = set_visibility(timeline=timeline, visibility=visibility, by=owner, version=timeline.version)
        secrets.add(timeline.token)
    assert len(secrets) == 3

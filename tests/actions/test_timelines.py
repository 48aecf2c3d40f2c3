"""A timeline as a whole: begun, shown, put away."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from events.actions.refusals import Invalid, KeyReused, NotAllowed, StaleVersion
from events.actions.timelines import (
    bin_timeline,
    create_timeline,
    publish_timeline,
    renew_secret,
    restore_timeline,
    set_visibility,
)
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


def test_a_timeline_begins_private_and_owned_at_an_address_made_from_its_title(owner: User) -> None:
    made = create_timeline(title="  Ağrı & the Bridge, 2007 ", by=owner)
    assert (made.title, made.slug, made.visibility) == ("Ağrı & the Bridge, 2007", "agr-the-bridge-2007", "private")
    assert made.memberships.get().role == Role.OWNER
    change = Change.objects.get(timeline=made)
    assert (change.verb, change.number, change.made) == (
        "create_timeline",
        1,
        {"noun": "timeline", "id": str(made.public_id)},
    )


@pytest.mark.parametrize("title", ["", "   ", "x" * 501, "a\0b"])
def test_a_title_that_cannot_be_stored_begins_nothing(owner: User, title: str) -> None:
    with pytest.raises(Invalid) as refused:
        create_timeline(title=title, by=owner)
    assert set(refused.value.problems) == {"title"}
    assert not Timeline.objects.exists()


@pytest.mark.parametrize(("title", "slug"), [("Bridges", "bridges-2"), ("橋", "timeline"), ("x" * 300, "x" * 72)])
def test_every_title_has_a_free_address(timeline: Timeline, owner: User, title: str, slug: str) -> None:
    assert create_timeline(title=title, by=owner).slug == slug


def test_the_same_request_made_again_finds_the_first_timeline(owner: User) -> None:
    asked = {"title": "Bridges", "by": owner, "idempotency_key": "k", "asked": "d"}
    first, again = create_timeline(**asked), create_timeline(**asked)
    assert first.pk == again.pk
    assert Timeline.objects.count() == 1
    assert create_timeline(**asked | {"by": User.objects.create_user("eve")}).pk != first.pk
    with pytest.raises(KeyReused):
        create_timeline(**asked | {"asked": "e"})


def test_a_new_secret_shuts_out_whoever_has_the_old_one(timeline: Timeline, owner: User) -> None:
    shown = set_visibility(timeline=timeline, visibility=Visibility.UNLISTED, by=owner, version=1)
    renewed = renew_secret(timeline=shown, by=owner, version=shown.version)
    read = Timeline.objects.visible_to
    assert not read(AnonymousUser(), token=shown.token).exists()
    assert read(AnonymousUser(), token=renewed.token).exists()
    with pytest.raises(StaleVersion):
        renew_secret(timeline=shown, by=owner, version=shown.version)


def test_what_is_in_the_bin_is_read_by_nobody_until_it_is_taken_out(timeline: Timeline, owner: User) -> None:
    binned = bin_timeline(timeline=timeline, by=owner, version=1)
    assert (binned.binned_by, Timeline.objects.visible_to(owner).exists()) == (owner, False)
    restored = restore_timeline(timeline=binned, by=owner, version=binned.version)
    assert (restored.binned_at, restored.binned_by) == (None, None)
    assert Timeline.objects.visible_to(owner).exists()


@pytest.mark.parametrize("deed", [bin_timeline, restore_timeline, renew_secret])
def test_only_an_owner_decides_about_the_whole(timeline: Timeline, deed: Callable[..., object]) -> None:
    with pytest.raises(NotAllowed):
        deed(timeline=timeline, by=member(timeline, Role.EDITOR), version=1)


@pytest.mark.django_db(transaction=True)
def test_the_same_request_sent_by_many_at_once_begins_one_timeline() -> None:
    owner = User.objects.create_user("ada")
    together, made = threading.Barrier(8), []

    def begin(key: str) -> None:
        together.wait()
        try:
            made.append(create_timeline(title="Bridges", by=owner, idempotency_key=key, asked="d").slug)
        finally:
            connection.close()

    threads = [threading.Thread(target=begin, args=(f"k{number % 2}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == ["bridges"] * 4 + ["bridges-2"] * 4
    assert Timeline.objects.count() == 2

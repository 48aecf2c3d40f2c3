"""A member who looks on as the public does sees what strangers would, writes nothing, and sees no more than before."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from events.models import AsPublic, Timeline
from events.views.loading import VIEWED
from tests.trust.grid import address_of
from tests.trust.roles import MEMBERS, Asker
from tests.trust.routes import IN_TIMELINE, Row
from tests.trust.world import World

#: What is for the public alone is the same for whoever asks, and there only where a stranger finds the timeline.
PAGES = [row for row in IN_TIMELINE if row.address.startswith("/t/") and row.reads != "the public"]
BANNER = b"viewing-as"


def looking(world: World, role: str, kind: str) -> Asker:
    """Somebody with an account whose session asks to see the timeline as the public does."""
    asker = Asker(role, world.users[role])
    session = asker.client.session
    session[VIEWED] = world.made[kind].timeline.pk
    session.save()
    return asker


def secrets_of(world: World, kind: str) -> dict[bytes, str]:
    """Words of the timeline that strangers do not see in the public one where the same stands."""
    hidden = {
        each.where.partition(": ")[2]
        for each in world.aviary.canaries
        if each.where.startswith("public: ") and "anonymous" not in each.seen_by
    }
    return {
        each.word.encode(): each.where
        for each in world.aviary.canaries
        if each.where.partition(": ")[0] == kind and each.where.partition(": ")[2] in hidden
    }


@pytest.mark.parametrize("role", sorted(MEMBERS))
def test_a_private_timeline_shows_its_member_what_a_public_one_shows_to_strangers(world: World, role: str) -> None:
    asker, anonymous = looking(world, role, "private"), world.askers["anonymous"]
    secret = secrets_of(world, "private")
    assert len(secret) > 40
    for row in PAGES:
        here, there = address_of(row, world.made["private"]), address_of(row, world.made["public"])
        answer = asker.ask("GET", here)
        assert (here, answer.status) == (here, anonymous.ask("GET", there).status)
        assert [
            where for word, where in secret.items() if word in answer.everything and word not in here.encode()
        ] == []
        assert answer.status != 200 or BANNER in answer.body or not answer.body.startswith(b"<!doctype")


@pytest.mark.parametrize("kind", ["private", "public", "unlisted"])
def test_while_one_looks_on_nothing_can_be_written_and_nothing_is_kept(world: World, kind: str) -> None:
    asker = looking(world, "owner", kind)
    for row in PAGES:
        address = address_of(row, world.made[kind])
        answer = asker.ask("GET", address)
        assert answer.status in (403, 404, 405) or answer.headers["Cache-Control"] == "no-store"
        if row.kind in ("form", "deed") and row.route != "view-as":
            assert (address, asker.ask("POST", address).status) in [(address, 403), (address, 404)]


@pytest.mark.parametrize("kind", ["private", "public", "unlisted", "binned"])
@pytest.mark.parametrize("role", ["stranger", "removed"])
def test_who_is_no_member_asks_to_look_on_in_vain(world: World, role: str, kind: str) -> None:
    asker, made = looking(world, role, kind), world.made[kind]
    for row in PAGES:
        found, as_ever = (each.ask("GET", address_of(row, made)) for each in (asker, world.askers[role]))
        assert (row.address, found.status) == (row.address, as_ever.status)
        assert BANNER not in found.body


def test_the_one_rule_lets_the_public_into_the_one_timeline_and_no_other(world: World) -> None:
    open_to_all = set(Timeline.objects.visible_to(AnonymousUser()))
    private, binned = world.made["private"].timeline, world.made["binned"].timeline
    assert set(Timeline.objects.visible_to(AsPublic(private.pk))) == open_to_all | {private}
    assert set(Timeline.objects.visible_to(AsPublic(binned.pk))) == open_to_all
    assert set(Timeline.objects.visible_to(AsPublic(0))) == open_to_all


def test_the_other_timelines_of_the_member_are_as_ever(world: World) -> None:
    asker = looking(world, "owner", "public")
    row = Row("event", "page", "/t/{slug}/{draft}", "members")
    assert asker.ask("GET", address_of(row, world.made["private"])).status == 200
    assert asker.ask("GET", address_of(row, world.made["public"])).status == 404
    assert BANNER not in asker.ask("GET", "/").body

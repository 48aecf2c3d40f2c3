"""Keys for programs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from events.actions.refusals import Invalid, NotAllowed
from events.actions.tokens import MOST, create_token, digest_of, mark_used, revoke_token
from events.models import ApiToken, Scope, Timeline, User
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_of_a_key_only_the_digest_is_kept(owner: User) -> None:
    token, secret = create_token(user=owner, name=" backup ", scope=Scope.READ)
    stored = ApiToken.objects.get(pk=token.pk)
    assert (stored.name, stored.sha256) == ("backup", digest_of(secret))
    assert secret.startswith(stored.begins_with)
    assert secret not in repr(ApiToken.objects.values().get())
    assert len(secret) > 50


def test_no_two_keys_are_the_same(owner: User) -> None:
    assert len({create_token(user=owner, name="x", scope=Scope.OWN)[1] for _ in range(5)}) == 5


def test_a_key_without_a_name_or_a_day_to_come_is_refused(owner: User) -> None:
    with pytest.raises(Invalid) as refused:
        create_token(user=owner, name=" ", scope=Scope.READ, expires_at=timezone.now() - timedelta(days=1))
    assert set(refused.value.problems) == {"name", "expires_at"}


def test_a_key_opens_only_timelines_of_its_account(timeline: Timeline, owner: User) -> None:
    assert create_token(user=owner, name="x", scope=Scope.READ, timeline=timeline)[0].timeline == timeline
    with pytest.raises(Invalid) as refused:
        create_token(user=owner, name="x", scope=Scope.READ, timeline=make.make_timeline("tunnels"))
    assert set(refused.value.problems) == {"timeline"}


def test_an_account_has_so_many_keys_and_no_more(owner: User) -> None:
    tokens = [create_token(user=owner, name="x", scope=Scope.READ)[0] for _ in range(MOST)]
    with pytest.raises(Invalid):
        create_token(user=owner, name="x", scope=Scope.READ)
    revoke_token(token=tokens[0], by=owner)
    create_token(user=owner, name="x", scope=Scope.READ)


def test_a_key_is_ended_by_its_owner_alone_and_once(owner: User) -> None:
    token, _ = create_token(user=owner, name="x", scope=Scope.READ)
    with pytest.raises(NotAllowed):
        revoke_token(token=token, by=User.objects.create_user("eve"))
    when = revoke_token(token=token, by=owner).revoked_at
    assert revoke_token(token=token, by=owner).revoked_at == when


def test_the_day_of_the_last_use_is_noted(owner: User) -> None:
    token, _ = create_token(user=owner, name="x", scope=Scope.READ)
    mark_used(token=token, on=date(2007, 3, 10))
    assert ApiToken.objects.get().last_used_on == date(2007, 3, 10)

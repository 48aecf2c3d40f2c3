"""The account of whoever runs the machine."""

from __future__ import annotations

import pytest

from events.actions.accounts import LOCAL_OWNER, create_local_owner
from events.models import User

pytestmark = pytest.mark.django_db


def test_without_a_password_nobody_can_sign_in() -> None:
    owner = create_local_owner()
    assert owner.username == LOCAL_OWNER
    assert not owner.has_usable_password()


def test_a_password_given_later_becomes_the_accounts() -> None:
    create_local_owner()
    assert create_local_owner(password="correct horse").check_password("correct horse")
    assert User.objects.count() == 1


def test_being_asked_again_keeps_the_password() -> None:
    before = create_local_owner(password="correct horse").password
    assert create_local_owner().password == before
    assert create_local_owner(password="correct horse").password == before

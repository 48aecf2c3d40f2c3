"""Accounts: that of whoever runs the machine, and those of colleagues."""

from __future__ import annotations

import pytest

from events.actions.accounts import LOCAL_OWNER, create_account, create_local_owner, name_account
from events.actions.refusals import Invalid
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


def test_a_colleague_signs_in_with_the_password_that_was_made() -> None:
    account, password = create_account(name="ben")
    assert account.check_password(password)
    assert (account.is_staff, account.is_superuser) == (False, False)
    assert create_account(name="eve")[1] != password


@pytest.mark.parametrize("name", ["ben", "", "a b", "x" * 151, "a\0b"])
def test_a_name_that_is_taken_or_cannot_be_one_makes_no_account(name: str) -> None:
    create_account(name="ben")
    with pytest.raises(Invalid):
        create_account(name=name)
    assert User.objects.count() == 1


def test_an_account_says_what_its_owner_is_called() -> None:
    account, _ = create_account(name="ben")
    name_account(user=account, first_name=" Ben ", last_name="Okri")
    assert User.objects.get().get_full_name() == "Ben Okri"
    with pytest.raises(Invalid) as refused:
        name_account(user=account, first_name="x" * 151, last_name="")
    assert set(refused.value.problems) == {"first_name"}

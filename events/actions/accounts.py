"""Deeds on accounts. They belong to no timeline, so there is no change to open."""

from __future__ import annotations

from django.db import transaction

from events.models import User

LOCAL_OWNER = "owner"


@transaction.atomic
def create_local_owner(*, password: str | None = None) -> User:
    """The account of whoever runs this machine: made once, administrator, found again afterwards.

    With a password, sets it when it is not the account's already, so that what `var/` holds is what signs in.
    Without one, a new account cannot sign in until it is given one, and an existing one keeps its own.
    """
    owner = User.objects.select_for_update().filter(username=LOCAL_OWNER).first()
    if owner is None:
        owner = User(username=LOCAL_OWNER, is_staff=True, is_superuser=True)
        owner.set_unusable_password()
    if password is not None and not owner.check_password(password):
        owner.set_password(password)
    owner.save()
    return owner

"""Deeds on accounts. They belong to no timeline, so there is no change to open."""

from __future__ import annotations

import secrets

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from events.actions.messages import tell
from events.actions.refusals import Invalid
from events.actions.texts import checked
from events.models import User

LOCAL_OWNER = "owner"
EMAIL_CHANGED = """Messages to the account {name} go to another address from now on, or to none.

If it was not you, ask whoever runs the site for help.
"""
LONGEST_NAME = 150  # characters, as Django's columns


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


def create_account(*, name: str) -> tuple[User, str]:
    """An account that can be let into timelines, and the password made for it, which is kept nowhere.

    Raises Invalid where the name is taken or cannot be one.
    """
    password = secrets.token_urlsafe(12)  # 96 bits
    return make_account(name=name, password=password), password


def make_account(*, name: str, password: str, email: str = "") -> User:
    """An account with a password that somebody chose. Raises Invalid where the name is taken or cannot be one."""
    try:
        UnicodeUsernameValidator()(name)
    except ValidationError:
        raise Invalid(name="A name is made of letters, figures and @ . + - _ only, without spaces.") from None
    taken = Invalid(name=f"There is an account {name[:60]} already.")
    if len(name) > LONGEST_NAME or User.objects.filter(username=name).exists():
        raise taken if len(name) <= LONGEST_NAME else Invalid(name=f"A name has at most {LONGEST_NAME} characters.")
    try:
        with transaction.atomic():
            return User.objects.create_user(name, email, password)
    except IntegrityError as error:
        raise taken from error


def set_email(*, user: User, email: str) -> User:
    """Where messages to an account go from now on; "": nowhere. Who had the address before is told so."""
    former = user.email
    if email != former:
        user.email = email
        user.save(update_fields=["email"])
        if former:
            words = EMAIL_CHANGED.format(name=user.get_username())
            tell(to=former, subject="The e-mail address of your account is another one now", text=words)
    return user


def name_account(*, user: User, first_name: str, last_name: str) -> User:
    """What other members read beside what the account's owner writes. Raises Invalid."""
    names = checked({"first_name": first_name, "last_name": last_name})
    too_long = {
        name: f"At most {LONGEST_NAME} characters fit." for name, text in names.items() if len(text) > LONGEST_NAME
    }
    if too_long:
        raise Invalid(**too_long)
    user.first_name, user.last_name = names["first_name"], names["last_name"]
    user.save(update_fields=["first_name", "last_name"])
    return user

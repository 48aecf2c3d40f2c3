"""Deeds on the second factor of an account: begun, confirmed, passed at signing in, ended."""

from __future__ import annotations

import base64
import secrets

import pyotp
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from events.actions.messages import tell
from events.actions.refusals import Invalid
from events.actions.tokens import digest_of
from events.models import RecoveryCode, SecondFactor, User

CODES = 10  # recovery codes of an account
STEP = 30  # seconds
WRONG = "That is not the code of this moment: wait for the next one, and look whether your device's clock is right."
ENDED = """The second factor of the account {name} is turned off: the password alone signs in.

If it was not you, change your password, or ask whoever runs the site for help.
"""


def begin_second_factor(*, user: User) -> None:
    """A new secret, to be confirmed; one that is confirmed already stays."""
    SecondFactor.objects.filter(user=user, confirmed_at=None).delete()
    SecondFactor.objects.get_or_create(user=user, defaults={"secret": pyotp.random_base32()})


@transaction.atomic
def confirm_second_factor(*, user: User, code: str) -> list[str]:
    """It is asked for from now on. The recovery codes, which are kept nowhere. Raises Invalid(code=…)."""
    factor = SecondFactor.objects.select_for_update().filter(user=user, confirmed_at=None).first()
    if factor is None or not _passes(factor, code):
        raise Invalid(code=WRONG)
    factor.confirmed_at = timezone.now()
    factor.save(update_fields=["confirmed_at"])
    return renew_recovery_codes(user=user)


@transaction.atomic
def renew_recovery_codes(*, user: User) -> list[str]:
    """New ones; those of before open nothing any more."""
    RecoveryCode.objects.filter(user=user).delete()
    codes = [base64.b32encode(secrets.token_bytes(10)).decode().lower() for _ in range(CODES)]
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, sha256=digest_of(code)) for code in codes)
    return ["-".join(code[at : at + 4] for at in range(0, len(code), 4)) for code in codes]


@transaction.atomic
def pass_second_factor(*, user: User, code: str) -> bool:
    """Whether it is a code of the app, or a recovery code; it is used by that."""
    factor = SecondFactor.objects.select_for_update().filter(user=user, confirmed_at__isnull=False).first()
    if factor is None:
        return False
    if _passes(factor, code):
        return True
    digest = digest_of(code.replace("-", "").replace(" ", "").lower())
    return bool(RecoveryCode.objects.filter(user=user, sha256=digest, used_at=None).update(used_at=timezone.now()))


@transaction.atomic
def end_second_factor(*, user: User) -> None:
    """The password alone signs in from now on, and a message says so."""
    ended, _ = SecondFactor.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()
    if ended:
        text = ENDED.format(name=user.get_username())
        tell(to=user.email, subject="The second factor of your account is turned off", text=text)


def _passes(factor: SecondFactor, code: str) -> bool:
    """A code of this step, or of one before or after it, each step once."""
    typed = "".join(code.split())
    totp, now = pyotp.TOTP(factor.secret), int(timezone.now().timestamp()) // STEP
    for step in (now - 1, now, now + 1):
        if step > factor.last_step and constant_time_compare(totp.generate_otp(step), typed):
            factor.last_step = step
            factor.save(update_fields=["last_step"])
            return True
    return False

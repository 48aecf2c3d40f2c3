"""How an account's second factor stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pyotp
import segno

from events.models import SecondFactor, User

ISSUER = "Dateline"


@dataclass(frozen=True, slots=True)
class Begun:
    """What an app is given: as a picture, and to be typed."""

    picture: str  # an address of its own data
    secret: str  # in groups of four


@dataclass(frozen=True, slots=True)
class FactorStands:
    """Off, begun, or on since a moment."""

    on_since: datetime | None
    begun: Begun | None
    codes_left: int


def has_second_factor(user: User) -> bool:
    """Whether signing in asks for a code."""
    return SecondFactor.objects.filter(user=user, confirmed_at__isnull=False).exists()


def second_factor_of(user: User) -> FactorStands:
    """For the account's own page. The secret is shown as long as it is not confirmed, and never again."""
    factor = SecondFactor.objects.filter(user=user).first()
    if factor is None:
        return FactorStands(None, None, 0)
    if factor.confirmed_at is not None:
        return FactorStands(factor.confirmed_at, None, user.recovery_codes.filter(used_at=None).count())
    address = pyotp.TOTP(factor.secret).provisioning_uri(name=user.get_username(), issuer_name=ISSUER)
    picture = segno.make(address, micro=False).svg_data_uri(scale=5, border=3, light="#fff")
    secret = " ".join(factor.secret[at : at + 4] for at in range(0, len(factor.secret), 4))
    return FactorStands(None, Begun(picture, secret), 0)

"""Until when a name may not be tried again from an address."""

from __future__ import annotations

from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.utils import timezone


def paused_until(name: str, address: str | None) -> datetime:
    """The end of the pause that the last counted failure began. It is the same for names that nobody has."""
    pause: timedelta = settings.AXES_COOLOFF_TIME
    failures = AccessAttempt.objects.filter(username=name, ip_address=address)
    last: datetime | None = failures.aggregate(last=Max("attempt_time"))["last"]
    return (last or timezone.now()) + pause

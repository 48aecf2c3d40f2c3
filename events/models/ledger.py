"""Counters of a timeline, apart from it so that counting writes no history. Their row is the write lock."""

from uuid import UUID

from django.db import models

#: The way in which computed dates and placements are made. Raised when they come out otherwise: `manage.py derive`.
DERIVATION = 3


class Ledger(models.Model):
    """The last change number and the last event number given out. Neither is ever given twice.

    `derivation` says by which way of making them the derived tables of the timeline were last made as a whole.
    """

    timeline = models.OneToOneField(
        "events.Timeline", on_delete=models.CASCADE, primary_key=True, related_name="ledger"
    )
    change_number = models.BigIntegerField(default=0)
    last_change = models.UUIDField(null=True)  # its id: after a backup was restored, the same number is another change
    event_number = models.BigIntegerField(default=0)
    derivation = models.PositiveSmallIntegerField(default=DERIVATION)

    @property
    def state(self) -> tuple[int, UUID | None]:
        """What everything that is kept until the next change is kept under."""
        return self.change_number, self.last_change

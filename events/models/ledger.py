"""Counters of a timeline, apart from it so that counting writes no history. Their row is the write lock."""

from django.db import models


class Ledger(models.Model):
    """The last change number and the last event number given out. Neither is ever given twice."""

    timeline = models.OneToOneField(
        "events.Timeline", on_delete=models.CASCADE, primary_key=True, related_name="ledger"
    )
    change_number = models.BigIntegerField(default=0)
    event_number = models.BigIntegerField(default=0)

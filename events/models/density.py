"""How many placements begin and end where, counted at many widths: derived from placements by triggers (0007).

A bucket of level k is 2**k civil seconds wide and numbered from 1970; `ends` are counted where the last second lies.
What overlaps a bucket is then what began up to it, less what ended before it: exact at any width, without scanning.
"""

from __future__ import annotations

from django.db import models

from events.models.placement import PlacementAudience
from events.models.visibility import TimelineRowQuerySet

FINEST = 12  # 68 minutes; what a narrower window holds is counted from the placements themselves
COARSEST = 42  # 139,000 years: the longest axis there can be has four thousand of them
STEP = 3  # from level to level; a query reads at most eight buckets for one that it shows


class Density(models.Model):
    """One bucket of one level, for one audience. Placements that are counted, and ghosts (former dates) apart.

    Rows whose last placement moved away stay, with zeros.
    """

    pk = models.CompositePrimaryKey("timeline_id", "audience", "level", "bucket")
    timeline = models.ForeignKey("events.Timeline", on_delete=models.CASCADE, related_name="+", db_index=False)
    audience = models.TextField(choices=PlacementAudience.choices)
    level = models.SmallIntegerField()
    bucket = models.BigIntegerField()
    starts = models.IntegerField()
    ends = models.IntegerField()
    weights = models.BigIntegerField()  # sum of (weight + 1) of what begins here
    ghost_starts = models.IntegerField()
    ghost_ends = models.IntegerField()

    objects = TimelineRowQuerySet["Density"].as_manager()

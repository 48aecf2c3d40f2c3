"""What can be searched: the words of each event, once for members and once for the public; and how many have each word.

Derived, rebuildable, without history. Statement triggers of migration 0008 keep both tables in the very statement that
changes what they say, whoever writes it; `events.actions.finding` makes them anew. What is not for everybody is not in
the rows of the public: neither a hit nor a count can tell of it.
"""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q

from events.models.base import TimelineRow, inside, one_of
from events.models.placement import PlacementAudience
from events.models.visibility import TimelineRowQuerySet


class FindableQuerySet(TimelineRowQuerySet["Findable"]):
    """Words of events, one audience at a time."""

    public = Q(audience=PlacementAudience.PUBLIC)


class LexemeQuerySet(TimelineRowQuerySet["Lexeme"]):
    """Words, one audience at a time."""

    public = Q(audience=PlacementAudience.PUBLIC)


class Findable(TimelineRow):
    """The words of one standing event for one audience, by where they stand.

    Weights of the vector: A the title, B names of people and places, C the summary, D quotations.
    """

    event = inside("events.Event", part=True, db_index=False)
    audience = models.TextField(choices=PlacementAudience.choices)
    weight = models.SmallIntegerField()  # of the event: the heaviest are looked at first
    begins = models.BigIntegerField(null=True)  # earliest, civil seconds; null: no date of its own
    words = SearchVectorField()

    objects = FindableQuerySet.as_manager()

    class Meta:
        constraints = (
            one_of("audience", PlacementAudience),
            models.UniqueConstraint(fields=["event", "audience"], name="findable_is_one_for_each_audience"),
        )
        indexes = (
            models.Index(F("timeline"), F("audience"), F("weight").desc(), F("event"), name="findable_heaviest_first"),
            # Each word with timeline and audience before it: an index of three columns reads through all rows of a
            # timeline for each word. What waits to be sorted into it is read by every search: that is kept short.
            GinIndex(
                Func(
                    F("timeline"), F("audience"), F("words"), function="events_within", output_field=SearchVectorField()
                ),
                name="findable_by_its_words",
                gin_pending_list_limit=512,
            ),
        )


class Lexeme(TimelineRow):
    """A word as it is looked for (small letters, no accents), with how many events have it."""

    audience = models.TextField(choices=PlacementAudience.choices)
    word = models.TextField(db_collation="C")  # by code points: a beginning is a range of the index
    events = models.IntegerField()

    objects = LexemeQuerySet.as_manager()

    class Meta:
        constraints = (
            one_of("audience", PlacementAudience),
            models.UniqueConstraint(fields=["timeline", "audience", "word"], name="lexeme_is_counted_once"),
            models.CheckConstraint(condition=Q(events__gt=0), name="lexeme_is_in_some_event"),
        )
        indexes = (
            GinIndex(F("timeline"), F("audience"), OpClass(F("word"), "gin_trgm_ops"), name="lexeme_by_its_letters"),
        )

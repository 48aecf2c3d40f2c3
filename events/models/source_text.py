"""What was captured of a source: the original as received, and versions of its text. Members only, never in exports.

Both keep their content out of the history: a text that must go (its owner asks) has to be removable.
Captured content never changes; a new capture is a new row.
"""

from typing import Any, Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from events.models.base import Noun, inside, one_of
from events.models.history import tracked
from events.models.user import User
from events.models.visibility import TimelineRowQuerySet


class Origin(models.TextChoices):
    """How a text came in."""

    PASTED = "pasted"
    UPLOADED = "uploaded"
    FETCHED = "fetched"


class SourceFileQuerySet(TimelineRowQuerySet["SourceFile"]):
    """Original files: `members_only`."""

    public = Q(pk__in=[])


@tracked(exclude=["content"])
class SourceFile(Noun):
    """The original as received."""

    source = inside("events.Source", part=True, related_name="files")
    name = models.TextField(default="", blank=True)
    media_type = models.TextField()
    address = models.TextField(default="", blank=True)  # where it was fetched from, after redirects
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = SourceFileQuerySet.as_manager()

    class Meta(Noun.Meta):
        triggers = (pgtrigger.ReadOnly(name="received_file_stays_as_it_came", fields=["content", "sha256"]),)


class SourceTextQuerySet(TimelineRowQuerySet["SourceText"]):
    """Captured texts: `members_only`."""

    public = Q(pk__in=[])

    def latest_first(self) -> Self:
        """The one captured last before all others."""
        return self.order_by("-captured_at", "-pk")

    def latest_of_each(self) -> Self:
        """Of every source the one captured last."""
        return self.order_by("source_id", "-captured_at", "-pk").distinct("source_id")

    def without_words(self) -> Self:
        """The words, which may be millions, are fetched only if they are asked for."""
        return self.defer("text", "sketch")


@tracked(exclude=["text"])
class SourceText(Noun):
    """One captured version of a source's text; passages are anchored in it by code points."""

    source = inside("events.Source", part=True, related_name="texts")
    file = inside("events.SourceFile", null=True, blank=True)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)  # of the text's UTF-8
    origin = models.TextField(choices=Origin.choices)
    captured_at = models.DateTimeField()
    captured_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)  # when a later capture had the same words, the last time
    length = models.PositiveIntegerField(default=0)  # code points of the text
    pages = models.JSONField(default=list, blank=True)  # [[begins, label], …] of a document that has pages
    proposed = models.JSONField(default=dict, blank=True)  # {"title": [value, where it came from]}: what the file says
    shingles = models.PositiveIntegerField(default=0)  # distinct runs of words in it,
    sketch = ArrayField(models.BigIntegerField(), default=list, blank=True)  # and the least hashes of them
    is_read_by_machine = models.BooleanField(default=False)  # whether dates and suggestions were looked for,
    sentences = models.PositiveIntegerField(default=0)  # and in how many sentences

    objects = SourceTextQuerySet.as_manager()

    class Meta(Noun.Meta):
        constraints = (*Noun.Meta.constraints, one_of("origin", Origin))
        triggers = (pgtrigger.ReadOnly(name="captured_text_stays_as_it_came", fields=["text", "sha256"]),)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new text is counted once: whoever wants its length need not fetch it."""
        if self._state.adding:
            self.length = len(self.text)
        super().save(*args, **kwargs)

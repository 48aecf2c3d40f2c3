"""A digest: a source summarised in our own words, paragraph by paragraph. Public; it proves nothing."""

from django.db import models
from django.db.models import Q

from events.models.base import Noun, inside
from events.models.history import tracked
from events.models.source import Source, SourceQuerySet
from events.models.visibility import TimelineRowQuerySet


class DigestParagraphQuerySet(TimelineRowQuerySet["DigestParagraph"]):
    """Paragraphs of digests; a stranger sees those of sources that they see, and none of a confidential one."""

    @classmethod
    def seen_by_strangers(cls) -> Q:
        """Of a source with a name, that strangers see."""
        sources = Source.objects.filter(SourceQuerySet.seen_by_strangers(), public_label="")
        return Q(source__in=sources)


@tracked()
class DigestParagraph(Noun):
    """What one paragraph of the source says, in our words. `number` is the source's own paragraph, from 1."""

    source = inside("events.Source", part=True, related_name="digest")
    number = models.PositiveIntegerField()
    text = models.TextField()

    objects = DigestParagraphQuerySet.as_manager()

    class Meta(Noun.Meta):
        ordering = ("source_id", "number")
        constraints = (
            *Noun.Meta.constraints,
            models.UniqueConstraint(
                fields=["timeline", "source", "number"], name="digest_paragraph_stands_once_in_its_source"
            ),
            models.CheckConstraint(condition=Q(number__gt=0), name="digest_paragraph_counts_from_one"),
        )

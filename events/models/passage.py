"""A passage: words of a source that a citation or a note rests on; and where they stand in a captured text."""

from django.db import models
from django.db.models import F, Q

from events.models.annotation import Annotation, AnnotationQuerySet
from events.models.base import Noun, inside, one_of
from events.models.event import EventState
from events.models.history import tracked
from events.models.user import User
from events.models.visibility import TimelineRowQuerySet


class PassageRole(models.TextChoices):
    """What the words are for."""

    QUOTE = "quote"
    DATE_WORDS = "date words"


class PassageQuerySet(TimelineRowQuerySet["Passage"]):
    """Passages; a stranger sees those of standing citations of approved events, up to `public_characters`.

    Of a note's words they see what they see of the note itself.
    """

    public = Q(
        citation__event__state=EventState.APPROVED,
        citation__withdrawn_at__isnull=True,
        citation__source__public_label="",
    )

    @classmethod
    def seen_by_strangers(cls) -> Q:
        """`public`, and the words of standing notes that strangers read."""
        notes = Annotation.objects.filter(AnnotationQuerySet.seen_by_strangers() or Q(), withdrawn_at__isnull=True)
        return cls.public | Q(annotation__in=notes)


@tracked()
class Passage(Noun):
    """A W3C TextQuoteSelector (Web Annotation Data Model, 4.2.4), by itself or with anchors in captured texts."""

    citation = inside("events.Citation", part=True, null=True, blank=True, related_name="passages")
    annotation = inside("events.Annotation", part=True, null=True, blank=True, related_name="passages")
    role = models.TextField(choices=PassageRole.choices, default=PassageRole.QUOTE)
    exact = models.TextField()
    prefix = models.TextField(default="", blank=True)
    suffix = models.TextField(default="", blank=True)
    translation = models.TextField(default="", blank=True)
    public_characters = models.PositiveIntegerField(default=0)  # how much of `exact` the public sees (quote limit)
    position = models.PositiveIntegerField(default=0)

    checked_at = models.DateTimeField(null=True, blank=True)  # when somebody held the words against the source
    checked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    checked_as = models.TextField(default="", blank=True)  # what they saw, as a digest: `citing.signed`

    objects = PassageQuerySet.as_manager()

    class Meta(Noun.Meta):
        constraints = (
            *Noun.Meta.constraints,
            one_of("role", PassageRole),
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True, checked_by__isnull=True, checked_as="")
                | Q(checked_at__isnull=False) & ~Q(checked_as=""),
                name="passage_is_checked_at_a_time_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=Q(citation__isnull=True, annotation__isnull=False)
                | Q(citation__isnull=False, annotation__isnull=True),
                name="passage_belongs_to_a_citation_or_a_note",
            ),
            models.CheckConstraint(condition=~Q(exact=""), name="passage_has_words"),
        )


class AnchorState(models.TextChoices):
    """How sure it is that the words stand there. Only a person makes a proposal more than that."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"
    PROPOSED = "proposed"


class AnchorQuerySet(TimelineRowQuerySet["Anchor"]):
    """Anchors stand in captured texts: `members_only`."""

    public = Q(pk__in=[])


@tracked()
class Anchor(Noun):
    """Where a passage stands in one captured text: code points from `begins` to `ends`, end exclusive."""

    passage = inside("events.Passage", part=True, related_name="anchors")
    source_text = inside("events.SourceText", part=True, related_name="anchors")
    begins = models.PositiveIntegerField(null=True, blank=True)
    ends = models.PositiveIntegerField(null=True, blank=True)
    state = models.TextField(choices=AnchorState.choices)
    decided_at = models.DateTimeField(null=True, blank=True)  # when a person looked at what had changed
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = AnchorQuerySet.as_manager()

    class Meta(Noun.Meta):
        constraints = (
            *Noun.Meta.constraints,
            one_of("state", AnchorState),
            models.UniqueConstraint(
                fields=["timeline", "passage", "source_text"], name="anchor_is_one_per_passage_and_text"
            ),
            models.CheckConstraint(
                condition=Q(state=AnchorState.GONE, begins__isnull=True, ends__isnull=True)
                | Q(begins__isnull=False, ends__isnull=False) & ~Q(state=AnchorState.GONE) & Q(begins__lt=F("ends")),
                name="anchor_stands_somewhere_unless_gone",
            ),
        )

"""Which sources share their wording: sketches of texts held against each other, and what is said about it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from events.dates import say
from events.models import Likeness, LikenessAnswer, Source, SourceText
from events.models.likeness import LikenessQuerySet
from events.passages.likeness import Likeness as Alike
from events.passages.likeness import Sketch, likeness
from events.queries.reader.names import SourceName, source_name
from events.queries.reader.sight import Sight

LEAST_RESEMBLANCE = 0.3  # of all wording of both,
LEAST_CONTAINMENT = 0.5  # or of the shorter one's, is shared
LEAST_HITS = 8  # hashes of both samples; fewer are a common phrase or a footer


@dataclass(frozen=True, slots=True)
class LikenessShown:
    """Two sources that share wording, as one of them sees it. `percent` is of the shorter text."""

    id: UUID
    version: int
    source: SourceName  # whose page it is
    other: SourceName
    percent: int
    published: str  # when the other one was, "" where that is not known
    answer: str
    said: str  # the answer in a sentence, "" while there is none

    @property
    def words(self) -> str:
        """What was noticed, in a sentence."""
        where = ", ".join(filter(None, [self.other.container or self.other.short, self.published]))
        return f"Shares {self.percent} % of its wording with “{self.other.title or self.other.short}” ({where})."


def alike(text: SourceText, sketch: Sketch) -> dict[int, Alike]:
    """By primary key, the other standing sources whose text captured last shares enough wording (one query)."""
    latest = SourceText.objects.filter(timeline=text.timeline_id, source__withdrawn_at__isnull=True)
    latest = latest.exclude(source=text.source_id).latest_of_each()
    found = {}
    for source, size, least in latest.values_list("source_id", "shingles", "sketch"):
        each = likeness(sketch, Sketch(size, tuple(least)))
        is_close = each.resemblance >= LEAST_RESEMBLANCE or each.containment >= LEAST_CONTAINMENT
        if is_close and each.hits >= LEAST_HITS:
            found[source] = each
    return found


def open_likenesses(sight: Sight) -> LikenessQuerySet:
    """Those nobody has decided on, between standing sources."""
    rows = Likeness.objects.filter(answer=LikenessAnswer.OPEN)
    return sight.of(rows.filter(source__withdrawn_at__isnull=True, other__withdrawn_at__isnull=True))


def likenesses_of(source: Source, sight: Sight) -> tuple[LikenessShown, ...]:
    """What is noticed about a source, decided or not, the closest first. For members."""
    if not sight.is_member:
        return ()
    rows = sight.of(Likeness.objects.filter(Q(source=source) | Q(other=source)))
    rows = rows.filter(source__withdrawn_at__isnull=True, other__withdrawn_at__isnull=True)
    return tuple(shown(row, source.pk) for row in rows.select_related("source", "other").order_by("-resemblance", "id"))


def shown(row: Likeness, beside: int) -> LikenessShown:
    """The row as the source with that primary key, one of the two, sees it."""
    own, other = (row.source, row.other) if row.source_id == beside else (row.other, row.source)
    return LikenessShown(
        id=row.public_id,
        version=row.version,
        source=source_name(own, is_member=True),
        other=source_name(other, is_member=True),
        percent=min(100, round(100 * max(row.containment, row.resemblance))),
        published=say(other.published) if other.published else "",
        answer=row.answer,
        said=_said(row, own, other),
    )


def _said(row: Likeness, own: Source, other: Source) -> str:
    if row.answer == LikenessAnswer.OPEN:
        return ""
    if row.answer == LikenessAnswer.DIFFERENT:
        return "A text of its own: both count."
    if own.derived_from_id != other.pk and other.derived_from_id != own.pk:
        return "They were said to be one, and are no longer."
    if row.answer == LikenessAnswer.SAME:
        return "The same text: they count as one source."
    is_copy = own.derived_from_id == other.pk
    return f"{'Taken from it' if is_copy else 'It was taken from this one'}: they count as one source."

"""What is new of notes for one person: read anew each time, through what they may read at that moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Min, OuterRef, Subquery

from events.models import Annotation, Change, NoteNews, Timeline, User, WhatNews
from events.queries.notes.assignees import holding
from events.queries.notes.mentions import called, names_of, spelt
from events.queries.notes.threads import standing_notes, target_of
from events.queries.reader.sight import Sight
from events.queries.versions.tracked import version_model

MOST = 100  # of one timeline, the newest


class Why(StrEnum):
    """Why a note is news, the strongest reason first."""

    ASSIGNED = "is assigned to you"
    MENTIONS = "mentions you"
    NEW = "is new"


@dataclass(frozen=True, slots=True)
class NoteNewsLine:
    """One note. Of one on a confidential source neither words nor names: they are read on the site."""

    id: UUID
    why: Why
    at: datetime
    slug: str
    timeline: str
    about: str  # what it is on
    by: str
    body: str  # Markdown; "" of what is to be read on the site


def note_news(user: User, *, what: str, since: datetime, until: datetime) -> tuple[NoteNewsLine, ...]:
    """Notes by others in the timelines of which `user` is a member, after `since`, by `until`; the newest first."""
    if not user.is_active:
        return ()
    joined = Timeline.objects.filter(memberships__user=user, binned_at__isnull=True).order_by("pk")
    lines = [line for timeline in joined for line in _of(timeline, user, what, (since, until))]
    return tuple(sorted(lines, key=lambda line: (line.at, str(line.id)), reverse=True))


def news_of(user: User) -> NoteNews | None:
    """What they have chosen; None where they never did."""
    return NoteNews.objects.filter(user=user).first()


def news_with(digest: str) -> NoteNews | None:
    """Whose feed has the secret of that SHA-256; None where nobody's has, or the account is closed."""
    rows = NoteNews.objects.select_related("user")
    return rows.filter(feed_sha256=digest, user__is_active=True).first() if digest else None


def _of(timeline: Timeline, user: User, what: str, span: tuple[datetime, datetime]) -> Iterable[NoteNewsLine]:
    """A few queries for a timeline."""
    sight = Sight.of_reader(timeline, user)
    reasons = _assigned(sight, user, span) | {}
    for key, at in _mentioned(sight, user, span).items():
        reasons.setdefault(key, (Why.MENTIONS, at))
    readable = standing_notes(sight).filter(withdrawn_at__isnull=True)
    if what == WhatNews.ALL:
        fresh = readable.filter(written_at__gt=span[0], written_at__lte=span[1]).exclude(author=user)
        for key, at in fresh.order_by("-written_at").values_list("pk", "written_at")[:MOST]:
            reasons.setdefault(key, (Why.NEW, at))
    newest = sorted(reasons, key=lambda key: reasons[key][1], reverse=True)[:MOST]
    return _lines(list(readable.filter(pk__in=newest)), reasons, sight)


def _assigned(sight: Sight, user: User, span: tuple[datetime, datetime]) -> dict[int, tuple[Why, datetime]]:
    rows = sight.of(Annotation.objects.filter(assigned_to=user, resolved_at__isnull=True))
    rows = rows.filter(assigned_at__gt=span[0], assigned_at__lte=span[1]).exclude(assigned_by=user)
    found = list(rows)
    held = holding(found)
    return {row.pk: (Why.ASSIGNED, row.assigned_at) for row in found if row.pk in held and row.assigned_at}


def _mentioned(sight: Sight, user: User, span: tuple[datetime, datetime]) -> dict[int, datetime]:
    """When the note mentioned them first, which an edit may have made it do."""
    rows = sight.of(Annotation.objects.filter(mentioned__contains=[user.pk])).exclude(author=user)
    versions = version_model(Annotation).objects.filter(
        timeline_id=sight.timeline.pk, pgh_obj_id__in=rows.values("pk"), mentioned__contains=[user.pk]
    )
    change = Change.objects.filter(pk=OuterRef("pgh_context_id")).values("at")
    dated = versions.annotate(changed_at=Subquery(change[:1])).order_by()
    first = dated.values("pgh_obj_id").annotate(at=Min("changed_at"))
    return dict(first.filter(at__gt=span[0], at__lte=span[1]).values_list("pgh_obj_id", "at"))


def _lines(
    rows: Sequence[Annotation], reasons: dict[int, tuple[Why, datetime]], sight: Sight
) -> Iterable[NoteNewsLine]:
    names = names_of(rows, is_member=sight.is_member)
    for row in rows:
        source = row.citation.source if row.citation else row.source
        is_confidential = source is not None and source.is_confidential
        target = target_of(row, sight)
        yield NoteNewsLine(
            id=row.public_id,
            why=reasons[row.pk][0],
            at=reasons[row.pk][1],
            slug=sight.timeline.slug,
            timeline=sight.timeline.title,
            about="a confidential source" if is_confidential else target.title,
            by=row.attributed_to or (called(row.author) if row.author else ""),
            body="" if is_confidential else spelt(row.body, names.get(row.pk, ())),
        )

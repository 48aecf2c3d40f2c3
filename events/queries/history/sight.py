"""Which versions a member may read in a history: all of the timeline's, but of others' private notes none, ever.

A note's version follows the audience that it had then, and the note the audience that it has today: what was for its
author alone once is never shown to anybody else, nor what has become so since. Of a hidden note its author and owners
read all versions, and the others that somebody hid a note, and why.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from events.models import Anchor, Annotation, Audience, Change, Passage, Proposal, SourceFile, Timeline, User
from events.queries.versions.tracked import TRACKED, Model, version_model

#: Rows whose history shows nowhere: where words stand in a captured text, and what a proposal or a file was.
UNSHOWN: tuple[Model, ...] = (Anchor, Proposal, SourceFile)
#: What an editor does to somebody else's note is told to every member, and nothing of the note itself.
MODERATING = ("hide_note", "unhide_note")
SHOWN: tuple[Model, ...] = tuple(model for model in TRACKED if model not in UNSHOWN)


def versions(model: Model, timeline: Timeline, reader: User) -> QuerySet[Any]:
    """The history of a model's rows in the timeline, as far as this member may read it."""
    within = {"pgh_obj_id": timeline.pk} if model is Timeline else {"timeline_id": timeline.pk}
    found: QuerySet[Any] = version_model(model).objects.filter(**within)
    if model is Annotation:
        seen = found.exclude(_private(reader)).exclude(pgh_obj_id__in=_private_today(timeline, reader))
        return seen.exclude(pgh_obj_id__in=_hidden_today(timeline, reader))
    if model is Passage:
        private = version_model(Annotation).objects.filter(_private(reader), timeline_id=timeline.pk)
        seen = found.exclude(annotation_id__in=private.values("pgh_obj_id"))
        return seen.exclude(annotation_id__in=_hidden_today(timeline, reader))
    return found


def changes_seen(timeline: Timeline, reader: User) -> QuerySet[Change]:
    """The timeline's changes without those that wrote nothing but what this member may not read."""
    of_this = {"pgh_context_id": OuterRef("pk")}
    noted = Exists(version_model(Annotation).objects.filter(**of_this))
    anything = Q(Exists(versions(Annotation, timeline, reader).filter(**of_this)))
    for model in SHOWN:
        if model not in (Annotation, Passage):
            anything |= Q(Exists(version_model(model).objects.filter(**of_this)))
    return timeline.changes.filter(~Q(noted) | anything | Q(verb__in=MODERATING))


def _private(reader: User) -> Q:
    """Versions for their author alone, who is somebody else."""
    return Q(audience=Audience.ME) & ~Q(author_id=reader.pk) | Q(audience=Audience.ME, author_id__isnull=True)


def _private_today(timeline: Timeline, reader: User) -> QuerySet[Annotation, Any]:
    return Annotation.objects.filter(_private(reader), timeline=timeline).values("pk")


def _hidden_today(timeline: Timeline, reader: User) -> QuerySet[Annotation, Any]:
    return Annotation.objects.filter(timeline=timeline).hidden_from(reader).values("pk")

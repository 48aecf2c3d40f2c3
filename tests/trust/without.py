"""The same world for a stranger, with everything taken out of it or rewritten that a stranger may not see."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from events.models import (
    Actor,
    Annotation,
    Change,
    Citation,
    DigestParagraph,
    Era,
    Event,
    EventState,
    Membership,
    Passage,
    Place,
    Proposal,
    Reading,
    Relation,
    Source,
    SourceFile,
    SourceText,
    Story,
    StoryStep,
    Tag,
    Timeline,
)
from tests.factories import place

OTHER = "x" * 12


def remove_what_is_hidden(public: Timeline) -> None:
    """From the database; the caller takes it back. `public` is the one timeline that strangers read."""
    Timeline.objects.exclude(pk=public.pk).update(binned_at=timezone.now(), title=OTHER)
    for model in (SourceText, SourceFile, Proposal, Change, Membership):
        model.objects.all().delete()
    _notes()
    _stories()
    _drafts_and_what_was_withdrawn(public)
    _confidential()
    _rests_of_quotations()
    place(public)


def _stories() -> None:
    StoryStep.objects.exclude(pk__in=StoryStep.objects.visible_to(AnonymousUser())).delete()
    Story.objects.exclude(pk__in=Story.objects.visible_to(AnonymousUser())).delete()
    Era.objects.exclude(pk__in=Era.objects.visible_to(AnonymousUser())).delete()


def _notes() -> None:
    hidden = Annotation.objects.exclude(pk__in=Annotation.objects.visible_to(AnonymousUser()))
    hidden.filter(replies__isnull=True).delete()
    hidden.update(title=OTHER, body=OTHER, attributed_to=OTHER)


def _drafts_and_what_was_withdrawn(public: Timeline) -> None:
    names = [_hidden(model, public) for model in (Source, Actor, Place, Tag)]  # before what hides them has gone
    drafts = ~Q(relation__event__state=EventState.APPROVED) | ~Q(relation__other__state=EventState.APPROVED)
    Reading.objects.filter(drafts, relation__isnull=False).delete()
    Relation.objects.exclude(pk__in=Relation.objects.visible_to(AnonymousUser())).delete()
    Event.objects.exclude(state=EventState.APPROVED).delete()
    Citation.objects.filter(withdrawn_at__isnull=False).delete()
    for rows in names:
        rows.delete()


def _hidden(model: type[Any], timeline: Timeline) -> QuerySet[Any]:
    shown = model.objects.visible_to(AnonymousUser())
    hidden = model.objects.filter(timeline=timeline).exclude(pk__in=shown)
    return model.objects.filter(pk__in=list(hidden.values_list("pk", flat=True)))


def _confidential() -> None:
    confidential = Source.objects.exclude(public_label="")
    names = ("title", "short_title", "container_title", "publisher", "published_note", "note", "url", "archive_url")
    confidential.update(**dict.fromkeys(names, OTHER), authors=[], published_as_written="", derived_from=None)
    DigestParagraph.objects.filter(source__in=confidential).delete()
    said = Citation.objects.filter(source__in=confidential)
    Passage.objects.filter(citation__in=said).delete()
    Reading.objects.filter(citation__in=said).update(date_as_written=OTHER, basis_note=OTHER)
    said.update(note=OTHER, locator=OTHER)


def _rests_of_quotations() -> None:
    for passage in Passage.objects.filter(citation__isnull=False):
        seen = passage.exact[: passage.public_characters]
        Passage.objects.filter(pk=passage.pk).update(exact=seen + OTHER, prefix=OTHER, suffix=OTHER, translation=OTHER)

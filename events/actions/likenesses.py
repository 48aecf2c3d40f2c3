"""Deeds on near copies: noticed when a text comes in, decided by a person, never asked again."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from events.actions.editing import edit, write
from events.actions.placements import rebuild_placements
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.actions.sources import is_circle
from events.actions.texts import checked
from events.models import Change, Event, Likeness, LikenessAnswer, Role, Source, SourceText, User
from events.passages.likeness import sketch_of
from events.queries.likeness.alike import alike

#: Answers by which one of the two is no witness beside the other.
COPIES = (LikenessAnswer.SAME, LikenessAnswer.DERIVED)


def notice_likenesses(text: SourceText) -> None:
    """Inside an open change: keep the text's sketch, and ask about the other sources whose wording it shares.

    A pair that was decided on is not asked about again, nor one of which it is known where it was taken from. What is
    no longer alike is no longer asked.
    """
    sketch = sketch_of(text.text)
    text.shingles, text.sketch = sketch.size, list(sketch.least)
    text.save(update_fields=["shingles", "sketch"])
    source = text.source
    found = alike(text, sketch)
    rows = Likeness.objects.filter(Q(source=source) | Q(other=source))
    asked = {row.other_id if row.source_id == source.pk else row.source_id: row for row in rows}
    for other, row in asked.items():
        if row.answer != LikenessAnswer.OPEN:
            continue
        if other not in found:
            row.delete()
        elif row.resemblance != found[other].resemblance:
            row.resemblance, row.containment = found[other].resemblance, found[other].containment
            row.save(update_fields=["resemblance", "containment"])
    lineage = {source.derived_from_id, *Source.objects.filter(derived_from=source).values_list("pk", flat=True)}
    Likeness.objects.bulk_create(
        Likeness(
            timeline_id=text.timeline_id,
            source=source,
            other_id=other,
            resemblance=each.resemblance,
            containment=each.containment,
        )
        for other, each in found.items()
        if other not in asked and other not in lineage
    )


def decide_likeness(
    *, likeness: Likeness, answer: str, by: User, version: int, is_other_the_copy: bool = False, reason: str = ""
) -> Likeness:
    """Say what two sources are to each other: same, derived or different; open asks again. Editors only.

    Of `same` and `derived` the likeness's source is taken from the other one, or the other way round, and counts no
    more beside it. An answer that is taken back takes that back as well. Raises NotAllowed; Invalid(answer=…);
    StaleVersion.
    """
    require(Role.EDITOR, timeline=likeness.timeline, by=by)
    if answer not in LikenessAnswer.values:
        raise Invalid(answer="Choose one of the answers.")
    is_open = answer == LikenessAnswer.OPEN

    def follow(stored: Likeness, change: Change) -> None:
        pair = Source.objects.select_for_update(of=("self",)).in_bulk([stored.source_id, stored.other_id])
        one, other = pair[stored.source_id], pair[stored.other_id]
        copy, origin = (other, one) if is_other_the_copy else (one, other)
        if copy.derived_from_id != origin.pk or answer not in COPIES:
            for each, its in ((one, other), (other, one)):
                if each.derived_from_id == its.pk:
                    write(each, {"derived_from": None}, version=each.version)
        if answer in COPIES:
            _take_from(Source.objects.get(pk=copy.pk), Source.objects.get(pk=origin.pk))
        cited = Event.objects.filter(citations__source__in=[one, other]).distinct()
        rebuild_placements(timeline=change.timeline, events=list(cited))

    return edit(
        row=likeness,
        fields={"answer": answer, "decided_at": None if is_open else timezone.now()},
        version=version,
        by=by,
        verb="decide_likeness",
        reason=checked({"reason": reason})["reason"],
        stamps={"decided_by": None if is_open else by},
        follow=follow,
    )


def _take_from(copy: Source, origin: Source) -> None:
    if copy.derived_from_id == origin.pk:
        return
    if copy.derived_from is not None:
        name, earlier = _name(copy), _name(copy.derived_from)
        raise Invalid(answer=f"“{name}” is said to be taken from “{earlier}” already: change that on its page first.")
    if is_circle(copy, origin):
        raise Invalid(answer=f"“{_name(origin)}” was taken from “{_name(copy)}” by way of another source.")
    write(copy, {"derived_from": origin}, version=copy.version)


def _name(source: Source) -> str:
    return source.title or source.short_title or source.container_title or "the other source"

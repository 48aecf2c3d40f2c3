"""Who may be let read a note: never more people than read what it is on, or the note it answers."""

from __future__ import annotations

from events.actions.refusals import Invalid
from events.actions.selections import Selected
from events.models import Annotation, Audience, Rights, Source

_WIDTH = {Audience.ME: 0, Audience.TEAM: 1, Audience.PUBLIC: 2}
_WIDER = {
    Audience.ME: "The note you answer is for you alone, and so is the answer.",
    Audience.TEAM: "The note you answer is for the team: the answer cannot be for everybody.",
}


def check_audience(note: Annotation, *, selection: Selected | None = None) -> None:
    """Raises Invalid(audience=…) where the note would be read by more people than its target or what it answers."""
    answered = note.reply_to
    if answered is not None:
        widest = narrowest(answered)
        if _WIDTH[Audience(note.audience)] > _WIDTH[widest]:
            raise Invalid(audience=_WIDER[widest])
    if note.audience != Audience.PUBLIC:
        return
    source = _source_of(note)
    if source is not None and source.is_confidential:
        raise Invalid(audience="The source is confidential: what is said of it is for you or for the team.")
    if source is not None and source.rights == Rights.COPYRIGHTED and _is_on_captured_words(note, selection):
        raise Invalid(
            audience="These words stand in a text that only members read: a note on them is for you or for the team. "
            "To show them to everybody, quote them in a citation."
        )


def check_narrowing(note: Annotation) -> None:
    """Raises Invalid(audience=…) where a note that somebody else has answered would be hidden from them."""
    if note.audience == Audience.ME and any(each.author_id != note.author_id for each in _answers(note)):
        raise Invalid(audience="Others have answered: the note can be for the team, and not for you alone.")


def narrow_replies(note: Annotation) -> None:
    """Answers are never for more people than what they answer: those that would be are narrowed along with it."""
    for each in _answers(note):
        if _WIDTH[Audience(each.audience)] > _WIDTH[Audience(note.audience)]:
            each.audience = note.audience
            each.version += 1
            each.save(update_fields=["audience", "version"])


def narrowest(note: Annotation) -> Audience:
    """The fewest readers of a note and of those it answers."""
    found, here = Audience(note.audience), note.reply_to
    seen = {note.pk}
    while here is not None and here.pk not in seen:
        seen.add(here.pk)
        found = min(found, Audience(here.audience), key=lambda each: _WIDTH[each])
        here = here.reply_to
    return found


def _answers(note: Annotation) -> list[Annotation]:
    """Answers, and answers to those."""
    found: list[Annotation] = []
    level = [note.pk]
    while level:
        rows = list(Annotation.objects.filter(reply_to__in=level).exclude(pk__in=[each.pk for each in found]))
        found += rows
        level = [each.pk for each in rows]
    return found


def _source_of(note: Annotation) -> Source | None:
    source: Source | None = note.citation.source if note.citation is not None else note.source
    return source


def _is_on_captured_words(note: Annotation, selection: Selected | None) -> bool:
    if selection is not None:
        return selection.text is not None
    return note.field == "text" and note.reply_to is None

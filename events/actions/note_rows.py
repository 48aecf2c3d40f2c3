"""What a note is made of: its checked texts, the words it is on, and how much of those strangers see."""

from __future__ import annotations

from django.utils import timezone

from events.actions.changes import open_change
from events.actions.quoting import give_characters
from events.actions.refusals import Invalid
from events.actions.selections import Selected, Selection, selected
from events.actions.texts import checked
from events.models import Anchor, AnchorState, Annotation, Audience, Motivation, Passage, Source
from events.queries.notes.mentions import stored
from events.queries.notes.signatures import signature_of
from events.queries.reader.labels import FIELD_OF_NOTE


def fill(note: Annotation, *, attributed_to: str | None, **texts: str) -> None:
    """Checked texts, and who is mentioned in the note; raises Invalid for a kind or an audience that is none."""
    author = note.author
    signed = attributed_to
    if signed is None:
        signed = signature_of(author, note.timeline) if author else ""
    clean = checked({**texts, "attributed_to": signed}, required={"body"})
    if clean["motivation"] not in Motivation.values:
        raise Invalid(motivation="Choose what kind of note it is.")
    if clean["audience"] not in Audience.values:
        raise Invalid(audience="Choose who may read it.")
    for name, value in clean.items():
        setattr(note, name, value)
    note.body, note.mentioned = stored(note.timeline, note.body)


def known_field(name: str) -> str:
    """The field as it is stored. Raises Invalid for one that nothing has."""
    if name and name not in FIELD_OF_NOTE:
        raise Invalid(field="There is nothing of that name here.")
    return name


def words_selected(source: Source | None, selection: Selection | None) -> Selected | None:
    """The words in their text, None for a note on the whole. Raises Invalid(quote=…)."""
    if selection is None:
        return None
    if source is None:
        raise Invalid(quote="Words are selected in a source.")
    return selected(source, selection)


def write_note(
    note: Annotation, words: Selected | None, *, verb: str, idempotency_key: str | None, asked: str
) -> Annotation:
    """Store a new note with the words it is on, as one change. Raises AlreadyDone for a repeated key."""
    with open_change(note.timeline, verb=verb, by=note.author, idempotency_key=idempotency_key, asked=asked) as change:
        note.written_at = timezone.now()
        note.save(force_insert=True)
        if words is not None:
            _keep(words, note)
        change.made = {"noun": "annotation", "id": str(note.public_id)}
        change.save(update_fields=["made"])
    return note


def _keep(words: Selected, note: Annotation) -> None:
    quote = words.quote
    passage = Passage(
        timeline=note.timeline, annotation=note, exact=quote.exact, prefix=quote.prefix, suffix=quote.suffix
    )
    passage.save(force_insert=True)
    if words.text is not None:
        Anchor.objects.create(
            timeline=note.timeline,
            passage=passage,
            source_text=words.text,
            begins=words.begins,
            ends=words.ends,
            state=AnchorState.EXACT,
        )
    give_words(passage, note)


def give_words(passage: Passage, note: Annotation) -> None:
    """How much of the words strangers see: none of a note that is not for them, of a summary all of it."""
    given = 0
    if note.audience == Audience.PUBLIC and note.source is not None:
        given = len(passage.exact) if note.field == "digest" else give_characters(passage, source=note.source)
    if given != passage.public_characters:
        passage.public_characters = given
        passage.save(update_fields=["public_characters"])

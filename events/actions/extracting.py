"""Looking for dates in a captured text: its date expressions, and the events that it seems to tell of."""

from __future__ import annotations

from procrastinate.contrib.django import app

from events.actions.changes import open_change
from events.actions.editing import Unchanged
from events.actions.found_rows import write_expressions, write_suggestions
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.extraction import Published, tag
from events.extraction.candidates import candidates
from events.extraction.sentences import sentences
from events.models import Role, Source, SourceText, User
from events.queries.suggestions.known_to_machines import known_events, known_people, known_places

LONG = 60_000  # code points; what is longer is looked through while nobody waits
JOB = "look_for_dates"


def look_for_dates(text: SourceText) -> bool:
    """Inside an open change: date expressions and open suggestions of the text, made anew; decided ones stay.

    A long text is left to a job, which does it in a change of its own once this one is committed; until then
    `is_read_by_machine` is false. Whether any suggestion is different now, or will have to be looked at.
    """
    if len(text.text) <= LONG:
        return _look(text)
    _mark(text, is_read=False)
    app.configure_task(JOB).defer(text_id=text.pk)
    return True


def look_again(*, source: Source, by: User) -> SourceText:
    """Look for dates in the latest text of a source once more: as a change of its own, if anything changes.

    Editors only. Raises NotAllowed; Invalid(text=…) where nothing is captured of it.
    """
    require(Role.EDITOR, timeline=source.timeline, by=by)
    text = source.texts.select_related("timeline", "source").latest_first().first()
    if text is None:
        raise Invalid(text="Nothing is captured of this source yet: paste its text or upload it first.")
    try:
        with open_change(source.timeline, verb="look_again", by=by):
            if not look_for_dates(text):
                raise Unchanged
    except Unchanged:
        pass
    return text


def look_through(*, text: SourceText) -> None:
    """What was left to a job: as a change of its own, of whoever captured the text. Nothing if it is done already."""
    if text.is_read_by_machine:
        return
    with open_change(text.timeline, verb="look_through", by=text.captured_by):
        _look(text)


def _look(text: SourceText) -> bool:
    found = tag(text.text, Published.of(text.source.published))
    spans = sentences(text.text)
    timeline = text.timeline
    told = candidates(
        text.text,
        found,
        Published.of(text.source.published),
        events=known_events(timeline),
        people=known_people(timeline),
        places=known_places(timeline),
    )
    write_expressions(text, found, spans)
    is_different = write_suggestions(text, told, found, spans)
    _mark(text, is_read=True, sentences=len(spans))
    return is_different


def _mark(text: SourceText, *, is_read: bool, **more: int) -> None:
    """What the machine did is no edit of the text: its version stays."""
    fields = {"is_read_by_machine": is_read, **more}
    SourceText.objects.filter(pk=text.pk).update(**fields)
    for name, value in fields.items():
        setattr(text, name, value)

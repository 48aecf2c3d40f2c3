"""What is offered to be shared out between two events says of notes what its reader may know, as it is read."""

from __future__ import annotations

import pytest

from events.actions.annotations import annotate
from events.actions.moderating import hide_note
from events.models import Audience, Role, User
from events.queries.event.becoming_visible import becoming_visible
from events.queries.event.splitting import pieces_of
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_notes_are_offered_in_words_that_their_reader_may_read() -> None:
    timeline = make.make_timeline("bridges")
    event = make.make_event(timeline, "The openings")
    olga, ed, ann = (
        make.make_member(timeline, name, role)
        for name, role in (("olga", Role.OWNER), ("ed", Role.EDITOR), ("ann", Role.ANNOTATOR))
    )
    annotate(event=event, body="Which **hour** was it, @ed?", by=ann)
    annotate(event=event, body="1. Not *fit* to print.", by=ann)
    note = event.annotations.get(body__contains="fit")
    hide_note(note=note, reason="It names a witness.", version=note.version, by=ed)

    def offered(reader: User) -> list[str]:
        return [each.words for each in pieces_of(event, reader).notes]

    assert offered(ed) == ["Which **hour** was it, @ed?", ""]
    assert [each.is_hidden for each in pieces_of(event, ed).notes] == [False, True]
    assert offered(ann) == offered(olga) == ["Which **hour** was it, @ed?", "1. Not *fit* to print."]


def test_hidden_notes_and_stored_names_are_not_among_what_readers_would_see() -> None:
    timeline = make.make_timeline("bridges")
    event = make.make_event(timeline, "The openings")
    ed, ann = make.make_member(timeline, "ed", Role.EDITOR), make.make_member(timeline, "ann", Role.ANNOTATOR)
    annotate(event=event, body="Which hour was it, @ed?", by=ann, audience=Audience.PUBLIC)
    note = annotate(event=event, body="Not fit to print.", by=ann, audience=Audience.PUBLIC)
    hide_note(note=note, reason="It names a witness.", version=note.version, by=ed)
    assert [line for line in becoming_visible(event).lines if "Notes" in line] == [
        "Notes that are for everybody: Which hour was it, @member?"
    ]

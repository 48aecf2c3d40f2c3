"""How history, and two events side by side, call the date that an event has."""

from __future__ import annotations

import pytest

from events.models import Event
from events.queries.history.field_words import said
from events.queries.versions.history_names import Names
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("basis", "date", "words"),
    [
        ("computed", None, "worked out from other events, because: It came after."),
        ("ruled", "1901-03-10", "10 March 1901, decided by an editor, because: It came after."),
        ("undated", None, "no date, because: It came after."),
    ],
)
def test_a_date_that_is_worked_out_is_not_called_no_date(basis: str, date: str | None, words: str) -> None:
    event = make.make_event(make.make_timeline("bridges"), "The bridge opens", date)
    Event.objects.filter(pk=event.pk).update(dating_basis=basis, dating_rationale="It came after.")
    event.refresh_from_db()
    assert said(Event, "date", event, Names.of([(Event, event)])) == words

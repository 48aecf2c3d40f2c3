"""Looking for dates in a captured text, and again: nothing decided is lost, nothing is written twice."""

from __future__ import annotations

import pytest
from django.db import connection

from events.actions import extracting
from events.actions.changes import open_change
from events.actions.extracting import look_again, look_for_dates, look_through
from events.actions.refusals import Invalid, NotAllowed, NothingToTakeBack
from events.actions.reverting import revert_change
from events.actions.suggestions import accept_suggestion, dismiss_suggestion
from events.dates import parse
from events.models import Change, DateExpression, Role, SourceText, Suggestion, Timeline, User
from tests.actions.conftest import member
from tests.factories import make_citation, make_event, make_part, make_passage, make_place, make_source, make_text

pytestmark = pytest.mark.django_db

CLOSED = "The ferry office in Oslo closed on Saturday after a long dispute, Ada Holm said."
STRUCK = "Harbour workers struck in January."
ARTICLE = f"{CLOSED}\n\n{STRUCK}\n\nNothing is known of the rest.\n\nHarbour News, 12 March 2007"


@pytest.fixture
def text(timeline: Timeline) -> SourceText:
    stored = Timeline.objects.get(pk=timeline.pk)
    return make_text(make_source(stored, published="2007-03-12"), ARTICLE)


def look(text: SourceText, by: User) -> bool:
    with open_change(text.timeline, verb="capture_text", by=by):
        return look_for_dates(text)


def versions() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM events_suggestion_version")
        count: int = cursor.fetchone()[0]
    return count


def dates(text: SourceText) -> dict[str, str]:
    """What each suggestion's words for the date were read as, without the preposition before them."""
    rows = Suggestion.objects.filter(source_text=text, date_begins__isnull=False)
    words = {row.date_edtf: text.text[row.date_begins : row.date_ends] for row in rows}
    return {said.removeprefix("on ").removeprefix("in "): edtf for edtf, said in words.items()}


def test_every_word_for_a_date_is_suggested_and_every_sentence_counted(text: SourceText, owner: User) -> None:
    assert look(text, owner)
    assert dates(text) == {"Saturday": "2007-03-10", "January": "2007-01", "12 March 2007": "2007-03-12"}
    assert Suggestion.objects.get(is_background=True).rule == "date words only"
    assert DateExpression.objects.get(value="2007-03-10").counted_from == "published"
    assert (text.is_read_by_machine, text.sentences) == (True, 4)


def test_who_and_where_are_recognised_by_name(text: SourceText, owner: User) -> None:
    ada = make_part(make_event(text.timeline, "Another event"), "Ada Holm").actor
    oslo = make_place(text.timeline, "Oslo")
    look(text, owner)
    row = Suggestion.objects.get(date_edtf="2007-03-10")
    assert (row.people, row.place) == ([str(ada.public_id)], oslo)


def test_looking_again_where_nothing_is_different_writes_nothing(text: SourceText, owner: User) -> None:
    look(text, owner)
    before = versions()
    look_again(source=text.source, by=owner)
    assert versions() == before
    assert not Change.objects.filter(verb="look_again").exists()


def test_another_day_of_publication_changes_dates_and_keeps_the_suggestions(text: SourceText, owner: User) -> None:
    look(text, owner)
    before = dict(Suggestion.objects.values_list("pk", "public_id"))
    source = text.source
    source.published = parse("2008-06-02")
    source.save()
    look_again(source=source, by=owner)
    assert dates(text)["Saturday"] == "2008-05-31"
    assert dict(Suggestion.objects.values_list("pk", "public_id")) == before
    assert set(Suggestion.objects.values_list("version", flat=True)) == {1, 2}
    with pytest.raises(NothingToTakeBack):
        revert_change(change=Change.objects.get(verb="look_again"), by=owner)


def test_what_was_decided_is_neither_changed_nor_found_again(text: SourceText, owner: User) -> None:
    look(text, owner)
    closed, struck = (Suggestion.objects.get(date_edtf=date) for date in ("2007-03-10", "2007-01"))
    accept_suggestion(suggestion=closed, version=1, by=owner)
    dismiss_suggestion(suggestion=struck, reason="Background only", version=1, by=owner)
    text.source.published = parse("2008-06-02")
    text.source.save()
    look_again(source=text.source, by=owner)
    assert dates(text) == {"Saturday": "2007-03-10", "January": "2007-01", "12 March 2007": "2007-03-12"}
    assert Suggestion.objects.filter(state="open").count() == 1


def test_words_that_are_quoted_for_an_event_are_not_suggested_for_it(text: SourceText, owner: User) -> None:
    event = make_event(text.timeline, "The ferry office closes", "2007-03-10")
    passage = make_passage(make_citation(event, text.source), CLOSED)
    passage.anchors.create(timeline=text.timeline, source_text=text, begins=0, ends=len(CLOSED), state="exact")
    look(text, owner)
    assert set(dates(text)) == {"January", "12 March 2007"}
    passage.anchors.update(state="proposed")
    look_again(source=text.source, by=owner)
    assert "Saturday" in dates(text)


def test_what_was_dismissed_of_the_capture_before_stays_dismissed(text: SourceText, owner: User) -> None:
    look(text, owner)
    struck = Suggestion.objects.get(date_edtf="2007-01")
    dismiss_suggestion(suggestion=struck, reason="Background only", version=1, by=owner)
    later = make_text(text.source, f"A new headline\n\n{ARTICLE}")
    look(later, owner)
    kept = Suggestion.objects.get(source_text=later, date_edtf="2007-01")
    assert (kept.state, kept.decision_reason, kept.decided_by) == ("dismissed", "Background only", owner)
    assert Suggestion.objects.filter(source_text=later, state="open").count() == 2


def test_a_long_text_is_left_to_a_job_that_does_it_as_a_change_of_its_own(
    text: SourceText, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extracting, "LONG", 50)
    text.captured_by = owner
    text.save()
    assert look(text, owner)
    assert (text.is_read_by_machine, Suggestion.objects.count()) == (False, 0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args FROM procrastinate_jobs")
        assert cursor.fetchall() == [("look_for_dates", f'{{"text_id": {text.pk}}}')]
    for _ in range(2):
        look_through(text=text)
    assert text.is_read_by_machine
    assert Change.objects.get(verb="look_through").by == owner
    assert Suggestion.objects.count() == 3


def test_a_job_is_given_up_with_the_change_that_wanted_it(
    text: SourceText, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extracting, "LONG", 50)

    def broken_off() -> None:
        with open_change(text.timeline, verb="capture_text", by=owner):
            look_for_dates(text)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken_off()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        assert cursor.fetchone() == (0,)


def test_only_editors_have_a_text_looked_at_again_and_only_where_there_is_one(text: SourceText, owner: User) -> None:
    with pytest.raises(NotAllowed):
        look_again(source=text.source, by=member(text.timeline, Role.ANNOTATOR))
    with pytest.raises(Invalid, match="Nothing is captured"):
        look_again(source=make_source(text.timeline, "The Echo"), by=owner)

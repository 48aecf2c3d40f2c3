"""Words selected in a source are cut from the text as stored, counted as browsers count."""

from __future__ import annotations

from hashlib import sha256

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from events.actions.annotations import annotate, edit_note, withdraw_note
from events.actions.refusals import Invalid
from events.actions.selections import Selection, selected
from events.models import Anchor, Annotation, DigestParagraph, Passage, Source, SourceText, Timeline, User
from tests.factories import make_citation, make_event, make_source

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()


@pytest.fixture
def source(timeline: Timeline) -> Source:
    timeline = Timeline.objects.get(pk=timeline.pk)
    timeline.visibility = "public"
    timeline.save()
    source = make_source(timeline)
    make_citation(make_event(timeline, "The bridge opens", "1901"), source)
    for number, text in ((1, "A 🌉 opens: the bridge."), (3, "The “old” bridge  closes. The bridge.")):
        DigestParagraph.objects.create(timeline=timeline, source=source, number=number, text=text)
    return source


def capture(source: Source, text: str) -> SourceText:
    return SourceText.objects.create(
        timeline=source.timeline,
        source=source,
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        origin="pasted",
        captured_at=timezone.now(),
    )


def test_units_of_a_browser_become_code_points_and_context_comes_from_the_text(source: Source) -> None:
    found = selected(source, Selection("digest", begins=(1, 5), ends=(1, 10)))
    assert (found.quote.exact, found.quote.prefix) == ("opens", "A 🌉 ")
    assert found.quote.suffix.startswith(": the bridge.\n\nThe “old”")


def test_a_selection_may_go_from_one_paragraph_to_another(source: Source) -> None:
    found = selected(source, Selection("digest", 'bridge. The "old"', (1, 16), (3, 9)))
    assert found.quote.exact == "bridge.\n\nThe “old”"


@pytest.mark.parametrize(
    ("selection", "says"),
    [
        (Selection("digest", begins=(2, 0), ends=(2, 3)), "has changed"),
        (Selection("digest", begins=(1, 0), ends=(1, 900)), "has changed"),
        (Selection("digest", begins=(3, 5), ends=(1, 3)), "has changed"),
        (Selection("digest", "closes", (1, 5), (1, 10)), "has changed"),
        (Selection("digest", begins=(1, 4), ends=(1, 4)), "Select some words"),
        (Selection("digest", "The train"), "do not stand there"),
        (Selection("digest", "bridge"), "more than once"),
        (Selection("digest", "  "), "Give the words"),
        (Selection("text", "opens"), "No text"),
    ],
)
def test_what_does_not_stand_there_is_refused_in_words(source: Source, selection: Selection, says: str) -> None:
    with pytest.raises(Invalid, match=says):
        selected(source, selection)


def test_without_places_the_words_are_found_whatever_their_quotes_and_spaces(source: Source) -> None:
    assert selected(source, Selection("digest", 'The "old" bridge closes.')).quote.exact == "The “old” bridge  closes."


def test_a_note_on_captured_words_is_anchored_and_not_for_everybody(source: Source, owner: User) -> None:
    text = capture(source, "First.\n\nIt was opened by the queen.")
    selection = Selection("text", begins=(2, 7), ends=(2, 13))
    with pytest.raises(Invalid, match="only members read"):
        annotate(source=source, selection=selection, body="x", audience="public", by=owner)
    note = annotate(source=source, selection=selection, body="x", by=owner)
    anchor = Anchor.objects.get(passage__annotation=note)
    assert (anchor.source_text, text.text[anchor.begins : anchor.ends], anchor.state) == (text, "opened", "exact")
    assert (note.field, note.passages.get().public_characters) == ("text", 0)
    with pytest.raises(Invalid):
        edit_note(note=note, fields={"audience": "public"}, version=1, by=owner)


def test_a_note_on_captured_words_of_our_own_text_may_be_for_everybody(source: Source, owner: User) -> None:
    source.rights = "own"
    source.save()
    capture(source, "It was opened by the queen.")
    note = annotate(source=source, selection=Selection("text", "the queen"), body="x", audience="public", by=owner)
    assert note.passages.get().public_characters == 9


def test_nothing_public_is_said_of_a_confidential_source(source: Source, owner: User) -> None:
    source.public_label = "a witness"
    source.save()
    for about in ({"source": source}, {"citation": source.citations.get()}):
        with pytest.raises(Invalid, match="confidential"):
            annotate(**about, body="x", audience="public", by=owner)  # type: ignore[arg-type]


def test_strangers_read_the_words_of_a_note_only_where_they_read_the_note(source: Source, owner: User) -> None:
    def seen() -> list[str]:
        return [each.exact for each in Passage.objects.visible_to(STRANGER)]

    selection = Selection("digest", "closes.")
    note = annotate(source=source, selection=selection, body="x", audience="public", by=owner)
    assert seen() == ["closes."]
    source.public_label = "a witness"
    source.save()
    assert seen() == []
    source.public_label = ""
    source.save()
    event = source.citations.get().event
    event.state = "draft"
    event.save()
    assert seen() == []
    event.state = "approved"
    event.save()
    assert seen() == ["closes."]
    edit_note(note=note, fields={"audience": "team"}, version=1, by=owner)
    assert (seen(), Passage.objects.get().public_characters) == ([], 0)
    edit_note(note=note, fields={"audience": "public"}, version=2, by=owner)
    assert (seen(), Passage.objects.get().public_characters) == (["closes."], 7)
    withdraw_note(note=Annotation.objects.get(), version=3, by=owner)
    assert seen() == []

"""The text of a source is captured, confirmed, captured anew, and erased."""

from __future__ import annotations

from hashlib import sha256

import pytest

from events.actions.arrivals import MOST, bring_in, forget_old_arrivals, save_arrival
from events.actions.captured_files import NewFile
from events.actions.capturing import NewText, add_article, capture_text
from events.actions.erasing import erase_text
from events.actions.naming import NewSource
from events.actions.refusals import AlreadyDone, Invalid, NotAllowed, NothingToTakeBack, StaleVersion
from events.actions.reverting import revert_change
from events.models import Anchor, Arrival, Change, Likeness, Role, Source, SourceFile, SourceText, Suggestion, User
from events.models.arrival import KEPT
from tests import factories as make

pytestmark = pytest.mark.django_db

TEXT = "The bridge was closed on 10 March 2007.\n\nIt opens again on 20 March 2007, the council says."
PDF = NewFile(content=b"%PDF-1.7 made", media_type="application/pdf", name="bridge.pdf")


@pytest.fixture
def source() -> Source:
    return make.make_source(make.make_timeline("bridges"), "The Echo", "2007-03-12")


@pytest.fixture
def ann(source: Source) -> User:
    return make.make_member(source.timeline, "ann", Role.EDITOR)


def test_a_capture_keeps_the_text_its_hash_its_original_and_its_pages(source: Source, ann: User) -> None:
    said = {"title": ("Bridge closed", "in the PDF's properties")}
    new = NewText(text=TEXT, origin="uploaded", file=PDF, pages=[(0, "iv"), (41, "v")], proposed=said)
    capture = capture_text(source=source, new=new, by=ann)
    text = SourceText.objects.get(pk=capture.text.pk)
    assert (text.text, text.sha256, text.length) == (TEXT, sha256(TEXT.encode()).hexdigest(), len(TEXT))
    assert (text.pages, text.proposed) == (
        [[0, "iv"], [41, "v"]],
        {"title": ["Bridge closed", "in the PDF's properties"]},
    )
    file = SourceFile.objects.get()
    assert (bytes(file.content), file.sha256) == (PDF.content, sha256(PDF.content).hexdigest())
    assert (text.file, text.captured_by, text.is_read_by_machine) == (file, ann, True)
    assert capture.before is None
    assert text.suggestions.exists()


def test_the_same_words_confirm_the_latest_capture_and_bring_it_its_original(source: Source, ann: User) -> None:
    first = capture_text(source=source, new=NewText(text=TEXT), by=ann).text
    again = capture_text(source=source, new=NewText(text=TEXT.replace("\n", "\r\n")), by=ann)
    assert (again.is_unchanged, again.text, SourceText.objects.count()) == (True, first, 1)
    assert again.text.confirmed_at is not None
    capture_text(source=source, new=NewText(text=TEXT, origin="uploaded", file=PDF), by=ann)
    assert SourceText.objects.get().file == SourceFile.objects.get()
    verbs = list(Change.objects.order_by("number").values_list("verb", flat=True))
    assert verbs == ["capture_text", "confirm_text", "confirm_text"]


def test_other_words_are_another_version_and_the_same_bytes_one_original(source: Source, ann: User) -> None:
    first = capture_text(source=source, new=NewText(text=TEXT, origin="uploaded", file=PDF), by=ann).text
    second = capture_text(source=source, new=NewText(text=f"{TEXT} Or later.", origin="uploaded", file=PDF), by=ann)
    assert (second.before, second.text.file) == (first, first.file)
    back = capture_text(source=source, new=NewText(text=TEXT), by=ann)
    assert (back.is_unchanged, SourceText.objects.count(), SourceFile.objects.count()) == (False, 3, 1)


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewText(text="  \n "), "text"),
        (NewText(text="a\0b"), "text"),
        (NewText(text="words", origin="found"), "origin"),
        (NewText(text="words", pages=[(9, "1")]), "pages"),
        (NewText(text="words", pages=[(2, "1"), (1, "2")]), "pages"),
    ],
)
def test_what_cannot_be_stored_is_refused_and_nothing_is_written(
    source: Source, ann: User, new: NewText, field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        add_article(timeline=source.timeline, source=NewSource(title="New"), new=new, by=ann)
    assert list(refusal.value.problems) == [field]
    assert (Source.objects.count(), SourceText.objects.count(), Change.objects.count()) == (1, 0, 0)


def test_a_repeated_key_does_not_capture_twice(source: Source, ann: User) -> None:
    capture_text(source=source, new=NewText(text=TEXT), by=ann, idempotency_key="k", asked="a")
    with pytest.raises(AlreadyDone) as done:
        capture_text(source=source, new=NewText(text=f"{TEXT} More."), by=ann, idempotency_key="k", asked="a")
    assert done.value.change.made == {
        "noun": "source",
        "id": str(source.public_id),
        "text": str(SourceText.objects.get().public_id),
    }


def test_only_editors_capture_and_only_owners_erase(source: Source, ann: User) -> None:
    rea = make.make_member(source.timeline, "rea", Role.ANNOTATOR)
    with pytest.raises(NotAllowed):
        capture_text(source=source, new=NewText(text=TEXT), by=rea)
    text = capture_text(source=source, new=NewText(text=TEXT), by=ann).text
    with pytest.raises(NotAllowed):
        erase_text(text=text, version=text.version, by=ann, reason="Asked to.")


def test_an_erased_text_is_gone_with_what_was_found_in_it_and_quotations_stay(source: Source, ann: User) -> None:
    owner = make.make_member(source.timeline, "olga", Role.OWNER)
    copy = make.make_source(source.timeline, "The Copy")
    passage = make.make_passage(make.make_citation(make.make_event(source.timeline, "Closed"), source), "was closed")
    capture_text(source=copy, new=NewText(text=TEXT * 3), by=ann)
    text = capture_text(source=source, new=NewText(text=TEXT * 3, origin="uploaded", file=PDF), by=ann).text
    assert (Anchor.objects.count(), Likeness.objects.count()) == (1, 1)
    with pytest.raises(StaleVersion):
        erase_text(text=text, version=text.version + 1, by=owner, reason="Asked to.")
    with pytest.raises(Invalid):
        erase_text(text=text, version=text.version, by=owner, reason=" ")
    erase_text(text=text, version=text.version, by=owner, reason="The paper asked us to.")
    assert not source.texts.exists()
    assert not source.files.exists()
    assert not Suggestion.objects.filter(source_text=text.pk).exists()
    assert (Anchor.objects.count(), Likeness.objects.count()) == (0, 0)
    passage.refresh_from_db()
    assert passage.exact == "was closed"
    last = Change.objects.order_by("-number")[0]
    assert (last.verb, last.reason, last.by) == ("erase_text", "The paper asked us to.", owner)
    with pytest.raises(NothingToTakeBack):
        revert_change(change=last, by=owner)


def test_an_article_taken_back_puts_its_source_into_the_bin(source: Source, ann: User) -> None:
    capture = add_article(timeline=source.timeline, source=NewSource(title="New"), new=NewText(text=TEXT), by=ann)
    revert_change(change=Change.objects.get(verb="add_article"), by=ann)
    assert Source.objects.get(pk=capture.text.source_id).withdrawn_at is not None


def test_what_waits_survives_a_refusal_and_gives_way_to_newer_ones_and_to_time(source: Source, ann: User) -> None:
    waits = [bring_in(timeline=source.timeline, new=NewText(text=f"{TEXT} {n}"), by=ann) for n in range(MOST + 2)]
    assert Arrival.objects.count() == MOST
    with pytest.raises(Invalid):
        save_arrival(arrival=waits[-1], by=ann, new=NewSource())
    assert Arrival.objects.filter(pk=waits[-1].pk).exists()
    capture = save_arrival(arrival=waits[-1], by=ann, new=NewSource(title="New"), language="fr")
    assert (capture.text.source.language, Arrival.objects.count()) == ("fr", MOST - 1)
    Arrival.objects.update(received_at=Change.objects.get().at - KEPT)
    assert forget_old_arrivals() == MOST - 1

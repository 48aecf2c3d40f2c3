"""Where the words that a source is cited for stand in its text: found, changed, gone, or proposed for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from events.models import (
    Anchor,
    AnchorState,
    Annotation,
    Citation,
    EventState,
    Participation,
    Passage,
    PassageRole,
    Reading,
    SourceText,
)
from events.passages import Paragraph
from events.queries.reader.sight import Sight
from events.queries.reading.first_places import FirstPlace, Ground, first_places, near_locator
from events.queries.reading.sentence_of import SentenceFound, Sentences

_STOOD = (AnchorState.EXACT, AnchorState.MOVED, AnchorState.CHANGED)


class Stands(StrEnum):
    """How it is with words in a text, as the page's filter says it."""

    FOUND = "found"
    MOVED = "moved"
    CHANGED = "changed"  # other words stand there than stood in an earlier capture
    GONE = "gone"
    SUGGESTED = "suggested"  # they stood nowhere yet, and may stand there
    NOWHERE = "nowhere"  # they stood nowhere yet, and are not found


@dataclass(frozen=True, slots=True)
class Standing:
    """Words of a citation or of a note in one text. `citation` and `passage` are the rows, None where there is none.

    `is_open`: a person has still to look. `place` is None where they stand nowhere.
    """

    stands: Stands
    is_open: bool
    citation: Citation | None
    passage: Passage | None
    anchor: Anchor | None
    place: FirstPlace | None
    role: str
    words: str  # as they are quoted, or as a reading has them; "" where the citation quotes nothing
    sentence: SentenceFound | None = None  # what is proposed for one that quotes nothing


def passages_in(text: SourceText, sight: Sight) -> list[Standing]:
    """Everything that the source is cited for and noted on, in the order of the text; what has no place comes last.

    Ten queries, however much it is. For members.
    """
    passages = list(_passages(text, sight))
    anchors = {each.passage_id: each for each in sight.of(Anchor.objects.filter(source_text=text))}
    known = Anchor.objects.filter(passage__in=passages, source_text__source=text.source_id, state__in=_STOOD)
    stood = set(known.exclude(source_text=text).values_list("passage_id", flat=True))
    ground = Ground.of(text, passages)
    unplaced = [each for each in passages if each.pk not in anchors]
    places = first_places(ground, unplaced) if unplaced else {}
    found = [
        _of_passage(each, anchors.get(each.pk), places.get(each.pk), is_known=each.pk in stood) for each in passages
    ]
    found += _of_bare_citations(ground, sight, {each.citation_id for each in passages})
    return sorted(found, key=lambda each: (each.place is None, each.place.begins if each.place else 0))


def _passages(text: SourceText, sight: Sight) -> Iterable[Passage]:
    """A note's words are for whoever reads the note."""
    notes = sight.of(Annotation.objects.filter(source=text.source_id, field="text", withdrawn_at__isnull=True))
    cited = Q(citation__source=text.source_id, citation__withdrawn_at__isnull=True)
    rows = sight.of(Passage.objects.filter(cited | Q(annotation__in=notes)))
    rows = rows.exclude(citation__event__state=EventState.WITHDRAWN)
    return rows.select_related("citation__event", "citation__source", "annotation").order_by(
        "citation__event__number", "citation__position", "position", "pk"
    )


def _of_passage(passage: Passage, anchor: Anchor | None, place: FirstPlace | None, *, is_known: bool) -> Standing:
    if anchor is None:
        stands = Stands.SUGGESTED if place else Stands.NOWHERE
        return Standing(stands, place is not None, passage.citation, passage, None, place, passage.role, passage.exact)
    stands = {
        AnchorState.EXACT: Stands.FOUND,
        AnchorState.MOVED: Stands.MOVED,
        AnchorState.CHANGED: Stands.CHANGED,
        AnchorState.GONE: Stands.GONE if is_known else Stands.NOWHERE,
        AnchorState.PROPOSED: Stands.CHANGED if is_known else Stands.SUGGESTED,
    }[AnchorState(anchor.state)]
    is_placed = anchor.begins is not None and anchor.ends is not None
    at = FirstPlace(anchor.begins or 0, anchor.ends or 0) if is_placed else None
    is_open = anchor.decided_at is None and stands not in (Stands.FOUND, Stands.MOVED)
    return Standing(stands, is_open, passage.citation, passage, anchor, at, passage.role, passage.exact)


def _of_bare_citations(ground: Ground, sight: Sight, quoting: set[int | None]) -> Iterator[Standing]:
    """Citations without a passage: their date words, or else the sentence that speaks of the event."""
    rows = sight.of(Citation.objects.filter(source=ground.text.source_id, withdrawn_at__isnull=True))
    rows = rows.exclude(event__state=EventState.WITHDRAWN).exclude(pk__in=[pk for pk in quoting if pk])
    citations = list(
        rows.select_related("event__place", "source", "speaker").order_by("event__number", "position", "pk")
    )
    if not citations:
        return
    written = _words_of_dates(citations, sight)
    about = _words_about(citations, sight)
    told = Sentences(ground.text.text)
    for citation in citations:
        words = written.get(citation.pk, "")
        place = near_locator(ground, citation, words) if words else None
        if place is not None:
            role = PassageRole.DATE_WORDS
            yield Standing(Stands.SUGGESTED, True, citation, None, None, place, role, words)
            continue
        sentence = told.nearest(about[citation.pk], _blocks(ground, citation))
        at = FirstPlace(sentence.begins, sentence.ends, is_word_for_word=False) if sentence else None
        stands = Stands.SUGGESTED if sentence else Stands.NOWHERE
        yield Standing(stands, at is not None, citation, None, None, at, PassageRole.QUOTE, words, sentence)


def _blocks(ground: Ground, citation: Citation) -> Sequence[Paragraph]:
    """The blocks that the locator names; all of them where it names none that is here."""
    blocks, numbers, shift = ground.named_by(citation)
    wanted = {number + shift for number in numbers}
    return [block for block in blocks if block.number in wanted] or ([] if numbers else blocks)


def _words_of_dates(citations: Sequence[Citation], sight: Sight) -> dict[int, str]:
    readings = sight.of(Reading.objects.filter(citation__in=citations)).exclude(date_as_written="")
    return dict(readings.order_by("-position", "-pk").values_list("citation_id", "date_as_written"))


def _words_about(citations: Sequence[Citation], sight: Sight) -> dict[int, str]:
    """Title, mention, place and people of each citation's event, and who is speaking."""
    parts = sight.of(Participation.objects.filter(event__in=[each.event_id for each in citations]))
    people: dict[int, list[str]] = {}
    for event, name in parts.values_list("event_id", "actor__name"):
        people.setdefault(event, []).append(name)
    return {
        each.pk: " ".join(
            filter(
                None,
                [
                    each.event.title,
                    each.event.mention,
                    each.event.place.name if each.event.place else "",
                    each.speaker.name if each.speaker else "",
                    *people.get(each.event_id, ()),
                ],
            )
        )
        for each in citations
    }

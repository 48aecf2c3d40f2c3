"""Where passages stand in a text just captured: found again by themselves where word for word, else for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from events.models import Anchor, AnchorState, Passage, SourceText
from events.passages import Anchored, Standing, TextPositionSelector, TextQuoteSelector, anchor_all
from events.queries.reading.first_places import Ground, first_places, same_words, whole_words
from events.queries.texts.captures_compared import Compared, captures_compared

#: States that say that the passage stood in the text, as it is quoted or in other words.
STOOD = (AnchorState.EXACT, AnchorState.MOVED, AnchorState.CHANGED)
_STATES = {
    Standing.EXACT: AnchorState.EXACT,
    Standing.MOVED: AnchorState.MOVED,
    Standing.PROPOSED: AnchorState.PROPOSED,
    Standing.GONE: AnchorState.GONE,
}


def anchor_in(text: SourceText, before: SourceText | None) -> None:
    """Inside an open change: where every passage of the source's citations and notes stands in a text just captured.

    What stood in `before` is exact where it went along with the words around it, moved where it is found word for word
    in one other place only, proposed in other words, else gone. What stood nowhere yet is only ever proposed, also
    where it stands word for word; what is not found then has no row: nothing was lost. What a person looked at before
    is not asked again.
    """
    passages = list(passages_of(text))
    earlier, stood = _earlier(passages, text, before)
    known = [each for each in passages if each.pk in stood]
    rows = _found_again(known, earlier, text, before) if before and known else []
    new = [each for each in passages if each.pk not in stood]
    places = first_places(Ground.of(text, passages), new) if new else {}
    for passage in new:
        place, last = places.get(passage.pk), earlier.get(passage.pk)
        if last is not None and last.decided_at and last.state == AnchorState.GONE:
            rows.append(_row(passage, text, None, AnchorState.GONE, looked=last))
        elif place is not None:
            rows.append(_row(passage, text, (place.begins, place.ends), AnchorState.PROPOSED))
    Anchor.objects.bulk_create(rows, batch_size=1_000)


def passages_of(text: SourceText) -> Sequence[Passage]:
    """The passages that may stand in a text: of standing citations of its source, and of standing notes on the text."""
    cited = Q(citation__source=text.source_id, citation__withdrawn_at__isnull=True)
    noted = Q(annotation__source=text.source_id, annotation__field="text", annotation__withdrawn_at__isnull=True)
    return list(Passage.objects.filter(cited | noted).select_related("citation").order_by("pk"))


def _earlier(
    passages: Sequence[Passage], text: SourceText, before: SourceText | None
) -> tuple[dict[int, Anchor], set[int]]:
    """By passage its anchor in the text before, else the last one in any other; and which of them ever stood in one."""
    anchors = Anchor.objects.filter(passage__in=passages, source_text__source=text.source_id).exclude(source_text=text)
    found: dict[int, Anchor] = {}
    stood: set[int] = set()
    for each in anchors.order_by("source_text__captured_at", "source_text_id"):
        last = found.get(each.passage_id)
        if last is None or before is None or last.source_text_id != before.pk:
            found[each.passage_id] = each
        if each.state in STOOD:
            stood.add(each.passage_id)
    return found, stood


@dataclass(frozen=True, slots=True)
class _Sought:
    """A passage with its last anchor, and the words that stood there."""

    passage: Passage
    last: Anchor
    quote: TextQuoteSelector
    position: TextPositionSelector | None


def _found_again(
    passages: Sequence[Passage], earlier: dict[int, Anchor], text: SourceText, before: SourceText
) -> list[Anchor]:
    compared = captures_compared(before.text, text.text)
    sought = [_sought(each, earlier[each.pk], before, compared) for each in passages]
    found = anchor_all(text.text, [(each.quote, each.position) for each in sought])
    return [_again(each, anchored, text, compared) for each, anchored in zip(sought, found, strict=True)]


def _sought(passage: Passage, last: Anchor, before: SourceText, compared: Compared) -> _Sought:
    """The words with what stood around them, and where that has gone to: it tells them from their repeats."""
    as_quoted = TextQuoteSelector(passage.exact, passage.prefix, passage.suffix)
    if last.begins is None or last.ends is None or last.source_text_id != before.pk:
        return _Sought(passage, last, as_quoted, None)
    is_quoted = last.state != AnchorState.CHANGED
    stands = same_words(before.text[last.begins : last.ends], passage.exact)
    around = TextQuoteSelector.around(before.text, last.begins, last.ends)
    quote = around if stands or not is_quoted else as_quoted
    begins = compared.carried(last.begins, last.ends)
    at = last.begins if begins is None else begins
    return _Sought(passage, last, quote, TextPositionSelector(at, at + last.ends - last.begins))


def _words_there(sought: _Sought, place: tuple[int, int], text: SourceText, compared: Compared) -> tuple[int, int]:
    """What came in the place of the words, where that is about where words like them were found."""
    begins, ends = sought.last.begins, sought.last.ends
    became = compared.became(begins, ends) if sought.position and begins is not None and ends is not None else None
    if became is None or became[0] >= place[1] or place[0] >= became[1]:
        return whole_words(text.text, *place)
    is_longer = became[1] - became[0] > 2 * (place[1] - place[0])  # so much came in that it is another passage
    return whole_words(text.text, *place) if is_longer else became


def _again(sought: _Sought, anchored: Anchored, text: SourceText, compared: Compared) -> Anchor:
    passage, last = sought.passage, sought.last
    place = None if anchored.start is None or anchored.end is None else (anchored.start, anchored.end)
    state = _STATES[anchored.state]
    if place is None:
        return _row(passage, text, None, state, looked=last if last.state == AnchorState.GONE else None)
    if state == AnchorState.PROPOSED:
        return _row(passage, text, _words_there(sought, place, text, compared), state)
    if not same_words(text.text[slice(*place)], passage.exact):  # the other words that somebody looked at before
        return _row(passage, text, place, AnchorState.CHANGED, looked=last)
    is_where_it_went = state == AnchorState.EXACT and sought.position is not None  # along with the words around it
    return _row(passage, text, place, AnchorState.EXACT if is_where_it_went else AnchorState.MOVED)


def _row(
    passage: Passage,
    text: SourceText,
    place: tuple[int, int] | None,
    state: AnchorState,
    *,
    looked: Anchor | None = None,
) -> Anchor:
    """`looked`: the anchor at which a person has looked already, if anybody has."""
    begins, ends = place or (None, None)
    return Anchor(
        timeline_id=text.timeline_id,
        passage=passage,
        source_text=text,
        begins=begins,
        ends=ends,
        state=state,
        decided_at=looked.decided_at if looked else None,
        decided_by_id=looked.decided_by_id if looked else None,
    )

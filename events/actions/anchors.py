"""Deeds of a person on where passages stand: confirmed, kept as they were, taken over as they read now, placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from events.actions.changes import open_change
from events.actions.decided_along import decide_along
from events.actions.editing import edit, write
from events.actions.quoted_passages import words_within, write_passage
from events.actions.quoting import give_characters
from events.actions.refusals import Gone, Invalid, StaleVersion
from events.actions.rights import require
from events.actions.texts import checked
from events.models import Anchor, AnchorState, Change, Citation, Passage, PassageRole, Role, SourceText, User
from events.passages import TextQuoteSelector
from events.queries.reading.first_places import same_words
from events.queries.texts.captured import is_latest


@dataclass(frozen=True, slots=True)
class Placing:
    """Where words of a citation are said to stand: a passage that it has, or for `role` a new one of what stands there.

    `version` is the one that was seen of the passage or of the citation.
    """

    of: Passage | Citation
    version: int
    begins: int
    ends: int
    role: str = PassageRole.QUOTE


def confirm_anchors(
    *,
    text: SourceText,
    by: User,
    anchors: Sequence[tuple[Anchor, int]] = (),
    placings: Sequence[Placing] = (),
    idempotency_key: str | None = None,
    asked: str = "",
) -> int:
    """Say of all of these that the words stand there; how many they are. `anchors` with the versions that were seen.

    Where other words stand than are quoted, the text has changed, and that has been looked at; where the same stand, a
    suggestion that rests on them is merged by it. Editors only. Raises NotAllowed; Invalid where nothing was chosen, or
    a newer text is here; StaleVersion, Gone; AlreadyDone.
    """
    timeline = text.timeline
    require(Role.EDITOR, timeline=timeline, by=by)
    if not anchors and not placings:
        raise Invalid(choose="Choose at least one of them.")
    with open_change(timeline, verb="confirm_anchors", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        _require_latest(text)
        for anchor, version in anchors:
            _confirm(anchor, version, text, by=by)
        for placing in placings:
            _place(placing, text, by=by)
        change.made = {"noun": "source", "id": str(text.source.public_id)}
        change.save(update_fields=["made"])
    return len(anchors) + len(placings)


def settle_anchor(*, anchor: Anchor, version: int, by: User, is_there: bool = True) -> Anchor:
    """Say that it was looked at: the quotation stays as it was captured, and is not asked about again in this text.

    With `is_there` False the words stand nowhere in the text. Editors only. Raises NotAllowed; StaleVersion; Gone.
    """
    require(Role.EDITOR, timeline=anchor.timeline, by=by)
    is_gone = anchor.begins is None or not is_there
    fields: dict[str, object] = {"state": AnchorState.GONE, "begins": None, "ends": None} if is_gone else {}
    if not is_gone:
        fields["state"] = _state(anchor.passage, anchor.source_text, anchor.begins or 0, anchor.ends or 0)
    return edit(
        row=anchor,
        fields=fields | {"decided_at": timezone.now()},
        version=version,
        by=by,
        verb="settle_anchor",
        stamps={"decided_by": by},
    )


def requote(*, anchor: Anchor, version: int, by: User) -> Passage:
    """Quote the words as they stand now instead: the history keeps those from before. Editors only.

    Where the passage stands in other captures, their text is said to differ; a suggestion that rests on the words is
    merged by it. Raises NotAllowed; Invalid where it stands nowhere; StaleVersion; Gone.
    """
    require(Role.EDITOR, timeline=anchor.timeline, by=by)
    citation, begins, ends = anchor.passage.citation, anchor.begins, anchor.ends
    if begins is None or ends is None:
        raise Invalid(quote="There are no words to take over: they stand nowhere in this text.")
    if citation is None:
        raise Invalid(quote="The words that a note rests on are edited with the note.")
    quote = TextQuoteSelector.around(anchor.source_text.text, begins, ends)
    checked({"exact": quote.exact}, required={"exact"})

    def follow(stored: Anchor, change: Change) -> None:
        passage = Passage.objects.select_for_update().get(pk=stored.passage_id)
        words = {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
        rewritten = write(passage, words, version=passage.version)
        if rewritten is not None:
            rewritten.public_characters = give_characters(rewritten, source=citation.source)
            rewritten.save(update_fields=["public_characters"])
        looked = {"decided_at": timezone.now(), "decided_by": by}
        elsewhere = passage.anchors.exclude(pk=stored.pk).filter(state__in=[AnchorState.EXACT, AnchorState.MOVED])
        for other in elsewhere:
            write(other, {"state": AnchorState.CHANGED}, version=other.version, stamps=looked)
        decide_along(anchor.source_text, begins, ends, citation=citation, by=by)

    edit(
        row=anchor,
        fields={"state": AnchorState.EXACT, "decided_at": timezone.now()},
        version=version,
        by=by,
        verb="requote",
        stamps={"decided_by": by},
        follow=follow,
    )
    return Passage.objects.get(pk=anchor.passage_id)


def place_passage(*, passage: Passage, text: SourceText, begins: int, ends: int, version: int, by: User) -> Anchor:
    """Say where a passage stands, wherever it was thought to stand; white space at its edges is left out.

    `version` is the passage's. A suggestion that rests on the same words is merged by it. Editors only. Raises
    NotAllowed; Invalid(quote=…); StaleVersion; Gone.
    """
    require(Role.EDITOR, timeline=passage.timeline, by=by)
    with open_change(passage.timeline, verb="place_passage", by=by):
        _require_latest(text)
        return _place_known(Placing(passage, version, begins, ends), passage, text, by=by)


def _confirm(anchor: Anchor, version: int, text: SourceText, *, by: User) -> None:
    if anchor.version != version:
        raise StaleVersion(seen=version, stored=anchor.version)
    if anchor.source_text_id != text.pk or anchor.begins is None or anchor.ends is None:
        raise Invalid(choose="One of them stands nowhere in this text: load the page again.")
    state = _state(anchor.passage, text, anchor.begins, anchor.ends)
    write(anchor, {"state": state, "decided_at": timezone.now()}, version=version, stamps={"decided_by": by})
    _decide(anchor.passage, text, anchor.begins, anchor.ends, by=by)


def _place(placing: Placing, text: SourceText, *, by: User) -> None:
    if isinstance(placing.of, Passage):
        _place_known(placing, placing.of, text, by=by)
        return
    citation = Citation.objects.select_for_update(of=("self",)).select_related("source").get(pk=placing.of.pk)
    if citation.version != placing.version:
        raise StaleVersion(seen=placing.version, stored=citation.version)
    passage = write_passage(citation, text, placing.begins, placing.ends, role=placing.role)
    passage.anchors.update(decided_at=timezone.now(), decided_by=by)
    _decide(passage, text, placing.begins, placing.ends, by=by)


def _place_known(placing: Placing, passage: Passage, text: SourceText, *, by: User) -> Anchor:
    stored = Passage.objects.select_for_update(of=("self",)).filter(pk=passage.pk).first()
    if stored is None:
        raise Gone(seen=placing.version)
    if stored.version != placing.version:
        raise StaleVersion(seen=placing.version, stored=stored.version)
    begins, ends = words_within(text, placing.begins, placing.ends)
    anchor = stored.anchors.filter(source_text=text).first() or Anchor(
        timeline=text.timeline, passage=stored, source_text=text, version=0
    )
    anchor.begins, anchor.ends, anchor.state = begins, ends, _state(stored, text, begins, ends)
    anchor.decided_at, anchor.decided_by = timezone.now(), by
    anchor.version += 1
    anchor.save()
    _decide(stored, text, begins, ends, by=by)
    return anchor


def _decide(passage: Passage, text: SourceText, begins: int, ends: int, *, by: User) -> None:
    """Nothing where other words stand than are quoted, or a note is on them: the suggestion is still to be judged."""
    citation = passage.citation
    if citation is not None and _state(passage, text, begins, ends) == AnchorState.EXACT:
        decide_along(text, begins, ends, citation=citation, by=by)


def _state(passage: Passage, text: SourceText, begins: int, ends: int) -> AnchorState:
    return AnchorState.EXACT if same_words(text.text[begins:ends], passage.exact) else AnchorState.CHANGED


def _require_latest(text: SourceText) -> None:
    if not is_latest(text):
        raise Invalid(choose="A newer text of this source has been captured meanwhile: load the page again.")

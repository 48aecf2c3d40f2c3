"""Which words of which captured text a form is about, as its address or the form itself says it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from events.actions.refusals import Invalid
from events.actions.selections import Selected, Selection, selected
from events.actions.texts import LONGEST
from events.models import Source, SourceText, Timeline
from events.passages import paragraphs
from events.queries.reading.page import readable_text
from events.views.loading import HtmxRequest, token_for
from events.views.note_forms import place_in
from events.views.notes import number_in, uuid_in


@dataclass(frozen=True, slots=True)
class Words:
    """The words as stored, or what is wrong with them; `quote` is what was typed or is there to be cut down."""

    source: Source
    text: SourceText
    selection: Selection
    selected: Selected | None
    quote: str
    problem: str
    is_sent: bool  # to be saved, and not only to be looked at

    @property
    def places(self) -> dict[str, str]:
        """The fields that carry them on."""
        begins, ends = self.selection.begins, self.selection.ends
        given = {"version": str(self.text.public_id), "quote": self.selected.quote.exact if self.selected else ""}
        if begins is None or ends is None:
            return given
        return given | {"from": f"{begins[0]}:{begins[1]}", "to": f"{ends[0]}:{ends[1]}"}


def words_asked(request: HtmxRequest, timeline: Timeline, source_id: UUID) -> Words:
    """What the request is about. Raises Http404 for strangers, and where there is no such text."""
    sent = request.POST if request.method == "POST" else request.GET
    version = sent.get("version", "")
    if version and uuid_in(version) is None:
        raise Http404
    found = readable_text(
        timeline, source_id, request.user, version=uuid_in(version), token=token_for(request, timeline.slug)
    )
    if found is None:
        raise Http404
    source, text, _ = found
    if text is None:
        raise Http404
    quote = sent.get("quote", "")
    selection = Selection("text", quote, place_in(sent.get("from", "")), place_in(sent.get("to", "")), text.public_id)
    number = number_in(sent.get("paragraph", ""))
    if number is not None and not quote:
        return Words(source, text, selection, None, _paragraph(text, number), "", is_sent=False)
    is_sent = request.method == "POST" and "read" not in request.POST
    if not quote.strip() and (selection.begins is None or selection.ends is None):
        problem = "Give the words that say so." if request.method == "POST" else ""
        return Words(source, text, selection, None, "", problem, is_sent=is_sent)
    try:
        words = selected(source, selection, longest=LONGEST["exact"], what="a quotation has")
    except Invalid as refusal:
        return Words(source, text, selection, None, quote, " ".join(refusal.problems.values()), is_sent=is_sent)
    return Words(source, words.text or text, selection, words, quote, "", is_sent=is_sent)


def _paragraph(text: SourceText, number: int) -> str:
    found = next((each for each in paragraphs(text.text) if each.number == number), None)
    return text.text[found.start : found.end] if found else ""

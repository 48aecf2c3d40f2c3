"""A timeline in which every text that a person can write is the same."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from events.models import Actor, Annotation, DigestParagraph, Participation, SourceText, Timeline
from tests import factories as make


def write_everywhere(words: str) -> tuple[Timeline, list[str]]:
    """The timeline, public, and the addresses of its pages."""
    timeline = make.make_timeline("written", title=words, description=words)
    place = make.make_place(timeline, words, aliases=[words], note=words, external_ids={words: words})
    texts = dict.fromkeys(("mention", "summary", "dating_rationale", "date_words"), words)
    event = make.make_event(timeline, words, "2007-03-10T03:00:00", place=place, **texts)
    names = ("title", "container_title", "publisher", "published_as_written", "published_note", "url", "archive_url")
    more = ("note", "csl_type", "language", "time_zone")
    record: dict[str, Any] = dict.fromkeys((*names, *more), words)
    source = make.make_source(timeline, words, "2007-03-12", authors=[{"family": words, "given": words}], **record)
    whisper = make.make_source(timeline, "", public_label=words)
    actor = Actor.objects.create(
        timeline=timeline, name=words, aliases=[words], description=words, external_ids={words: words}
    )
    Participation.objects.create(timeline=timeline, event=event, actor=actor, role=words)
    about = {"speaker": actor, "note": words, "locator_kind": "paragraph", "locator": f"1 {words}"}
    citation = make.make_citation(event, source, **about)
    make.make_citation(event, whisper, stance="denies")
    make.make_passage(citation, words, translation=words, public_characters=len(words))
    make.make_reading(citation, "2007-03-11", date_as_written=words, basis_note=words)
    make.make_tagging(event, words)
    other = make.make_event(timeline, words, mention=words, weight=90)
    make.make_relation(other, "during", event)
    DigestParagraph.objects.create(timeline=timeline, source=source, number=1, text=words)
    now = timezone.now()
    SourceText.objects.create(timeline=timeline, source=source, text=words, sha256="", origin="pasted", captured_at=now)
    for target in ({"event": event}, {"citation": citation}, {"source": source}):
        note = {"title": words, "body": words, "attributed_to": words, "audience": "public", "written_at": now}
        Annotation.objects.create(timeline=timeline, **note, **target)
    make.place(timeline)
    base = f"/t/{timeline.slug}/"
    pages = ["", f"?event={event.number}", str(event.number), str(other.number), f"{event.number}/panel"]
    pages += [f"{event.number}/citations/{citation.public_id}", "sources/", f"sources/{source.public_id}"]
    pages += [f"people/{actor.public_id}", f"places/{place.public_id}"]
    return timeline, ["/", *(base + page for page in pages)]

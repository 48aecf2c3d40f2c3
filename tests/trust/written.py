"""A timeline in which every text that a person can write is the same."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from events.actions.changes import open_change
from events.forms.editing import EVENT
from events.forms.editing_names import PERSON, PLACE, SOURCE
from events.models import (
    Actor,
    Annotation,
    DigestParagraph,
    Event,
    Participation,
    Place,
    Source,
    SourceText,
    Timeline,
)
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
    _write_again(event, source, words)
    base = f"/t/{timeline.slug}/"
    pages = ["", f"?event={event.number}", str(event.number), str(other.number), f"{event.number}/panel"]
    pages += [f"{event.number}/citations/{citation.public_id}", "sources/", f"sources/{source.public_id}"]
    pages += [f"people/{actor.public_id}", f"places/{place.public_id}"]
    pages += ["print?notes=1", "print?group=person&style=apa"]
    framed = [f"/embed/{timeline.slug}/{page}" for page in ("", f"?event={event.number}", "?view=table", event.number)]
    return timeline, ["/", *(base + page for page in [*pages, "embed", f"embed?what=event-{event.number}"]), *framed]


def desk_of(timeline: Timeline) -> list[str]:
    """The addresses of the pages on which members write, and of what was written before."""
    event, other = Event.objects.filter(timeline=timeline).standing().order_by("number")
    citation, source = event.citations.order_by("pk").first(), timeline_source(timeline)
    actor, place = Actor.objects.get(timeline=timeline), Place.objects.get(timeline=timeline, withdrawn_at=None)
    note = Annotation.objects.filter(timeline=timeline, event=event).get()
    pages = [
        "history/",
        "history/1",
        "notes/",
        "bin/",
        "people/",
        "places/",
        "tags/",
        "eras/",
        "groups/",
        "members/",
        "settings/",
    ]
    pages += ["visibility", "add", "add/line", "paste/", "sources/add", "suggest/person?q=a", "suggest/source?q=a"]
    pages += [f"{event.number}/{page}" for page in ("history", "versions/1", "compare?from=1&to=2", "withdraw")]
    pages += [f"{event.number}/edit/{field}" for field in EVENT]
    pages += [f"{event.number}/citations/add", f"{event.number}/citations/{citation.public_id}/edit/note"]
    pages += [f"sources/{source.public_id}/edit/{field}" for field in SOURCE]
    pages += [f"people/{actor.public_id}/edit/{field}" for field in PERSON]
    pages += [f"places/{place.public_id}/edit/{field}" for field in PLACE]
    pages += [f"people/{actor.public_id}/merge", f"history/of/person/{actor.public_id}"]
    pages += [f"notes/{note.public_id}{more}" for more in ("", ".jsonld", "/edit", "/reply")]
    pages += [f"notes/new?event={event.number}", f"{other.number}/edit/title"]
    pages += [f"merge?only={event.number},{other.number}", f"edit?only={event.number},{other.number}"]
    pages += [f"{event.number}/split", f"{event.number}/suggest", "todo/", f"live?since=0&event={event.number}"]
    return ["/account/", "/bin/", *(f"/t/{timeline.slug}/{page}" for page in pages)]


def timeline_source(timeline: Timeline) -> Source:
    """The one with a name."""
    return Source.objects.filter(timeline=timeline, public_label="").order_by("pk")[0]


def _write_again(event: Event, source: Source, words: str) -> None:
    """A change with a reason, that there are former words of an event and of its source, and something in the bin."""
    gone = make.make_event(event.timeline, words, state="withdrawn")
    with open_change(event.timeline, verb="edit_event", by=None, reason=words):
        for row in (event, source):
            row.title, row.version = f"{words} again", row.version + 1
            row.save()
        make.make_citation(gone, source, note=words, withdrawn_at=timezone.now())
        make.make_place(event.timeline, words, note=words, withdrawn_at=timezone.now())

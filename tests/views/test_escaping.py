"""What people wrote reaches a page as text, whatever they wrote and wherever."""

import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import Actor, Annotation, Audience, DigestParagraph, Participation
from tests import factories as make

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "[x](javascript:alert(1))",
    "javascript:alert(1)",
    "{{ 7|add:7 }}{% debug %}",
)


@pytest.fixture(params=PAYLOADS)
def pages(request, db, client):
    """Every page of a timeline in which each text is the payload."""
    words = request.param
    timeline = make.make_timeline(title=words, description=words)
    place = make.make_place(timeline, words, aliases=[words], note=words, external_ids={words: words})
    event = make.make_event(
        timeline, words, "2007-03-10", summary=words, dating_rationale=words, date_words=words, place=place
    )
    source = make.make_source(
        timeline,
        words,
        "2007-03-12",
        csl_type=words,
        title=words,
        container_title=words,
        publisher=words,
        authors=[{"family": words, "given": words}],
        published_as_written=words,
        published_note=words,
        url=words,
        archive_url=words,
        note=words,
    )
    actor = Actor.objects.create(
        timeline=timeline, name=words, aliases=[words], description=words, external_ids={words: words}
    )
    Participation.objects.create(timeline=timeline, event=event, actor=actor, role=words)
    citation = make.make_citation(
        event, source, speaker=actor, note=words, locator_kind="page", locator=words, stance="claims"
    )
    make.make_passage(citation, words, translation=words, public_characters=300)
    make.make_reading(citation, "2007-03", date_as_written=words, basis_note=words)
    make.make_tagging(event, words)
    other = make.make_event(timeline, words)
    make.make_relation(other, "during", event)
    DigestParagraph.objects.create(timeline=timeline, source=source, number=1, text=words)
    for about in ({"event": event}, {"citation": citation}, {"source": source}):
        Annotation.objects.create(
            timeline=timeline,
            title=words,
            body=words,
            attributed_to=words,
            audience=Audience.PUBLIC,
            written_at=timezone.now(),
            **about,
        )
    make.place(timeline)
    addresses = [
        reverse("events:event", args=[timeline.slug, event.number]),
        reverse("events:event", args=[timeline.slug, other.number]),
        reverse("events:event-panel", args=[timeline.slug, event.number]),
        reverse("events:citation", args=[timeline.slug, event.number, citation.public_id]),
        reverse("events:source-list", args=[timeline.slug]),
        reverse("events:source", args=[timeline.slug, source.public_id]),
        reverse("events:person", args=[timeline.slug, actor.public_id]),
        reverse("events:place", args=[timeline.slug, place.public_id]),
    ]
    return {address: client.get(address) for address in addresses}


def listeners_in(page: str) -> list[str]:
    """Attributes that run something, as a browser's parser finds them: escaped words within a value are none."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(f"<{tag} {name}>" for name, _ in attrs if name.startswith("on"))

    Reader().feed(page)
    return found


def test_listeners_are_found_where_there_are_any():
    assert listeners_in("<p>one<img src=x onerror=alert(1)></p>") == ["<img onerror>"]
    assert listeners_in('<link title="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;">') == []


def test_no_text_of_a_person_becomes_markup(pages):
    for address, answer in pages.items():
        page = answer.content.decode()
        assert answer.status_code == 200, address
        assert "<script>" not in page, address
        assert not listeners_in(page), address
        assert not re.search(r"""(href|src)\s*=\s*["']?\s*javascript:""", page, re.IGNORECASE), address
        assert "1414" not in page, address

"""An article is fetched from an address: what is refused is said, the address stays, and paste is offered."""

from __future__ import annotations

import time

import pytest
from django.test import Client

from events.intake import Fetched, IntakeRefused, Limits, fetch
from events.models import Arrival, Source, SourceText, Timeline
from tests import factories as make
from tests.intake.sites import Answer, anybody, here, redirect, site

pytestmark = pytest.mark.django_db

ADD = "/t/bridges/sources/article"
PAGE = b"""<!doctype html><html lang="en"><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>
<p>The bridge was closed last Wednesday, after a crack had been found in the northern pier by divers.</p>
<p>It opens again on 20 March 2007, the council says, if the weather allows the masons to work.</p>
</article></body></html>"""
CLOSED = "This server has no way out to the web: paste the text."


def open_network(url: str) -> Fetched:
    """A page that is at every address, and says so in the end."""
    return Fetched(PAGE, "text/html; charset=utf-8", f"{url}?edition=late")


def closed_network(url: str) -> Fetched:
    """No way out."""
    raise IntakeRefused(CLOSED, "closed-network")


def on_this_machine(url: str) -> Fetched:
    """A site of the test's own: found under every name, with a second to answer in."""
    return fetch(url, resolve=here, permitted=anybody, limits=Limits(seconds=1.0))


def silent(_connection: object, _asked: str) -> None:
    """A site that lets one wait."""
    time.sleep(2)


@pytest.fixture
def timeline(client: Client) -> Timeline:
    """A timeline; `client` is its editor."""
    timeline = make.make_timeline("bridges", title="Bridges")
    client.force_login(make.make_member(timeline, "ada", "editor"))
    return timeline


def test_a_page_is_fetched_and_its_final_address_kept(client: Client, timeline: Timeline, settings: object) -> None:
    settings.ARTICLE_FETCHER = f"{__name__}.open_network"  # type: ignore[attr-defined]
    answer = client.post(ADD, {"address": "https://echo.example/bridge", "way": "address"})
    page = client.get(answer["Location"]).content.decode()
    assert "https://echo.example/bridge?edition=late" in page
    form = {"title": "Bridge closed", "is_undated": "on", "url": "https://echo.example/bridge", "key": "k"}
    client.post(answer["Location"], form)
    source = Source.objects.get(timeline=timeline)
    assert (source.texts.get().origin, source.files.get().address) == (
        "fetched",
        "https://echo.example/bridge?edition=late",
    )
    assert source.accessed_on is not None


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8000/", "http://localhost/", "http://[::1]/", "http://0x7f.1/", "file:///etc/passwd"]
)
def test_what_is_not_on_the_public_web_is_refused(client: Client, timeline: Timeline, address: str) -> None:
    answer = client.post(ADD, {"address": address, "way": "address"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'class="refusal" role="alert"' in page
    assert f'value="{address}"' in page
    assert '<a href="#text">Paste its text instead</a>' in page
    assert not Arrival.objects.exists()


def test_where_the_network_is_closed_it_is_said_and_all_stays(
    client: Client, timeline: Timeline, settings: object
) -> None:
    settings.ARTICLE_FETCHER = f"{__name__}.closed_network"  # type: ignore[attr-defined]
    sent = {"address": "https://echo.example/bridge", "text": "Begun", "way": "address"}
    answer = client.post(ADD, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert CLOSED in page
    assert 'value="https://echo.example/bridge"' in page
    assert "Begun</textarea>" in page


@pytest.mark.parametrize(
    ("answer", "said"), [(silent, "second"), (redirect("/again"), "sends from one address to the next")]
)
def test_a_slow_site_and_one_that_sends_on_for_ever_are_given_up(
    client: Client, timeline: Timeline, settings: object, answer: Answer, said: str
) -> None:
    settings.ARTICLE_FETCHER = f"{__name__}.on_this_machine"  # type: ignore[attr-defined]
    with site(answer) as there:
        response = client.post(ADD, {"address": str(there), "way": "address"})
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert f'value="{there}"' in page
    assert "Paste its text instead" in page


def test_fetched_again_unchanged_it_is_confirmed_and_changed_it_is_compared(
    client: Client, timeline: Timeline, settings: object
) -> None:
    settings.ARTICLE_FETCHER = f"{__name__}.open_network"  # type: ignore[attr-defined]
    source = make.make_source(timeline, "Echo", url="https://echo.example/bridge")
    address = f"/t/bridges/sources/{source.public_id}/capture"
    assert "Fetch it" in client.get(address).content.decode()
    first = client.post(address, {"way": "again", "key": "one"})
    assert first["Location"] == f"/t/bridges/sources/{source.public_id}/text/"
    again = client.post(address, {"way": "again", "key": "two"})
    assert again["Location"] == f"/t/bridges/sources/{source.public_id}/captures/"
    assert "Unchanged: word for word as captured" in client.get(again["Location"]).content.decode()
    text = SourceText.objects.get()
    assert text.confirmed_at is not None
    longer = text.text + "\n\nThe ferry goes every hour until then."
    changed = client.post(address, {"way": "text", "text": longer, "key": "three"})
    assert changed["Location"] == f"/t/bridges/sources/{source.public_id}/captures/"
    assert source.texts.count() == 2


def test_another_article_at_the_same_address_is_looked_at_first(client: Client, timeline: Timeline) -> None:
    source = make.make_source(timeline, "Echo", title="Bridge closed")
    address = f"/t/bridges/sources/{source.public_id}/capture"
    words = "The bridge was closed after a crack had been found in the northern pier by divers who went down at noon. "
    client.post(address, {"way": "text", "text": words * 2, "key": "one"})
    asked = client.post(address, {"way": "text", "text": "Subscribe to go on reading this page.", "key": "two"})
    assert "/sources/article/" in asked["Location"]
    assert "Is this the same article?" in client.get(asked["Location"]).content.decode()
    assert source.texts.count() == 1
    assert client.post(asked["Location"], {"key": "three"}).status_code == 303
    assert source.texts.count() == 2


def test_another_capture_that_cannot_be_saved_says_why_and_waits(client: Client, timeline: Timeline) -> None:
    source = make.make_source(timeline, "Echo", title="Bridge closed")
    address = f"/t/bridges/sources/{source.public_id}/capture"
    words = "The bridge was closed after a crack had been found in the northern pier by divers who went down at noon. "
    client.post(address, {"way": "text", "text": words * 2, "key": "one"})
    asked = client.post(address, {"way": "text", "text": "Subscribe to go on reading this page.", "key": "two"})
    answer = client.post(asked["Location"], {"key": "one"})
    assert answer.status_code == 422
    assert "This was saved already, before you changed it." in answer.content.decode()
    assert (source.texts.count(), Arrival.objects.count()) == (1, 1)

"""A source is cited in the style one chooses, a bibliography of all is copied or saved, and references come in."""

from __future__ import annotations

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from events.models import Change, Role, Source, Timeline, User, Visibility
from tests.factories import make_citation, make_event, make_member, make_source, make_timeline

pytestmark = pytest.mark.django_db
BOTH = (
    "@book{hill, author = {Hill, Anna}, title = {Piers}, publisher = {Harbour Press}, year = 1984}\n"
    "@online{lost, title = {Lost}, url = {nowhere}, volume = 3, keywords = {x}}\n"
)


@pytest.fixture
def timeline() -> Timeline:
    return make_timeline(visibility=Visibility.PUBLIC)


@pytest.fixture
def editor(timeline: Timeline, client: Client) -> User:
    user = make_member(timeline, "ed", Role.EDITOR)
    client.force_login(user)
    return user


@pytest.fixture
def source(timeline: Timeline) -> Source:
    made = make_source(
        timeline,
        "Northern Daily",
        "2007-03-12",
        title="Bridges <are> closed",
        container_title="Northern Daily",
        csl_type="article-newspaper",
        authors=[{"family": "Hill", "given": "Anna"}],
        url="https://daily.example/b",
    )
    make_citation(make_event(timeline, "A flood"), made)
    return made


@pytest.fixture
def secret(timeline: Timeline) -> Source:
    made = make_source(
        timeline,
        "Whispers",
        "2007-05-01",
        title="canary-title",
        authors=[{"literal": "canary-author"}],
        container_title="canary-container",
        publisher="canary-publisher",
        url="https://canary.example/",
        archive_url="https://canary.example/archived",
        note="canary-note",
        public_label="A diplomat’s notes",
    )
    make_citation(make_event(timeline, "A talk"), made)
    return made


def test_a_source_is_cited_in_the_style_that_the_address_names(client: Client, source: Source) -> None:
    page = client.get(f"/t/made/sources/{source.public_id}").content.decode()
    assert "Hill, Anna. “Bridges &lt;Are&gt; Closed.” <i>Northern Daily</i>, March 12, 2007." in words(page)
    page = client.get(f"/t/made/sources/{source.public_id}?style=apa").content.decode()
    assert "Hill, A. (2007, March 12). Bridges &lt;are&gt; closed. <i>Northern Daily</i>." in words(page)
    assert 'href="?style=harvard#cite"' in page
    assert "Hill, Anna." in words(client.get(f"/t/made/sources/{source.public_id}?style=nonsense").content.decode())


def test_a_reference_is_there_to_be_copied_as_text_html_and_markdown(client: Client, source: Source) -> None:
    page = client.get(f"/t/made/sources/{source.public_id}?style=mla").content.decode()
    assert "Hill, Anna. “Bridges &lt;Are&gt; Closed.” Northern Daily, 12 Mar. 2007," in form(page, "text")
    assert "“Bridges &amp;lt;Are&amp;gt; Closed.” &lt;i&gt;Northern Daily&lt;/i&gt;" in form(page, "html")
    assert "*Northern Daily*, 12 Mar. 2007, &lt;https://daily.example/b&gt;." in form(page, "markdown")


def test_a_source_is_saved_in_each_format(client: Client, source: Source) -> None:
    address = f"/t/made/sources/{source.public_id}/reference"
    bib = client.get(f"{address}.bib")
    assert bib.headers["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert bib.headers["Content-Disposition"] == f'attachment; filename="made-{source.public_id.hex[-8:]}.bib"'
    assert b"@article{hill2007bridges," in bib.content
    assert b"TY  - NEWS\n" in client.get(f"{address}.ris").content
    assert json.loads(client.get(f"{address}.json").content)[0]["issued"] == {"date-parts": [[2007, 3, 12]]}
    assert client.get(f"{address}.pdf").status_code == 404
    assert client.get(f"{address}.bib", headers={"If-None-Match": bib.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("style", ["chicago", "apa", "mla", "harvard", "short"])
def test_strangers_see_the_label_of_a_confidential_source_alone(client: Client, secret: Source, style: str) -> None:
    for address in (f"sources/{secret.public_id}?style={style}", f"bibliography?style={style}"):
        page = client.get(f"/t/made/{address}").content.decode()
        assert "A diplomat’s notes" in page
        assert "canary" not in page
        assert "2007" not in page


@pytest.mark.parametrize("end", ["bib", "ris", "json"])
def test_files_for_strangers_have_the_label_of_a_confidential_source_alone(
    client: Client, timeline: Timeline, secret: Source, end: str
) -> None:
    for address in (f"sources/{secret.public_id}/reference.{end}", f"bibliography.{end}"):
        written = client.get(f"/t/made/{address}").content.decode()
        assert "A diplomat’s notes" in written
        assert "canary" not in written
        assert "2007" not in written
    client.force_login(make_member(timeline))
    assert "canary-title" in client.get(f"/t/made/bibliography.{end}").content.decode()


def test_a_bibliography_has_every_source_that_the_reader_may_see_and_marks_drafts(
    client: Client, timeline: Timeline, source: Source
) -> None:
    draft = make_source(timeline, "Later", title="Nobody cites this")
    page = client.get("/t/made/bibliography").content.decode()
    assert page.count("<li id=") == 1
    assert str(source.public_id) in page
    assert client.get(f"/t/made/sources/{draft.public_id}/reference.bib").status_code == 404
    client.force_login(make_member(timeline))
    page = client.get("/t/made/bibliography").content.decode()
    assert page.count("<li id=") == 2
    assert page.count("Draft: not cited yet") == 1
    assert client.get("/t/made/sources/").content.decode().count("Draft: not cited yet") == 1


@pytest.mark.usefixtures("editor")
def test_what_each_entry_becomes_is_shown_and_nothing_is_saved(client: Client) -> None:
    answer = client.post("/t/made/sources/import/preview", {"text": BOTH})
    page = words(answer.content.decode())
    assert answer.status_code == 200
    assert "1 new source, 1 entry needs a look" in page
    assert "Hill, “Piers”, 1984" in page
    assert "Entry 2 (lost), url" in page
    assert "An address begins with http:// or https://" in page
    assert "no place for it: keywords" in page
    assert Source.objects.count() == 0


@pytest.mark.usefixtures("editor")
def test_nothing_is_saved_while_an_entry_needs_a_look_unless_it_is_left_out(client: Client) -> None:
    answer = client.post("/t/made/sources/import/save", {"text": BOTH, "key": "one"})
    assert answer.status_code == 422
    assert "Nothing was saved." in answer.content.decode()
    assert Source.objects.count() == 0
    page = client.post("/t/made/sources/import/save", {"text": BOTH, "key": "two", "leave_out": "1"}).content.decode()
    assert "1 source brought in." in words(page).replace("<strong>", "").replace("</strong>", "")
    assert "@online{lost" in page
    assert "@book{hill" not in page
    assert [source.title for source in Source.objects.all()] == ["Piers"]


def test_all_come_in_as_one_change_that_is_undone_at_once(client: Client, timeline: Timeline, editor: User) -> None:
    text = BOTH.replace("nowhere", "https://lost.example/")
    sent = {"text": text, "key": "one"}
    answer = client.post("/t/made/sources/import/save", sent)
    change = Change.objects.get(verb="import_references")
    assert answer.status_code == 303
    assert client.post("/t/made/sources/import/save", sent).headers["Location"] == answer.headers["Location"]
    assert Source.objects.count() == 2
    page = client.get(answer.headers["Location"]).content.decode()
    assert "2 sources brought in." in words(page)
    assert "Piers" in page
    assert "2 entries are here already" in words(
        client.post("/t/made/sources/import/preview", {"text": text}).content.decode()
    )
    client.post(f"/t/made/history/{change.number}/undo", {"key": "undo"})
    assert not Source.objects.standing().exists()
    assert "were taken back" in client.get(answer.headers["Location"]).content.decode()


@pytest.mark.usefixtures("editor")
def test_a_file_is_read_and_a_text_beside_it_is_not_lost(client: Client) -> None:
    ris = "TY  - BOOK\nTI  - Größe\nER  - \n"
    for content in (ris.encode(), b"\xef\xbb\xbf" + ris.encode(), ris.encode("cp1252")):
        page = client.post("/t/made/sources/import/preview", {"file": SimpleUploadedFile("a.ris", content)})
        assert "“Größe”" in page.content.decode()
    both = {"file": SimpleUploadedFile("a.ris", ris.encode()), "text": "typed"}
    answer = client.post("/t/made/sources/import/preview", both)
    assert answer.status_code == 422
    assert ">\ntyped</textarea>" in answer.content.decode()


@pytest.mark.usefixtures("editor")
def test_a_file_that_is_dropped_while_it_comes_in_is_said_to_be_too_long(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events.views.uploads.MOST_UPLOADED", 100)
    answer = client.post("/t/made/sources/import/save", {"file": SimpleUploadedFile("all.ris", b"TY  - BOOK\n" * 20)})
    assert answer.status_code == 422
    assert "“all.ris” is too long: at most 2 MB fit." in answer.content.decode()


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(("text", "remedy"), [("", "nothing here yet"), ("hello", "BibTeX nor RIS"), ("[{", "line 1")])
def test_what_holds_no_references_is_refused_with_the_text_still_there(client: Client, text: str, remedy: str) -> None:
    answer = client.post("/t/made/sources/import/preview", {"text": text})
    assert answer.status_code == 422
    assert remedy in answer.content.decode()
    assert f">\n{text}</textarea>" in answer.content.decode()


def form(page: str, word: str) -> str:
    found = re.search(rf'<textarea id="cite-as-{word}"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert found
    return found[1]


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"</?(?:strong|a|span)[^>]*>", "", page))

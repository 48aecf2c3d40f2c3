"""Who gets which answer where: the table. Every route of the URLconf has a row here, or `test_grid.py` fails.

An address is written with the keys of `furniture.py` in braces. `reads` says for whom there is something at the
address: everybody who reads the timeline, its members, or nobody at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from tests.trust.grid_of_api import of_api
from tests.trust.roles import NOBODY
from tests.trust.world import Made

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
Reads = Literal["readers", "members", "nobody", "owners of the binned"]
#: "form" is read and sent, "deed" is sent only; both by those that `may` says. The others only show.
Kind = Literal["page", "form", "deed", "api", "api-title", "api-team", "api-deed", "api-delete", "api-writes", "title"]
#: Everybody who reads it; that role and above; or who wrote the furniture's notes, an editor, and no owner either.
May = Literal["readers", "reader", "annotator", "editor", "owner", "its author"]
Statuses = tuple[int, int, int, int, int, int, int]  # one for each of METHODS


@dataclass(frozen=True, slots=True)
class Row:
    """A route within a timeline, by one of the addresses it has there."""

    route: str
    kind: Kind
    address: str
    reads: Reads = "readers"
    may: May = "readers"
    empty: int = 428  # what a POST without anything in it is answered by those who may send one
    deeds: str = ""  # methods of the API that write, such as "PATCH DELETE"


_SUGGESTION = "/t/{slug}/sources/{source}/suggestions/{suggestion}"
IN_TIMELINE = (
    Row("timeline", "page", "/t/{slug}/"),
    Row("timeline-settings", "form", "/t/{slug}/settings/", may="owner"),
    Row("timeline-visibility", "form", "/t/{slug}/visibility", may="owner"),
    Row("timeline-secret", "deed", "/t/{slug}/visibility/secret", may="owner"),
    Row("timeline-duplicate", "form", "/t/{slug}/duplicate", may="reader", empty=422),
    Row("timeline-bin-it", "form", "/t/{slug}/bin-it", may="owner"),
    Row("view-as", "deed", "/t/{slug}/view-as", may="reader", empty=303),
    Row("members", "page", "/t/{slug}/members/", may="reader"),
    Row("member-add", "deed", "/t/{slug}/members/add", may="owner", empty=422),
    Row("member-leave", "deed", "/t/{slug}/members/leave", may="reader"),
    Row("member-role", "deed", "/t/{slug}/members/{membership}/role", "members", may="owner"),
    Row("member-remove", "deed", "/t/{slug}/members/{membership}/remove", "members", may="owner"),
    Row("rows-paste", "page", "/t/{slug}/paste/", may="editor"),
    Row("rows-preview", "deed", "/t/{slug}/paste/preview", may="editor", empty=422),
    Row("rows-save", "deed", "/t/{slug}/paste/save", may="editor", empty=422),
    Row("line-add", "form", "/t/{slug}/add/line", may="editor", empty=422),
    Row("todo", "page", "/t/{slug}/todo/", "members"),
    Row("changed", "page", "/t/{slug}/changed"),
    Row("compare-tellings", "page", "/t/{slug}/compare?one={source}&other={confidential}"),
    Row("viewport", "page", "/t/{slug}/viewport.json"),
    Row("export", "page", "/t/{slug}/export.json"),
    Row("event", "page", "/t/{slug}/{event}"),
    Row("event", "page", "/t/{slug}/{draft}", "members"),
    Row("event-panel", "page", "/t/{slug}/{event}/panel"),
    Row("event-panel", "page", "/t/{slug}/{draft}/panel", "members"),
    Row("event-edit", "form", "/t/{slug}/{event}/edit/title", may="editor"),
    Row("event-edit", "form", "/t/{slug}/{event}/edit/date", may="editor"),
    Row("event-edit", "form", "/t/{slug}/{event}/edit/people", may="editor"),
    Row("event-edit", "form", "/t/{slug}/{draft}/edit/summary", "members", may="editor"),
    Row("event-edit", "form", "/t/{slug}/{event}/edit/number", "nobody"),
    Row("event-use-reading", "deed", "/t/{slug}/{event}/use/{reading}", may="editor"),
    Row("event-use-reading", "deed", "/t/{slug}/{later}/use/{reading}", "nobody"),
    Row("event-move", "deed", "/t/{slug}/{event}/move", may="editor"),
    Row("event-move", "deed", "/t/{slug}/{draft}/move", "members", may="editor"),
    Row("event-withdraw", "form", "/t/{slug}/{event}/withdraw", may="editor"),
    Row("event-withdraw", "form", "/t/{slug}/{draft}/withdraw", "members", may="editor"),
    Row("relation-add", "form", "/t/{slug}/{event}/relations/add", may="editor", empty=422),
    Row("relation-add", "form", "/t/{slug}/{draft}/relations/add", "members", may="editor", empty=422),
    Row("relation-look", "deed", "/t/{slug}/{event}/relations/look", may="editor", empty=422),
    Row("relation-look", "deed", "/t/{slug}/{draft}/relations/look", "members", may="editor", empty=422),
    Row("relation-edit", "form", "/t/{slug}/{event}/relations/{relation}", may="editor"),
    Row("relation-edit", "form", "/t/{slug}/{event}/relations/{draft_relation}", "members", may="editor"),
    Row("relation-edit", "form", "/t/{slug}/{draft}/relations/{relation}", "nobody"),
    Row("relation-withdraw", "form", "/t/{slug}/{event}/relations/{relation}/withdraw", may="editor"),
    Row("relation-withdraw", "form", "/t/{slug}/{event}/relations/{draft_relation}/withdraw", "members", may="editor"),
    Row("citation", "page", "/t/{slug}/{event}/citations/{citation}"),
    Row("citation", "page", "/t/{slug}/{event}/citations/{whispered}"),
    Row("citation", "page", "/t/{slug}/{event}/citations/{withdrawn_citation}", "nobody"),
    Row("citation", "page", "/t/{slug}/{draft}/citations/{draft_citation}", "members"),
    Row("citation", "page", "/t/{slug}/{event}/citations/{draft_citation}", "nobody"),
    Row("fact-add", "form", "/t/{slug}/add", may="editor", empty=422),
    Row("suggest", "page", "/t/{slug}/suggest/person?q=a", may="annotator"),
    Row("source-add", "form", "/t/{slug}/sources/add", may="editor", empty=422),
    Row("source-list", "page", "/t/{slug}/sources/"),
    Row("source", "page", "/t/{slug}/sources/{source}"),
    Row("source", "page", "/t/{slug}/sources/{confidential}"),
    Row("source", "page", "/t/{slug}/sources/{draft_source}", "members"),
    Row("article-add", "form", "/t/{slug}/sources/article", may="editor", empty=422),
    Row("article-confirm", "form", "/t/{slug}/sources/article/{source}", "nobody", may="editor", empty=404),
    Row("source-capture", "form", "/t/{slug}/sources/{source}/capture", "members", may="editor", empty=422),
    Row("source-capture", "form", "/t/{slug}/sources/{draft_source}/capture", "members", may="editor", empty=422),
    Row("source-file", "page", "/t/{slug}/sources/{source}/files/{file}", "members"),
    Row("text-erase", "form", "/t/{slug}/sources/{source}/captures/{text}/erase", "members", may="owner"),
    Row("source-captures", "page", "/t/{slug}/sources/{source}/captures/", "members"),
    Row("source-captures", "page", "/t/{slug}/sources/{draft_source}/captures/", "members"),
    Row("source-passages", "page", "/t/{slug}/sources/{source}/passages/", "members"),
    Row("source-passages", "page", "/t/{slug}/sources/{confidential}/passages/", "members"),
    Row("likeness-decide", "deed", "/t/{slug}/sources/{source}/likenesses/{likeness}", "members", may="editor"),
    Row("passages-settle", "deed", "/t/{slug}/sources/{source}/passages/settle", "members", may="editor", empty=422),
    Row("source-reference", "page", "/t/{slug}/sources/{source}/reference.bib"),
    Row("source-reference", "page", "/t/{slug}/sources/{confidential}/reference.ris"),
    Row("source-reference", "page", "/t/{slug}/sources/{draft_source}/reference.json", "members"),
    Row("source-reference", "page", "/t/{slug}/sources/{source}/reference.pdf", "nobody"),
    Row("bibliography", "page", "/t/{slug}/bibliography"),
    Row("bibliography", "page", "/t/{slug}/bibliography?style=apa"),
    Row("bibliography-file", "page", "/t/{slug}/bibliography.bib"),
    Row("bibliography-file", "page", "/t/{slug}/bibliography.ris"),
    Row("bibliography-file", "page", "/t/{slug}/bibliography.json"),
    Row("bibliography-file", "page", "/t/{slug}/bibliography.pdf", "nobody"),
    Row("references-in", "page", "/t/{slug}/sources/import/", may="editor"),
    Row("references-preview", "deed", "/t/{slug}/sources/import/preview", may="editor", empty=422),
    Row("references-save", "deed", "/t/{slug}/sources/import/save", may="editor", empty=422),
    Row("source-text", "page", "/t/{slug}/sources/{source}/text/", "members"),
    Row("source-text", "page", "/t/{slug}/sources/{source}/text/?q=a&at=3", "members"),
    Row("source-text", "page", "/t/{slug}/sources/{confidential}/text/", "members"),
    Row("words-event", "form", "/t/{slug}/sources/{source}/text/event", "members", may="editor", empty=422),
    Row("words-evidence", "form", "/t/{slug}/sources/{source}/text/evidence", "members", may="editor", empty=422),
    Row("suggestions", "page", "/t/{slug}/sources/{source}/suggestions/", "members"),
    Row("suggestions-look", "deed", "/t/{slug}/sources/{source}/suggestions/look", "members", "editor", 303),
    Row("suggestion-accept", "deed", f"{_SUGGESTION}/accept", "members", "editor"),
    Row("suggestion-merge", "deed", f"{_SUGGESTION}/merge", "members", "editor"),
    Row("suggestion-dismiss", "deed", f"{_SUGGESTION}/dismiss", "members", "editor"),
    Row("suggestion-reopen", "deed", f"{_SUGGESTION}/reopen", "members", "editor"),
    Row("coverage", "page", "/t/{slug}/coverage/", "members"),
    Row("person-list", "page", "/t/{slug}/people/"),
    Row("place-list", "page", "/t/{slug}/places/"),
    Row("tag-list", "page", "/t/{slug}/tags/"),
    Row("tag-edit", "form", "/t/{slug}/tags/{tag}/edit", may="editor"),
    Row("tag-edit", "form", "/t/{slug}/tags/{draft_tag}/edit", "members", may="editor"),
    Row("tag-withdraw", "form", "/t/{slug}/tags/{tag}/withdraw", may="editor"),
    Row("paragraph-add", "form", "/t/{slug}/sources/{source}/digest/add", may="editor"),
    Row("paragraph-edit", "form", "/t/{slug}/sources/{source}/digest/{paragraph}", may="editor"),
    Row("paragraph-edit", "form", "/t/{slug}/sources/{confidential}/digest/{paragraph}", "nobody"),
    Row("source-allot", "deed", "/t/{slug}/sources/{source}/allot", may="editor", empty=303),
    Row("source-edit", "form", "/t/{slug}/sources/{source}/edit/title", may="editor"),
    Row("source-edit", "form", "/t/{slug}/sources/{confidential}/edit/confidential", may="editor"),
    Row("source-edit", "form", "/t/{slug}/sources/{draft_source}/edit/title", "members", may="editor"),
    Row("source-withdraw", "form", "/t/{slug}/sources/{source}/withdraw", may="editor"),
    Row("person-edit", "form", "/t/{slug}/people/{person}/edit/name", may="editor"),
    Row("person-edit", "form", "/t/{slug}/people/{draft_person}/edit/name", "members", may="editor"),
    Row("person-withdraw", "form", "/t/{slug}/people/{person}/withdraw", may="editor"),
    Row("person-merge", "form", "/t/{slug}/people/{person}/merge", may="editor"),
    Row("person-unmerge", "deed", "/t/{slug}/people/{person}/unmerge", "nobody", may="editor"),
    Row("place-edit", "form", "/t/{slug}/places/{place}/edit/coordinates", may="editor"),
    Row("place-edit", "form", "/t/{slug}/places/{draft_place}/edit/name", "members", may="editor"),
    Row("place-withdraw", "form", "/t/{slug}/places/{place}/withdraw", may="editor"),
    Row("place-merge", "form", "/t/{slug}/places/{place}/merge", may="editor"),
    Row("place-unmerge", "deed", "/t/{slug}/places/{place}/unmerge", "nobody", may="editor"),
    Row("citation-add", "form", "/t/{slug}/{event}/citations/add", may="editor", empty=422),
    Row("citation-add", "form", "/t/{slug}/{draft}/citations/add", "members", may="editor", empty=422),
    Row("citation-edit", "form", "/t/{slug}/{event}/citations/{citation}/edit/locator", may="editor"),
    Row("citation-edit", "form", "/t/{slug}/{event}/citations/{whispered}/edit/note", may="editor"),
    Row("citation-edit", "form", "/t/{slug}/{draft}/citations/{draft_citation}/edit/stance", "members", may="editor"),
    Row("quotation-add", "form", "/t/{slug}/{event}/citations/{citation}/quotations/add", may="editor"),
    Row("quotation-add", "form", "/t/{slug}/{draft}/citations/{draft_citation}/quotations/add", "members", "editor"),
    Row("quotation-edit", "form", "/t/{slug}/{event}/citations/{citation}/quotations/{quote}", may="editor"),
    Row("quotation-edit", "form", "/t/{slug}/{event}/citations/{whispered}/quotations/{quote}", "nobody"),
    Row("reading-add", "form", "/t/{slug}/{event}/citations/{citation}/readings/add", may="editor"),
    Row("reading-edit", "form", "/t/{slug}/{event}/citations/{citation}/readings/{reading}", may="editor"),
    Row("reading-edit", "form", "/t/{slug}/{event}/citations/{whispered}/readings/{reading}", "nobody"),
    Row("citation-withdraw", "form", "/t/{slug}/{event}/citations/{citation}/withdraw", may="editor"),
    Row("citation-move", "deed", "/t/{slug}/{event}/citations/{citation}/move", may="editor"),
    Row("person", "page", "/t/{slug}/people/{person}"),
    Row("person", "page", "/t/{slug}/people/{draft_person}", "members"),
    Row("place", "page", "/t/{slug}/places/{place}"),
    Row("place", "page", "/t/{slug}/places/{draft_place}", "members"),
    Row("note-list", "page", "/t/{slug}/notes/"),
    Row("note-add", "form", "/t/{slug}/notes/new?event={event}", may="annotator", empty=422),
    Row("note-add", "form", "/t/{slug}/notes/new?citation={whispered}", may="annotator", empty=422),
    Row("note-add", "form", "/t/{slug}/notes/new?source={source}", may="annotator", empty=422),
    Row("note-add", "form", "/t/{slug}/notes/new?event={draft}", "members", may="annotator", empty=422),
    Row("note-preview", "deed", "/t/{slug}/notes/preview", may="annotator", empty=200),
    Row("note-beside", "page", "/t/{slug}/notes/beside?event={event}"),
    Row("note-beside", "page", "/t/{slug}/notes/beside?event={event}&citation={citation}"),
    Row("note-beside", "page", "/t/{slug}/notes/beside?event={draft}", "members"),
    Row("note-beside", "page", "/t/{slug}/notes/beside?source={confidential}"),
    Row("note", "page", "/t/{slug}/notes/{note}"),
    Row("note", "page", "/t/{slug}/notes/{team_note}", "members"),
    Row("note-data", "title", "/t/{slug}/notes/{note}.jsonld"),
    Row("note-data", "title", "/t/{slug}/notes/{team_note}.jsonld", "members"),
    Row("note-reply", "form", "/t/{slug}/notes/{note}/reply", may="annotator", empty=422),
    Row("note-reply", "form", "/t/{slug}/notes/{team_note}/reply", "members", may="annotator", empty=422),
    Row("note-edit", "form", "/t/{slug}/notes/{note}/edit", may="its author"),
    Row("note-edit", "form", "/t/{slug}/notes/{team_note}/edit", "members", may="its author"),
    Row("note-resolve", "deed", "/t/{slug}/notes/{team_note}/resolve", "members", may="annotator"),
    Row("note-reopen", "deed", "/t/{slug}/notes/{note}/reopen", may="annotator"),
    Row("note-withdraw", "form", "/t/{slug}/notes/{team_note}/withdraw", "members", may="editor"),  # who wrote it
    Row("note-restore", "deed", "/t/{slug}/notes/{note}/restore", may="editor"),
    Row("history", "page", "/t/{slug}/history/", may="reader"),
    Row("record", "page", "/t/{slug}/history/record?at=2100-01-01"),
    Row("history-last", "page", "/t/{slug}/history/last", may="reader"),
    Row("change", "page", "/t/{slug}/history/{former_change}", may="reader"),
    Row("change-undo", "deed", "/t/{slug}/history/{former_change}/undo", may="editor", empty=303),
    Row("row-history", "page", "/t/{slug}/history/of/source/{source}", may="reader"),
    Row("row-history", "page", "/t/{slug}/history/of/person/{draft_person}", "members"),
    Row("row-history", "page", "/t/{slug}/history/of/note/{team_note}", "members"),
    Row("event-history", "page", "/t/{slug}/{event}/history", may="reader"),
    Row("event-history", "page", "/t/{slug}/{draft}/history", "members"),
    Row("event-compare", "page", "/t/{slug}/{event}/compare", may="reader"),
    Row("event-version", "page", "/t/{slug}/{event}/versions/2", may="reader"),
    Row("event-version", "page", "/t/{slug}/{draft}/versions/1", "members"),
    Row("event-revert", "deed", "/t/{slug}/{event}/versions/2/revert", may="editor"),
    Row("timeline-bin", "page", "/t/{slug}/bin/", may="reader"),
    Row("bin-restore", "deed", "/t/{slug}/bin/citation/{withdrawn_citation}/restore", "members", may="editor"),
    Row("api-timeline", "api-title", "/api/timelines/{slug}/", may="owner", deeds="PATCH DELETE"),
    Row("api-timeline-show", "api-title", "/api/timelines/{slug}/show/", may="owner", deeds="POST"),
    Row("api-timeline-restore", "api-title", "/api/timelines/{slug}/restore/", "owners of the binned", deeds="POST"),
    Row("api-events", "api", "/api/timelines/{slug}/events/", may="editor", empty=422, deeds="POST"),
    *(
        Row(route, kind, f"/api/timelines/{{slug}}/events/{{{event}}}/{rest}", reads, "editor", empty, deeds)  # type: ignore[arg-type]
        for event, reads in (("event", "readers"), ("draft", "members"))
        for route, kind, rest, empty, deeds in (
            ("api-event", "api", "", 428, "PATCH DELETE"),
            ("api-event-tags", "api-deed", "tags/", 422, ""),
            ("api-event-people", "api", "people/", 422, "POST"),
            ("api-event-explanation", "api", "explanation/", 428, ""),
        )
    ),
    Row("api-event-restore", "api-deed", "/api/timelines/{slug}/events/{draft}/restore/", "members", may="editor"),
    Row("api-event-tag", "api-delete", "/api/timelines/{slug}/events/{event}/tags/{tag}/", may="editor"),
    Row(
        "api-event-part",
        "api",
        "/api/timelines/{slug}/events/{event}/people/{part}/",
        may="editor",
        deeds="PATCH DELETE",
    ),
    Row("api-relations", "api", "/api/timelines/{slug}/relations/", may="editor", empty=422, deeds="POST"),
    Row("api-relation", "api", "/api/timelines/{slug}/relations/{relation}/", may="editor", deeds="PATCH DELETE"),
    Row(
        "api-relation",
        "api",
        "/api/timelines/{slug}/relations/{draft_relation}/",
        "members",
        may="editor",
        deeds="PATCH DELETE",
    ),
    Row(
        "api-relation-restore",
        "api-deed",
        "/api/timelines/{slug}/relations/{draft_relation}/restore/",
        "members",
        may="editor",
    ),
    Row("api-sources", "api", "/api/timelines/{slug}/sources/", may="editor", empty=422, deeds="POST"),
    Row("api-source", "api", "/api/timelines/{slug}/sources/{source}/", may="editor", deeds="PATCH DELETE"),
    Row("api-source", "api", "/api/timelines/{slug}/sources/{confidential}/", may="editor", deeds="PATCH DELETE"),
    Row(
        "api-source",
        "api",
        "/api/timelines/{slug}/sources/{draft_source}/",
        "members",
        may="editor",
        deeds="PATCH DELETE",
    ),
    Row("api-actor", "api", "/api/timelines/{slug}/actors/{draft_person}/", "members", "editor", deeds="PATCH DELETE"),
    Row("api-place", "api", "/api/timelines/{slug}/places/{draft_place}/", "members", "editor", deeds="PATCH DELETE"),
    Row("api-tag", "api", "/api/timelines/{slug}/tags/{draft_tag}/", "members", "editor", deeds="PATCH DELETE"),
    Row("api-actors", "api", "/api/timelines/{slug}/actors/", may="editor", empty=422, deeds="POST"),
    Row("api-actor", "api", "/api/timelines/{slug}/actors/{person}/", may="editor", deeds="PATCH DELETE"),
    Row("api-places", "api", "/api/timelines/{slug}/places/", may="editor", empty=422, deeds="POST"),
    Row("api-place", "api", "/api/timelines/{slug}/places/{place}/", may="editor", deeds="PATCH DELETE"),
    Row("api-tags", "api", "/api/timelines/{slug}/tags/", may="editor", empty=422, deeds="POST"),
    Row("api-tag", "api", "/api/timelines/{slug}/tags/{tag}/", may="editor", deeds="PATCH DELETE"),
    *(
        Row(f"api-{noun}-{deed}", "api-deed", f"/api/timelines/{{slug}}/{noun}s/{{{at}}}/{deed}/", reads, may="editor")
        for noun, key, deeds in (
            ("source", "source", "restore"),
            ("actor", "person", "restore merge"),
            ("place", "place", "restore merge"),
            ("tag", "tag", "restore"),
        )
        for deed in deeds.split()
        for at, reads in ((key, "members" if deed == "restore" else "readers"), (f"draft_{key}", "members"))
    ),
    *(
        Row(route, kind, f"/api/timelines/{{slug}}/events/{{event}}/citations/{rest}", reads, "editor", empty, deeds)  # type: ignore[arg-type]
        for route, kind, rest, reads, empty, deeds in (
            ("api-citations", "api", "", "readers", 422, "POST"),
            ("api-citation", "api", "{citation}/", "readers", 428, "PATCH DELETE"),
            ("api-citation", "api", "{whispered}/", "readers", 428, "PATCH DELETE"),
            ("api-citation", "api", "{withdrawn_citation}/", "nobody", 428, "PATCH DELETE"),
            ("api-citation-restore", "api-deed", "{withdrawn_citation}/restore/", "members", 428, ""),
            ("api-quotes", "api-deed", "{citation}/quotes/", "members", 422, ""),
            ("api-quote", "api-writes", "{citation}/quotes/{quote}/", "members", 428, "PATCH DELETE"),
            ("api-readings", "api-deed", "{citation}/readings/", "members", 422, ""),
            ("api-reading", "api-writes", "{citation}/readings/{reading}/", "members", 428, "PATCH DELETE"),
        )
    ),
    Row("api-digest", "api", "/api/timelines/{slug}/sources/{source}/digest/", may="editor", empty=422, deeds="POST"),
    Row("api-digest", "api", "/api/timelines/{slug}/sources/{draft_source}/digest/", "members", "editor", 422, "POST"),
    Row(
        "api-paragraph",
        "api",
        "/api/timelines/{slug}/sources/{source}/digest/{paragraph}/",
        may="editor",
        deeds="PATCH DELETE",
    ),
    Row("api-annotations", "api", "/api/timelines/{slug}/annotations/", may="annotator", empty=422, deeds="POST"),
    Row("api-annotation", "api", "/api/timelines/{slug}/annotations/{note}/", may="annotator", deeds="PATCH DELETE"),
    Row(
        "api-annotation",
        "api",
        "/api/timelines/{slug}/annotations/{team_note}/",
        "members",
        may="annotator",
        deeds="PATCH DELETE",
    ),
    *(
        Row(
            f"api-annotation-{deed}",
            "api-deed",
            f"/api/timelines/{{slug}}/annotations/{{{note}}}/{deed}/",
            reads,
            may="annotator",
            empty=422 if deed == "reply" else 428,
        )
        for deed in ("reply", "resolve", "reopen", "restore")
        for note, reads in (("note", "readers" if deed != "restore" else "members"), ("team_note", "members"))
    ),
    Row("api-members", "api-team", "/api/timelines/{slug}/members/", may="owner", empty=422, deeds="POST"),
    Row("api-member", "api-team", "/api/timelines/{slug}/members/{membership}/", may="owner", deeds="PATCH DELETE"),
    Row("api-changes", "api-team", "/api/timelines/{slug}/changes/"),
    Row("api-change", "api-team", "/api/timelines/{slug}/changes/{change}/"),
    Row("api-change-undo", "api-deed", "/api/timelines/{slug}/changes/{change}/undo/", may="editor", empty=409),
)

#: Who may do what a role may.
RANKED = ("owner", "editor", "annotator", "reader")

#: What each kind of route answers, in the order of METHODS. Pages refuse a method before they look at the address.
READ: Mapping[Kind, Statuses] = {
    "page": (200, 200, 405, 405, 405, 405, 405),
    "form": (200, 200, 0, 405, 405, 405, 405),
    "deed": (405, 405, 0, 405, 405, 405, 405),
    "title": (200, 200, 405, 405, 405, 405, 200),
}
#: The same for those who may read what the address means, and not do this with it.
REFUSED: Mapping[Kind, Statuses] = {
    "page": (403, 403, 405, 405, 405, 405, 405),
    "form": (403, 403, 403, 405, 405, 405, 405),
    "deed": (405, 405, 403, 405, 405, 405, 405),
}
#: The timeline is there, and what is asked of it is not.
NOTHING_THERE: Mapping[Kind, Statuses] = {
    "page": (404, 404, 405, 405, 405, 405, 405),
    "form": (404, 404, 404, 405, 405, 405, 405),
    "deed": (405, 405, 404, 405, 405, 405, 405),
    "title": (404, 404, 405, 405, 405, 405, 200),
}
NO_TIMELINE: Mapping[Kind, Statuses] = {
    "page": (404, 404, 405, 405, 405, 405, 405),
    "form": (404, 404, 404, 405, 405, 405, 405),
    "deed": (405, 405, 404, 405, 405, 405, 405),
    "title": (404, 404, 405, 405, 405, 405, 200),
}

NO_ID = "00000000-0000-7000-8000-000000000000"

#: Routes that belong to no timeline: the same for everybody, but for the two that are about being signed in.
SITE: Mapping[str, tuple[str, Statuses]] = {
    "home": ("/", (200, 200, 405, 405, 405, 405, 405)),
    "date-preview": ("/dates/preview?words=early+March+2007", (200, 200, 405, 405, 405, 405, 405)),
    "sign-in": ("/sign-in/", (200, 200, 200, 200, 405, 405, 200)),
    "sign-out": ("/sign-out/", (405, 405, 302, 405, 405, 405, 200)),
    "timeline-new": ("/new/", (302, 302, 302, 405, 405, 405, 405)),
    "timelines-bin": ("/bin/", (302, 302, 302, 405, 405, 405, 405)),
    "account": ("/account/", (302, 302, 302, 405, 405, 405, 405)),
    "password": ("/account/password/", (302, 302, 302, 302, 302, 302, 302)),
    "tokens": ("/account/tokens/", (302, 302, 302, 405, 405, 405, 405)),
    "token-revoke": (f"/account/tokens/{NO_ID}/revoke", (405, 405, 302, 405, 405, 405, 405)),
    "dates-help": ("/help/dates/", (200, 200, 405, 405, 405, 405, 405)),
    "api-schema": ("/api/schema/", (200, 200, 405, 405, 405, 405, 200)),
    "api-timelines": ("/api/timelines/", (200, 200, 401, 405, 405, 405, 200)),
    "api-docs": ("/api/", (200, 200, 405, 405, 405, 405, 405)),
    "api-nothing": ("/api/nowhere", (404, 404, 404, 404, 404, 404, 404)),
}
#: Whoever is signed in is led away from the sign-in page, whatever the method, and to what is their own.
SIGNED_IN: Mapping[str, Statuses] = {
    "api-timelines": (200, 200, 422, 405, 405, 405, 200),
    "sign-in": (302, 302, 302, 302, 302, 302, 302),
    "timeline-new": (200, 200, 422, 405, 405, 405, 405),
    "timelines-bin": (200, 200, 404, 405, 405, 405, 405),
    "account": (200, 200, 303, 405, 405, 405, 405),
    "password": (200, 200, 422, 405, 405, 405, 405),
    "tokens": (200, 200, 422, 405, 405, 405, 405),
    "token-revoke": (405, 405, 404, 405, 405, 405, 405),
}

MISSING = {
    "slug": "there-is-none",
    "number": "987654",
    "id": NO_ID,
}


def sees(row: Row, made: Made) -> Set[str]:
    """The roles for which there is something at the row's address."""
    if row.reads == "owners of the binned":
        return {"owner"} if made.kind == "binned" else NOBODY
    return {"readers": made.readers, "members": made.members, "nobody": NOBODY}[row.reads]


def does(row: Row, role: str) -> bool:
    """Whether the role may do what the row's route does, where it can read what the address means."""
    if row.may == "its author":
        return role == "editor"
    return row.may == "readers" or (role in RANKED and RANKED.index(role) <= RANKED.index(row.may))


def asked(row: Row, made: Made, role: str) -> Sequence[str]:
    """The methods that the grid asks by: all in a public timeline, and in a private one by whoever may not read it.

    Elsewhere only those that read or write: HEAD goes the way of GET, and the others are refused before the role
    counts. What the API answers to them where somebody reads nothing, `differences` compares in every timeline.
    """
    if made.kind == "public" or (made.kind == "private" and role not in made.readers):
        return METHODS
    return ("GET", "POST", "PATCH", "DELETE") if row.kind.startswith("api") else ("GET", "POST")


def expected(row: Row, made: Made, role: str) -> Statuses:
    """The statuses of METHODS; POST of something empty."""
    if row.kind.startswith("api"):
        return of_api(row, role, readers=made.readers, sees=sees(row, made), may=does(row, role))
    if role not in made.readers:
        return NO_TIMELINE[row.kind]
    if role not in sees(row, made):
        return NOTHING_THERE[row.kind]
    if not does(row, role):
        return REFUSED[row.kind]
    answers = list(READ[row.kind])
    if row.kind in ("form", "deed"):
        answers[METHODS.index("POST")] = row.empty
    return tuple(answers)  # type: ignore[return-value]


def address_of(row: Row, made: Made) -> str:
    """The row's address in a timeline."""
    return row.address.format(slug=made.timeline.slug, **made.keys)


def address_of_nothing(row: Row, made: Made, role: str) -> str:
    """The same address of what does not exist: of no timeline, or where the role reads that, of nothing in it."""
    if role not in made.readers:
        return row.address.format(slug=MISSING["slug"], **made.keys)
    keys = {name: MISSING["number" if key.isdigit() else "id"] for name, key in made.keys.items()}
    return row.address.format(slug=made.timeline.slug, **keys)

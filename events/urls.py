"""Addresses: one list per noun, under its prefix."""

from django.urls import URLPattern, URLResolver, include, path

from events.views import (
    accounts,
    citations,
    events,
    export,
    help,
    home,
    members,
    note_deeds,
    note_writing,
    notes,
    people,
    places,
    sources,
    timelines,
    timelines_bin,
    timelines_new,
    timelines_settings,
    tokens,
    view_as,
    viewport,
)

app_name = "events"

site = [
    path("", home.home, name="home"),
    path("sign-in/", accounts.SignIn.as_view(), name="sign-in"),
    path("sign-out/", accounts.SignOut.as_view(), name="sign-out"),
    path("help/dates/", help.dates, name="dates-help"),
    path("new/", timelines_new.new, name="timeline-new"),
    path("bin/", timelines_bin.timelines_bin, name="timelines-bin"),
    path("account/", accounts.account, name="account"),
    path("account/password/", accounts.Password.as_view(), name="password"),
    path("account/tokens/", tokens.tokens, name="tokens"),
    path("account/tokens/<uuid:token_id>/revoke", tokens.revoke, name="token-revoke"),
]
timeline: list[URLPattern] = [
    path("", timelines.timeline, name="timeline"),
    path("settings/", timelines_settings.settings, name="timeline-settings"),
    path("visibility", timelines_settings.visibility, name="timeline-visibility"),
    path("visibility/secret", timelines_settings.secret, name="timeline-secret"),
    path("duplicate", timelines_new.duplicate, name="timeline-duplicate"),
    path("bin-it", timelines_bin.bin_it, name="timeline-bin-it"),
    path("view-as", view_as.view_as, name="view-as"),
    path("members/", members.members, name="members"),
    path("members/add", members.add, name="member-add"),
    path("members/leave", members.leave, name="member-leave"),
    path("members/<int:key>/role", members.role, name="member-role"),
    path("members/<int:key>/remove", members.remove, name="member-remove"),
    path("viewport.json", viewport.data, name="viewport"),
    path("export.json", export.export, name="export"),
    path("<int:number>", events.event, name="event"),
    path("<int:number>/panel", events.panel, name="event-panel"),
    path("<int:number>/citations/<uuid:citation_id>", citations.citation, name="citation"),
    path("sources/", sources.sources, name="source-list"),
    path("sources/<uuid:source_id>", sources.source, name="source"),
    path("notes/", notes.notes, name="note-list"),
    path("notes/new", note_writing.add, name="note-add"),
    path("notes/preview", note_writing.preview, name="note-preview"),
    path("notes/beside", notes.beside, name="note-beside"),
    path("notes/<uuid:note_id>", notes.note, name="note"),
    path("notes/<uuid:note_id>.jsonld", notes.note_data, name="note-data"),
    path("notes/<uuid:note_id>/reply", note_writing.answer, name="note-reply"),
    path("notes/<uuid:note_id>/edit", note_writing.edit, name="note-edit"),
    path("notes/<uuid:note_id>/resolve", note_deeds.resolve, name="note-resolve"),
    path("notes/<uuid:note_id>/reopen", note_deeds.reopen, name="note-reopen"),
    path("notes/<uuid:note_id>/withdraw", note_deeds.withdraw, name="note-withdraw"),
    path("notes/<uuid:note_id>/restore", note_deeds.restore, name="note-restore"),
    path("people/<uuid:actor_id>", people.person, name="person"),
    path("places/<uuid:place_id>", places.place, name="place"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *site,
    path("t/<slug:slug>/", include(timeline)),
    path("api/", include("events.api.urls")),
]

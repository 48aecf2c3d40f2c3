"""What may be looked at: allow-lists of columns, nothing by default."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from events.admin.site import site
from events.models import (
    Actor,
    Annotation,
    Change,
    Citation,
    Era,
    Event,
    Membership,
    Place,
    Reading,
    Relation,
    Source,
    Story,
    StoryStep,
    Tag,
    Timeline,
    User,
)


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]  # of many models
    """A list and a page per row, without a way to write."""

    actions = None
    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever runs the site; others do not come this far."""
        return bool(request.user.is_active and request.user.is_staff)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """The same."""
        return self.has_view_permission(request)


def _shown(
    model: type[Model], *fields: str, search: tuple[str, ...] = (), within: tuple[str, ...] = ("timeline",)
) -> None:
    """Register a model with the columns that are shown, in the list and on the page."""
    options = {
        "fields": (*within, *fields),
        "readonly_fields": (*within, *fields),
        "list_display": ("pk", *within, *fields[:4]),
        "list_select_related": within,
        "search_fields": search,
        "ordering": ("-pk",),
    }
    site.register(model, type(f"{model.__name__}Rows", (ReadOnly,), options))


_shown(
    Timeline,
    *("slug", "title", "visibility", "version", "public_id", "time_zone", "language", "binned_at", "binned_by"),
    search=("slug", "title"),
    within=(),
)
_shown(Membership, "user", "role", "version", search=("timeline__slug", "user__username"))
_shown(Event, "number", "title", "state", "occurrence", "version", "public_id", "date_edtf", search=("title",))
_shown(Citation, "event", "source", "stance", "locator", "version", "public_id", "withdrawn_at", "withdrawn_by")
_shown(Reading, "citation", "form", "date_edtf", "basis", "version", "public_id")
_shown(Relation, "event", "kind", "other", "version", "public_id", "withdrawn_at")
_shown(Source, "title", "short_title", "container_title", "version", "public_id", "withdrawn_at", search=("title",))
_shown(Actor, "name", "kind", "merged_into", "version", "public_id", "withdrawn_at", search=("name",))
_shown(Place, "name", "kind", "merged_into", "version", "public_id", "withdrawn_at", search=("name",))
_shown(Tag, "name", "version", "public_id", "withdrawn_at", search=("name",))
_shown(Era, "title", "date_edtf", "version", "public_id", "withdrawn_at", search=("title",))
_shown(Story, "number", "title", "state", "version", "public_id", "withdrawn_at", search=("title",))
_shown(StoryStep, "story", "event", "position", "version", "public_id")
_shown(Annotation, "author", "audience", "motivation", "written_at", "version", "public_id", "resolved_at")
_shown(Change, "number", "by", "at", "verb", "reverts", search=("timeline__slug", "verb"))
_shown(
    User,
    *("username", "first_name", "last_name", "email", "is_active", "is_staff", "date_joined", "last_login"),
    search=("username",),
    within=(),
)

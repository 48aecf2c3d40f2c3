"""Who runs the site looks at rows and writes none; for everybody else there is nothing below /admin/."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from events.actions.accounts import create_local_owner
from events.admin.site import site
from events.models import Event
from tests import factories as make
from tests.trust.conftest import world
from tests.trust.roles import ROLES
from tests.trust.world import World

__all__ = ["world"]
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")


def addresses(patterns: list[URLPattern | URLResolver], before: str = "/admin/") -> Iterator[str]:
    """Every address of the admin with 1 for every argument."""
    for pattern in patterns:
        text = str(pattern.pattern).lstrip("^").rstrip("$").removesuffix("\\Z")
        for argument in ("<path:object_id>", "<path:content_type_id>/<path:object_id>", "<int:content_type_id>"):
            text = text.replace(argument, "1")
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, before + text)
        elif "(" not in text and "<" not in text:
            yield before + text


def every_address() -> list[str]:
    (admin,) = [each for each in get_resolver().url_patterns if getattr(each, "app_name", "") == "admin"]
    return [*addresses(admin.url_patterns), "/admin/r/1/1/", "/admin/events/", "/admin/nowhere/"]


@pytest.fixture
def staff(db: None, client: Client) -> Client:
    client.force_login(create_local_owner())
    return client


@pytest.mark.parametrize("role", ROLES)
def test_for_those_who_do_not_run_the_site_the_admin_does_not_exist(world: World, role: str) -> None:
    asker = world.askers[role]
    for method in METHODS:
        nothing = asker.send(method, "/nowhere")
        for address in every_address():
            found = asker.send(method, address)
            assert (found.status, found.body) == (nothing.status, nothing.body), (method, address)


def test_whoever_runs_the_site_reads_lists_and_rows(staff: Client) -> None:
    event = make.make_event(make.make_timeline(), "The bridge opens", "1901-05")
    assert "The bridge opens" in staff.get("/admin/events/event/").content.decode()
    page = staff.get(f"/admin/events/event/{event.pk}/change/")
    assert page.status_code == 200
    assert "1901-05" in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    for model in site._registry:
        assert staff.get(f"/admin/events/{model._meta.model_name}/?q=x").status_code == 200, model


def test_nobody_writes_through_the_admin(staff: Client) -> None:
    event = make.make_event(make.make_timeline(), "The bridge opens")
    for address in ("add/", f"{event.pk}/delete/"):
        assert staff.get(f"/admin/events/event/{address}").status_code == 403
        assert staff.post(f"/admin/events/event/{address}", {"title": "x", "post": "yes"}).status_code == 403
    assert staff.post(f"/admin/events/event/{event.pk}/change/", {"title": "x"}).status_code == 403
    assert staff.post("/admin/events/event/", {"action": "delete_selected"}).status_code in (200, 302, 403)
    assert [each.title for each in Event.objects.all()] == ["The bridge opens"]


def test_what_is_secret_is_not_shown_to_whoever_runs_the_site_either(staff: Client) -> None:
    timeline = make.make_timeline()
    user = make.make_user("ann", email="ann@example.org")
    pages = staff.get(f"/admin/events/timeline/{timeline.pk}/change/").content.decode()
    pages += staff.get(f"/admin/events/user/{user.pk}/change/").content.decode()
    assert timeline.token not in pages
    assert user.password not in pages
    assert "pbkdf2" not in pages

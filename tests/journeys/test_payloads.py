"""Two hundred payloads in every text that a person can write, and every page opened in a browser: nothing runs."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Dialog

from tests.journeys.conftest import PATIENCE, WIDE
from tests.journeys.site import Site
from tests.journeys.watching import Watch

SIGN_IN = "a-long-enough-word"
WRITTEN = f"""
import json
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat
from events.models import Annotation, User
from tests.trust.payloads import PAYLOADS
from tests.trust.written import desk_of, write_everywhere
words = "\\n\\n".join(PAYLOADS)
with transaction.atomic():
    timeline, pages = write_everywhere(words)
    user = User.objects.create_user("ann", password="{SIGN_IN}", first_name=words[:150], last_name=words[-150:])
    timeline.memberships.create(user=user, role="owner")
    body = Concat("body", Value("\\n\\n@{{1}} `@{{1}}`"))
    Annotation.objects.filter(timeline=timeline).update(author=user, mentioned=[user.pk], body=body)
    print(json.dumps([len(PAYLOADS), pages, desk_of(timeline)]))
"""


@pytest.fixture(scope="module")
def written(site: Site) -> tuple[Site, list[str], list[str]]:
    """A timeline in which every text is all payloads: the site, the pages of everybody, and those of members."""
    count, pages, desk = json.loads(site.run(WRITTEN).splitlines()[-1])
    assert count >= 200
    # what is no page: a browser would ask for an icon beside it
    no_page = ("/panel", ".jsonld", "suggest/person?q=a", "suggest/source?q=a")
    return site, *([page for page in each if not page.endswith(no_page)] for each in (pages, desk))


@pytest.mark.parametrize("is_member", [False, True], ids=["stranger", "owner"])
def test_no_payload_runs_loads_or_violates_the_policy_on_any_page(
    browser: Browser, written: tuple[Site, list[str], list[str]], is_member: bool
) -> None:
    site, pages, desk = written
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE * 3)
    watch = Watch(context, site.address)
    page = context.new_page()
    opened: list[str] = []

    def close(dialog: Dialog) -> None:
        opened.append(f"{page.url}: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", close)
    if is_member:
        page.goto(f"{site.address}/sign-in/")
        page.get_by_label("Name").fill("ann")
        page.get_by_label("Password").fill(SIGN_IN)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{site.address}/")
    for path in (*pages, *(desk if is_member else ())):
        response = page.goto(f"{site.address}{path}", wait_until="load")
        assert response is not None
        assert response.status == 200, path
    context.close()
    assert opened == []
    assert watch.complaints == [], [each[:300] for each in watch.complaints]

"""On a telephone, words of four hundred letters stay in the window: in titles, summaries, names, reasons and notes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.axe import violations
from tests.journeys.colleagues import SIGN_IN, OpenAs, colleagues
from tests.journeys.conftest import PHONE
from tests.journeys.fit import misfits
from tests.journeys.lent import lent
from tests.journeys.site import Site

LONG = "Donaudampfschifffahrt" * 20
DEEDS = f"""
from events.actions.annotations import annotate
from events.actions.facts import Fact, add_fact
from events.actions.naming import NewSource
from events.actions.threads import assign_note
from events.actions.timelines import create_timeline
from events.models import User
long = "{LONG}"[:400]
ann = User.objects.create_user("ann", password="{SIGN_IN}", first_name=long[:140], last_name=long[:140])
timeline = create_timeline(title=long[:200], by=ann)
timeline.slug = "long"
timeline.save()
for number in range(3):
    source = NewSource(short_title=long[:90] + str(number), title=long[:200])
    fact = Fact(title=long + str(number), when="11 March 2007", summary=long, source=source, quote=long,
                place=long[:100], tags=(long[:60],), is_draft=number == 1)
    event = add_fact(timeline=timeline, fact=fact, by=ann)
    note = annotate(event=event, body=long + " @ann", by=ann)
    assign_note(note=note, to=ann, version=note.version, by=ann)
"""
PAGES = ("2", "2/split", "merge?only=1,2", "merge?only=2", "notes/", "todo/", "edit?only=1,2,3", "members/", "history/")


@pytest.fixture
def open_as(browser: Browser, site: Site) -> Iterator[OpenAs]:
    """A browser of Ann, who has a long name, with a timeline of long words."""
    with lent(site, DEEDS) as desk, colleagues(browser, desk) as found:
        yield found


def test_pages_of_the_desk_hold_long_words_on_a_telephone(open_as: OpenAs) -> None:
    page = open_as("ann", "/t/long/", viewport=PHONE)
    beginning = page.url
    for each in PAGES:
        page.goto(beginning + each)
        assert [each, *misfits(page), *violations(page)] == [each]

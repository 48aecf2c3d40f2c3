"""Every route, asked by everybody in every way: the answer is what the table says, and a secret is nothing at all.

And no word of what somebody may not see is found in anything they can read, and none of what anybody wrote in the log;
nor does anything that a stranger reads change with it. Here, because it is read already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.trust.answers import deviations, differences
from tests.trust.canaries import met_in
from tests.trust.crawl import everything, leaks_and_unseen
from tests.trust.grid import METHODS, SIGNED_IN, SITE
from tests.trust.listening import Kept, listening
from tests.trust.roles import KINDS, ROLES, Answer, taken_back
from tests.trust.routes import IN_TIMELINE
from tests.trust.without import remove_what_is_hidden
from tests.trust.world import ACCOUNTS, World

#: What differs each time; and the mark of a page, which rests on the numbered changes as those below do.
_OF_THE_MOMENT = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"|data-mark="[^"]*"')
#: Rest on the numbered changes, which are taken out as well; tests/views/test_record.py, test_feed.py and test_live.py
#: hold them against drafts.
OF_CHANGES = ("/history/record?", "/feed.atom", "/live?")


@pytest.fixture(scope="module", autouse=True)
def log() -> Iterator[Kept]:
    """All that is logged while this file asks."""
    with listening() as kept:
        yield kept


def _routes(patterns: list[URLPattern | URLResolver]) -> Iterator[str | None]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver) and pattern.app_name == "admin":
            continue  # for every role but one it is not there at all: tests/admin
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns)
        else:
            yield pattern.name


def test_every_route_has_its_row() -> None:
    assert set(_routes(get_resolver().url_patterns)) == {row.route for row in IN_TIMELINE} | set(SITE)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_route_of_a_timeline_answers_each_role_and_method_as_the_table_says(
    world: World, kind: str, role: str
) -> None:
    assert list(deviations(world, kind, role)) == []


#: Of those who do not read a timeline, one with an account and one without are asked twice.
UNLIKE = [
    *(("public", role) for role in ROLES),
    *(("private", role) for role in ("anonymous", "removed", "reader")),
    *(("unlisted", role) for role in ("anonymous", "removed", "reader", "holder")),
    *(("binned", role) for role in ("anonymous", "owner")),
]


@pytest.mark.parametrize(("kind", "role"), UNLIKE)
def test_what_may_not_be_read_answers_exactly_like_what_does_not_exist(world: World, kind: str, role: str) -> None:
    assert list(differences(world, kind, role)) == []


@pytest.mark.parametrize("role", ROLES)
def test_a_role_meets_no_word_that_it_may_not_see_and_every_word_that_it_may(world: World, role: str) -> None:
    found, unseen = leaks_and_unseen(world, role)
    assert found == []
    assert unseen == []


@pytest.mark.parametrize("role", ROLES)
def test_reading_everything_leaves_no_private_word_in_the_log(world: World, log: Kept, role: str) -> None:
    if not world.askers[role].asked():  # where this test runs alone
        list(everything(world, role))
    written = "\n".join(log.lines).encode()
    assert b"Not Found" in written  # it does log
    words = {canary.word: canary.where for canary in world.aviary.canaries}
    asked = "\n".join(address for asker in world.askers.values() for address in asker.asked())
    for word in set(met_in(asked.encode(), words)):  # an address may hold what a link on a page leads to
        del words[word]
    assert len(words) > 100
    assert [words[word] for word in met_in(written, words)] == []


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("route", SITE)
def test_every_route_of_the_site_answers_each_role_and_method_as_the_table_says(
    world: World, route: str, role: str
) -> None:
    address, statuses = SITE[route]
    if role in ACCOUNTS:
        statuses = SIGNED_IN.get(route, statuses)
    asker = world.askers[role]
    assert [asker.ask(method, address).status for method in METHODS] == list(statuses)


@pytest.mark.parametrize("role", ["anonymous"])
def test_what_a_stranger_reads_is_the_same_where_nothing_is_hidden(world: World, role: str) -> None:
    asker = world.askers[role]
    before = dict(everything(world, role))
    with taken_back(), asker.anew():
        remove_what_is_hidden(world.made["public"].timeline)
        after = dict(everything(world, role))
    assert after.keys() == before.keys()
    compared = [address for address in before if not any(each in address for each in OF_CHANGES)]
    assert [address for address in compared if _said(after[address]) != _said(before[address])] == []


def _said(answer: Answer) -> tuple[int, Mapping[str, str], bytes]:
    momentary = {"Expires", "Content-Length"}  # of the sign-in page: now; and what is as long as a mark is
    headers = {name: value for name, value in answer.headers.items() if name not in momentary}
    return answer.status, headers, _OF_THE_MOMENT.sub(b"", answer.body)

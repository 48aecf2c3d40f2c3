"""A document whose parts do not fit is refused with every place and what to do there, and changes nothing."""

from __future__ import annotations

import json

import pytest

from events.exchange import DocumentRefused
from events.models import User
from tests.exchange.conftest import rows, taken_in
from tests.exchange.damages import CASES, ELSEWHERE, Damage, event, note, reading
from tests.exchange.documents import small


@pytest.mark.parametrize(
    ("damage", "place", "what", "remedy"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_does_not_fit_is_refused_with_place_and_remedy(
    owner: User, damage: Damage, place: str, what: str, remedy: str
) -> None:
    document, before = small(), rows()
    damage(document)
    with pytest.raises(DocumentRefused) as refused:
        taken_in(document, owner)
    problem = refused.value.problems[0]
    assert problem.place == place
    assert what in problem.what
    assert remedy in problem.remedy
    assert rows() == before


def test_everything_wrong_is_said_at_once_with_pointers_that_programs_follow(owner: User) -> None:
    document = small()
    event(document)["place"] = ELSEWHERE
    reading(document)["date"] = {"edtf": "2007-02-31"}
    note(document)["event"] = ELSEWHERE
    with pytest.raises(DocumentRefused) as refused:
        taken_in(document, owner)
    assert [problem.pointer for problem in refused.value.problems] == [
        "/events/0/place",
        "/events/0/citations/0/readings/0/date/edtf",
        "/annotations/0/event",
    ]
    assert refused.value.are_all


def test_after_a_hundred_problems_it_is_said_that_there_are_more(owner: User) -> None:
    document = small()
    document["tags"] += [{"id": ELSEWHERE, "name": f"tag {number}"} for number in range(150)]
    with pytest.raises(DocumentRefused) as refused:
        taken_in(document, owner)
    assert len(refused.value.problems) == 100
    assert not refused.value.are_all


@pytest.mark.parametrize("raw", [b"[]", b"7", b"null", b'{"timeline": 7}', b"{}", b'{"events": [7]}'])
def test_json_that_is_no_timeline_is_refused(owner: User, raw: bytes) -> None:
    before = rows()
    with pytest.raises(DocumentRefused):
        taken_in(raw, owner, slug="x")
    assert rows() == before


def test_a_title_of_ten_megabytes_is_refused_in_a_short_sentence(owner: User) -> None:
    document = small()
    event(document)["title"] = "long " * 2_097_152
    with pytest.raises(DocumentRefused) as refused:
        taken_in(json.dumps(document).encode(), owner)
    assert len(str(refused.value)) < 300
    assert "Keep it to 500." in str(refused.value)


def test_a_slug_that_is_taken_is_refused_with_a_way_out(owner: User) -> None:
    taken_in(small(), owner)
    before = rows()
    with pytest.raises(DocumentRefused, match="a timeline at the address bridges already") as refused:
        taken_in(small(), owner)
    assert refused.value.problems[0].remedy == "Import it under another: --slug another-name."
    assert rows() == before

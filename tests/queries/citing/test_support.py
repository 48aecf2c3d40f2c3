"""Who stands behind an event, counted."""

import pytest

from events.models import Citation, Stance
from events.queries.citing.support import Doubt, doubt, origin, support


def cite(source, stance=Stance.REPORTS, speaker=None):
    return Citation(source_id=source, stance=stance, speaker_id=speaker)


def test_a_copy_is_not_a_second_witness():
    assert str(support([cite(1), cite(2), cite(3)], {2: 1})) == "Reported by 3 (2 independent)"


def test_two_pages_of_one_source_count_once():
    assert str(support([cite(1), cite(1)], {})) == "Reported by 1"


def test_one_voice_in_two_papers_claims_once():
    claims = [cite(1, Stance.CLAIMS, speaker=9), cite(2, Stance.CLAIMS, speaker=9)]
    assert str(support(claims, {})) == "Claimed by 1 · reported by none"


def test_an_event_without_citations_has_nothing_to_say():
    assert str(support([], {})) == ""


def test_copies_of_each_other_come_from_one_of_them():
    circle = {1: 2, 2: 3, 3: 2}
    assert {origin(source, circle) for source in (1, 2, 3)} == {2}


@pytest.mark.parametrize(
    ("stances", "occurrence", "expected"),
    [
        ({"claims"}, "happened", Doubt.ALLEGED),
        ({"claims", "denies"}, "unknown", Doubt.ALLEGED),
        ({"claims", "reports"}, "happened", Doubt.NONE),
        ({"reports", "denies"}, "unknown", Doubt.DISPUTED),
        ({"reports", "denies"}, "happened", Doubt.NONE),
        ({"claims"}, "did not happen", Doubt.NONE),
        (set(), "happened", Doubt.NONE),
    ],
)
def test_doubt_follows_from_how_the_sources_put_it(stances, occurrence, expected):
    assert doubt(stances, occurrence) == expected

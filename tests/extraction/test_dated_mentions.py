"""What is counted from an event may have the day that the text gives the event, as another reading."""

import pytest

from tests.extraction.tagging import found

RAID = "The consulate was raided on 5 May 1990."


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"{RAID} They had met two days before the raid.", "1990-05-03"),
        (f"{RAID} They left the day after the consulate was raided.", "1990-05-06"),
        (f"{RAID} They met again a week after the attack.", "1990-W19"),
        ("They met ten days before the murder. The mayor was shot dead on Tuesday.", "2013-03-09"),
    ],
)
def test_the_only_day_that_is_told_of_the_event_is_counted_from(text, value):
    (one,) = (each for each in found(text) if each.shift)
    assert (one.type, one.value, one.date) == ("DATE", value, None)
    assert [(other.value, other.rule) for other in one.alternatives] == [(value, "counted from the event's day")]
    assert found(text)[one.anchor].words in ("5 May 1990", "Tuesday")


@pytest.mark.parametrize(
    "text",
    [
        "They had met two days before the raid.",
        f"{RAID} A second raid came on 9 May 1990. They had met two days before the raid.",
        f"{RAID} They had met two days before the wedding.",
        "The consulate was raided in May 1990. They had met two days before the raid.",
        f"{RAID} They had met days before the raid.",
    ],
)
def test_without_one_day_it_stays_a_distance(text):
    (one,) = (each for each in found(text) if each.shift)
    assert (one.type, one.anchor, one.alternatives) == ("DURATION", "none", ())


def test_what_it_is_counted_from_is_the_event_and_not_its_day():
    text = f"{RAID} They had met two days before the raid."
    one = found(text)[-1]
    assert one.counted_from(text, found(text)) == "the raid"

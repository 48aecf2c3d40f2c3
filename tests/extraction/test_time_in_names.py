"""Words of time within a name date nothing; the same words beside a name still do."""

import pytest

from tests.extraction.tagging import only, values


@pytest.mark.parametrize(
    "text",
    [
        "The keeper told the Sunday Times that the mill was safe.",
        "Nine strikers were shot on Bloody Sunday.",
        "Shops on the quay opened at night for Black Friday.",
        "The wharf was bought by Sheffield Wednesday.",
        "Verses from Monday Night Songs were read aloud.",
        "The keeper told the Saturday Evening Post that the mill was safe.",
        "The keeper told USA Today that the mill was safe.",
        "The keeper saw The Day After Tomorrow and slept.",
        "The keeper saw Back to the Future and slept.",
        "The keeper wrote a book about the October Revolution.",
        "The keeper lives at 1905 Mill Street.",
        "The keeper lives at 1905 Old Harbour Road.",
    ],
)
def test_a_word_of_time_in_a_name_is_no_time(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On Sunday Mayor Orr resigned.", "2013-03-17"),
        ("The mill at Orr burned Sunday night.", "2013-03-17TNI"),
        ("In October Mayor Orr resigned.", "2012-10"),
        ("Today Mayor Orr resigned.", "2013-03-22"),
        ("In 1905 Mill Street was paved.", "1905"),
        ("The Friday market was crowded.", "2013-03-22"),
        ("The Tuesday Council meeting was long.", "2013-03-19"),
        ("The October Council meeting was long.", "2012-10"),
        ("Fire Destroys Mill Monday Night Near Harbour", "2013-03-18TNI"),
    ],
)
def test_a_name_beside_a_time_leaves_it_one(text, value):
    assert only(text).value == value

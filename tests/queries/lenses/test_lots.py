"""Samples are the first lots, each as large as all before it."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from events.models.filing import FINEST, LOTS
from events.queries.lenses.lots import sample_of


@given(st.integers(0, 10**9), st.integers(1, 10_000))
def test_a_sample_holds_about_as_many_as_are_wanted_or_all(number: int, wanted: int) -> None:
    sample = sample_of(number, wanted)
    assert sample.lots == list(range(len(sample.lots)))
    assert 1 / FINEST <= sample.share <= 1
    assert sample.is_all == (sample.share == 1)
    if sample.is_all:
        assert number <= 1.5 * wanted
    elif len(sample.lots) > 1:
        assert 0.7 * wanted < number * sample.share < 1.5 * wanted


@pytest.mark.django_db
def test_each_lot_holds_as_many_events_as_all_before_it() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT events_lot(event), count(*) FROM generate_series(1, 64000) AS event GROUP BY 1 ORDER BY 1"
        )
        counts = dict(cursor.fetchall())
    assert sorted(counts) == list(range(LOTS))
    for lot in range(LOTS):
        share = sample_of(64_000, 64_000 * 2**lot // FINEST).share
        assert share == 2**lot / FINEST
        assert sum(counts[each] for each in range(lot + 1)) == pytest.approx(64_000 * share, rel=0.05)

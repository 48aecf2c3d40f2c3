"""What an older version derived is made anew, once."""

import pytest

from events.actions.placements import derive_anew
from events.models import ComputedDate, Ledger, Placement, Timeline

pytestmark = pytest.mark.django_db


def test_computed_dates_and_placements_of_an_older_version_are_made_anew_once(sample: Timeline) -> None:
    placed = sorted(Placement.objects.values_list("event", "kind", "audience", "words"))
    dates = sorted(ComputedDate.objects.values_list("event", "audience", "date_edtf"))
    ComputedDate.objects.all().delete()
    Placement.objects.all().delete()
    assert derive_anew() == []
    Ledger.objects.update(derivation=0)
    assert derive_anew() == [sample.slug]
    assert sorted(Placement.objects.values_list("event", "kind", "audience", "words")) == placed
    assert sorted(ComputedDate.objects.values_list("event", "audience", "date_edtf")) == dates
    assert derive_anew() == []

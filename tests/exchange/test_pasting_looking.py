"""What the preview offers can be entered, whatever was pasted; and corrections find their cells."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.actions.pasting import paste_rows
from events.exchange.pasting import Pasted, look
from events.exchange.pasting.table import written
from events.models import Event, Role, Timeline, User
from tests.factories import make_member, make_timeline

HEADINGS = [
    "Date",
    "End",
    "Summary",
    "Source",
    "Page",
    "Author",
    "Published",
    "URL",
    "Quote",
    "People",
    "Place",
    "Tags",
]
CELLS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["", "", "1901", "early May 1901", "10/03/2007", "Bridges", "Ann (host); Bob", "p. 3", "planned"]),
    st.sampled_from(["https://example.org", "a\0b", "é; É", "ﬁ", "\ufeff", "x" * 600, "(", "();()", "İ", "\u2028"]),
)
TABLES = st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=8, unique=True).flatmap(
    lambda heads: st.lists(st.lists(CELLS, min_size=len(heads) + 1, max_size=len(heads) + 1), max_size=8).map(
        lambda rows: [[*heads, "Title"], *rows]
    )
)


@pytest.fixture
def timeline(db: None) -> Timeline:
    return make_timeline()


@pytest.fixture
def editor(timeline: Timeline) -> User:
    return make_member(timeline, role=Role.EDITOR)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TABLES)
def test_what_the_preview_offers_can_be_entered(timeline: Timeline, editor: User, table: list[list[str]]) -> None:
    found = look(timeline, Pasted(text=written(table))).preview
    if not found.facts:
        return
    before = Event.objects.count()
    paste_rows(timeline=timeline, facts=found.facts, by=editor)
    connection.check_constraints()
    assert Event.objects.count() == before + len(found.facts)
    again = look(timeline, Pasted(text=written(table))).preview
    assert (again.facts, again.repeated) == ((), found.repeated + len(found.facts))


def test_a_correction_with_line_breaks_goes_where_it_belongs(timeline: Timeline) -> None:
    text = "Title\tQuote\n\n\tx\n"
    first = look(timeline, Pasted(text=text))
    cells = {(3, 0): "It opens", (3, 1): "one\r\ntwo", (9, 9): "nowhere"}
    found = look(timeline, Pasted(text=text, cells=cells, seen=first.seen, head=first.head))
    assert found.text == 'Title\tQuote\n\nIt opens\t"one\ntwo"\n'
    assert found.preview.columns.records[0].number == 3


def test_what_was_chosen_for_another_first_row_is_not_taken(timeline: Timeline) -> None:
    first = look(timeline, Pasted(text="Title\tDate\nx\t1901"))
    other = Pasted(text="Date\tTitle\n1901\tx", kinds=["title", "date"], headed=False, head=first.head)
    found = look(timeline, other)
    assert [str(kind) for kind in found.preview.columns.kinds] == ["date", "title"]
    assert found.preview.columns.is_headed

"""Names that say nothing are seen, and sentences are not."""

import pytest

from tests.house import names


@pytest.mark.parametrize(
    "call", ["CheckConstraint(condition=q, name='event_ok')", "models.Index(fields=[])", "GinIndex(name='event_gin')"]
)
def test_a_constraint_without_a_sentence_is_seen(put, call):
    assert names.short_constraint_names(put("events/models/new.py", call))


@pytest.mark.parametrize("name", ["'event_has_a_title'", "f'%(class)s_{field}_is_a_known_word'"])
def test_a_constraint_with_a_sentence_is_free(put, name):
    assert names.short_constraint_names(put("events/models/new.py", f"CheckConstraint(name={name})")) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tests/test_new.py", "def test_parse(): ..."),
        ("tests/test_new.py", "class TestIt:\n    async def test_it_all_works(self): ..."),
        ("tests/js/scale.test.js", 'test("zooms in", () => {});'),
    ],
)
def test_a_test_without_a_sentence_is_seen(put, name, content):
    assert len(names.short_test_names(put(name, content))) == 1


def test_a_test_with_a_sentence_is_free(put):
    assert names.short_test_names(put("tests/test_new.py", "def test_a_day_has_24_hours(): ...")) == []


def test_a_long_file_is_reported_unless_its_first_line_gives_a_reason(put):
    put("events/models/a.py", '"""Long: one table of every season."""\n' + "x = 1\n" * names.LONGEST_FILE)
    assert len(names.long_files(put("events/models/b.py", '"""Rows."""\n' + "x = 1\n" * names.LONGEST_FILE))) == 1

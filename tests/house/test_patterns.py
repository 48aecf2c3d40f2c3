"""A possessive group is seen, and what is safe in every Python is not."""

import pytest

from tests.house import patterns


@pytest.mark.parametrize("pattern", [r"(?:ab)*+", r"x(?:\w{1,4})++", r"(?:a|b)?+", r"(?:a-)" + "{2,3}+"])
def test_a_group_that_is_not_given_back_is_seen(put, pattern):
    assert len(patterns.keeps_a_group(put("events/extraction/new.py", f"re.compile(r'{pattern}')"))) == 1


@pytest.mark.parametrize("pattern", [r"[^\s(]*+", r"a++(?:b)*", r"\(\)++", "(?:a){2,3}"])
def test_a_set_that_is_not_given_back_is_free(put, pattern):
    assert patterns.keeps_a_group(put("events/extraction/new.py", f"re.compile(r'{pattern}')")) == []

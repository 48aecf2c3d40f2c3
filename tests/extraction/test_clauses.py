"""Clauses: which verb the words of a sentence go with."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from events.extraction.clauses import clauses, innermost


def parts(text: str) -> list[tuple[str, str]]:
    return [(part.kind, text[part.start : part.end].strip(" ,;:")) for part in clauses(text, 0, len(text))]


def test_two_verbs_joined_by_but_are_two_clauses():
    assert parts("The ministers will meet in Oslo but the deputies will travel to Rome.") == [
        ("main", "The ministers will meet in Oslo"),
        ("coordinate", "the deputies will travel to Rome."),
    ]


def test_one_subject_of_two_verbs_is_shared():
    assert parts("The envoy resigned in May and flew to Lima.") == [
        ("main", "The envoy resigned in May"),
        ("shared", "flew to Lima."),
    ]


def test_names_joined_by_and_stay_together():
    assert parts("Norway and Chile at a summit in Lima signed the accord.")[0][0] == "main"
    assert len(parts("They welcomed Norway and Chile at a summit aimed at peace.")) == 1


def test_what_is_said_hangs_on_who_says_it():
    text = "The mayor said that the bridge had collapsed on Friday."
    assert parts(text)[1] == ("content", "that the bridge had collapsed on Friday.")
    assert clauses(text, 0, len(text))[1].parent == 0


def test_a_clause_within_ends_where_the_outer_one_goes_on():
    text = "The premier, who resigned in March, said on Friday that he was tired."
    found = clauses(text, 0, len(text))
    assert [part.kind for part in found] == ["main", "relative", "content"]
    assert innermost(found, text.index("March"), text.index("March") + 5) == 1
    assert innermost(found, text.index("Friday"), text.index("Friday") + 6) == 0


@pytest.mark.parametrize("intro", ["While", "After", "Before", "Although"])
def test_a_fronted_clause_ends_at_its_comma(intro):
    text = f"{intro} the council sat in York, rebels took the bridge."
    assert parts(text)[1] == ("adverbial", f"{intro} the council sat in York")
    found = clauses(text, 0, len(text))
    assert innermost(found, text.index("rebels"), text.index("rebels") + 6) == 0


def test_a_colon_and_a_semicolon_begin_anew():
    assert [kind for kind, _ in parts("One thing is sure: the king fled; the queen stayed.")] == ["main"] * 3


WORDS = ["He", "said", "that", ",", "and", "who", "met", "while", "the", ";", "—", '"', "in", "including"]


@example(["and", "met", "and", ";", "said"])
@given(st.lists(st.sampled_from(WORDS)))
def test_clauses_lie_within_their_sentence(words):
    text = " ".join(words)
    found = clauses(text, 0, len(text))
    assert all(0 <= part.start <= part.end <= len(text) for part in found)
    assert all(part.parent is None or 0 <= part.parent < len(found) for part in found)
    own = [word for part in found for word in part.own]
    assert len({word.start for word in own}) == len(own)

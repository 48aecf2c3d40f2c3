"""A plain text says above its first paragraph what it is called, who wrote it and when; and nothing else is guessed."""

import pytest

from events.intake import read_pasted
from events.intake.head_lines import proposed_by

BODY = "The council voted last night to close the old bridge at once, after divers had found a crack in the pier. " * 2


def told(*head):
    return {name: each.value for name, each in proposed_by("\n\n".join([*head, BODY])).items()}


@pytest.mark.parametrize(
    ("line", "authors", "published"),
    [
        ("Jane Roe 12 March 2007", "Jane Roe", "2007-03-12"),
        ("By Jane Roe and Ann van Dyck", "Jane Roe; Ann van Dyck", None),
        ("By Jane Roe, Ben Cho and Ann Miller | March 12, 2007", "Jane Roe; Ben Cho; Ann Miller", "2007-03-12"),
        ("Monday, 12th March 2007", None, "2007-03-12"),
        ("Published: 2007-03-12", None, "2007-03-12"),
        ("Posted on Sept. 3, 1999", None, "1999-09-03"),
        ("The fair of 12 March 2007 in pictures", None, None),  # the date is of something else
        ("12 March", None, None),  # of no year
        ("31 February 2007", None, None),
        ("Harbour District", None, None),  # names of nobody who is said to have written it
    ],
)
def test_a_line_that_is_nothing_else_gives_names_and_a_day(line, authors, published):
    found = told("Old bridge closed", line)
    assert found.pop("title") == "Old bridge closed"
    assert (found.get("authors"), found.get("published")) == (authors, published)


def test_the_title_is_the_first_line_without_its_marks():
    assert told("## *Old bridge closed*") == {"title": "Old bridge closed"}
    assert told("Is the old bridge safe?")["title"] == "Is the old bridge safe?"


def test_what_is_no_head_gives_nothing():
    assert told() == {}
    assert told("It was a short sentence.") == {}  # a sentence is no title
    assert proposed_by("\n".join(["A poem", "of short lines", "12 March 2007"] * 3)) == {}


def test_a_pasted_text_proposes_what_its_head_says_and_keeps_it():
    document = read_pasted(f"Old bridge closed\n\nJane Roe 12 March 2007\n\n{BODY}")
    assert document.proposed["published"].origin == "the line “Jane Roe 12 March 2007” of the text"
    assert document.text.startswith("Old bridge closed\n\nJane Roe 12 March 2007\n\nThe council")

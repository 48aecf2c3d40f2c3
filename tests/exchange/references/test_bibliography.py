"""A bibliography stands in its style's order, and tells apart what authors and year do not."""

from __future__ import annotations

from events.dates import read_words
from events.exchange.references.bibliography import bibliography
from events.exchange.references.record import Name, Reference
from events.exchange.references.written import plain

HILL, ULM = Name("Hill", "Anna"), Name("Ülm", "Otto")


def book(title: str, year: str = "", *authors: Name) -> Reference:
    return Reference(csl_type="book", title=title, authors=authors, published=read_words(year) if year else None)


def lines(style: str, *references: Reference) -> list[str]:
    return [plain(each.stretches) for each in bibliography(references, style)]


def test_authors_and_titles_stand_in_one_alphabet_whatever_their_accents_and_articles() -> None:
    found = lines("mla", book("The wall", "2001"), book("Piers", "1999", ULM), book("Arches"), book("Tiles", "", HILL))
    assert found == ["Arches.", "Hill, Anna. Tiles.", "Ülm, Otto. Piers. 1999.", "The Wall. 2001."]


def test_one_author_stands_by_title_or_by_date_as_the_style_has_it() -> None:
    both = book("Late", "1990", HILL), book("Middle", "1980", HILL)
    assert lines("chicago", *both) == ["Hill, Anna. Late. 1990.", "Hill, Anna. Middle. 1980."]
    assert lines("apa", *both) == ["Hill, A. (1980). Middle.", "Hill, A. (1990). Late."]
    assert lines("short", *both, book("First", "1970")) == [
        "“First”, 1970",
        "Hill, “Middle”, 1980",
        "Hill, “Late”, 1990",
    ]


def test_one_author_and_year_are_told_apart_by_letters_where_they_stand_for_the_reference() -> None:
    found = [book("B", "1990", HILL), book("A", "1990", HILL), book("C", "1991", HILL), book("D", "1990", ULM)]
    assert lines("apa", *found) == [
        "Hill, A. (1990a). A.",
        "Hill, A. (1990b). B.",
        "Hill, A. (1991). C.",
        "Ülm, O. (1990). D.",
    ]
    undated = Reference(title="E", authors=(HILL,)), Reference(title="F", authors=(HILL,))
    assert lines("apa", *undated) == ["Hill, A. (n.d.-a). E.", "Hill, A. (n.d.-b). F."]
    assert lines("harvard", *undated) == ["Hill, A. (no date a) E.", "Hill, A. (no date b) F."]
    assert lines("chicago", *undated) == ["Hill, Anna. E. n.d.", "Hill, Anna. F. n.d."]


def test_letters_go_on_after_z() -> None:
    found = lines("apa", *(book(f"{number:03}", "1990", HILL) for number in range(28)))
    assert found[25:] == ["Hill, A. (1990z). 025.", "Hill, A. (1990aa). 026.", "Hill, A. (1990ab). 027."]

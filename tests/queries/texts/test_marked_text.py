"""Texts cut where passages begin and end."""

from events.queries.texts.marked_text import Stretch, marked_paragraphs


def cut(text, *stretches):
    return [[(part.text, part.marks) for part in block.segments] for block in marked_paragraphs(text, stretches)]


def test_a_paragraph_without_passages_is_one_piece():
    assert cut("One.\n\nTwo.") == [[("One.", ())], [("Two.", ())]]


def test_overlapping_passages_share_the_piece_they_have_in_common():
    assert cut("abcdef", Stretch(0, 4, 1), Stretch(2, 6, 2)) == [[("ab", (1,)), ("cd", (1, 2)), ("ef", (2,))]]


def test_a_passage_over_two_paragraphs_is_marked_in_both():
    assert cut("One.\n\nTwo.", Stretch(0, 10, 1)) == [[("One.", (1,))], [("Two.", (1,))]]


def test_the_pieces_are_the_text():
    text = "🗞 One, two, three.\n\n Four "
    pieces = cut(text, Stretch(2, 5, 1), Stretch(4, 9, 2))
    assert "".join(words for block in pieces for words, _ in block) == "🗞 One, two, three.Four"

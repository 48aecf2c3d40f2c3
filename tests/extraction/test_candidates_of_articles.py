"""The two articles of the sample, read where they are kept and never copied: what a person can accept from them."""

import datetime
from pathlib import Path

import pytest

from events.dates import parse
from events.extraction import Published, tag
from events.extraction.candidates import candidates

ARTICLES = Path(__file__).parents[3] / "shared" / "articles"
EDITORIAL = ARTICLES / "editorial-march-2007.txt"
REPORT = ARTICLES / "wsws-2007-03-12.txt"
WHEN = {
    EDITORIAL: Published(datetime.date(2007, 3, 1), datetime.date(2007, 3, 9)),
    REPORT: Published.on(datetime.date(2007, 3, 12)),
}
MOST = {EDITORIAL: 7, REPORT: 18}  # more would be work to dismiss


@pytest.fixture(scope="module")
def found():
    if not all(article.exists() for article in WHEN):
        pytest.skip("The articles are other people's text: they are read where they are kept, and are not there")
    read = {article: article.read_text(encoding="utf-8") for article in WHEN}
    return {
        article: [(text, each) for each in candidates(text, tag(text, WHEN[article]), WHEN[article])]
        for article, text in read.items()
    }


def the(pairs, title, words):
    """The one candidate with these words in its title, whose date words end so."""
    asked = [
        each
        for text, each in pairs
        if title in each.title and each.date_words and " ".join(text[slice(*each.date_words)].split()).endswith(words)
    ]
    assert len(asked) == 1, [(each.title, each.date_words) for _, each in pairs]
    return asked[0]


@pytest.mark.parametrize(
    ("title", "words", "date"),
    [
        ("conference on Iraqi security", "on Saturday", "2007-03-10"),
        ("Irbil", "in January", "2007-01"),
        ("President Bush", "last Wednesday", "2007-03-07"),
        ("Cheney", "last month", "2007-02"),
        ("Financial Times", "on Saturday", "2007-03-10"),
    ],
)
def test_the_report_gives_what_it_dates(found, title, words, date):
    each = the(found[REPORT], title, words)
    assert (each.date, each.stance, each.reported_occurrence) == (parse(date), "reports", "happened")
    assert not each.is_background


def test_the_surge_is_told_as_one_day_before_the_raid(found):
    each = the(found[REPORT], "President Bush announces", "on the day before the consulate was raided")
    assert (each.relation.kind, each.relation.amount, each.relation.unit) == ("before", 1, "days")
    assert each.date is None
    raid = found[REPORT][each.relation.candidate][1]
    assert raid.date == parse("2007-01")


def test_the_further_conference_is_planned_and_undated(found):
    each = the(found[REPORT], "Further conference", "yet to be decided")
    assert (each.expression, each.date) == (None, None)
    assert (each.stance, each.reported_occurrence) == ("announces", "planned")


def test_the_ministerial_is_planned_for_april(found):
    each = the(found[EDITORIAL], "Ministerial", "in April")
    assert (each.date, each.stance, each.reported_occurrence) == (parse("2007-04"), "announces", "planned")


def test_the_invasion_is_background_in_both(found):
    for article in WHEN:
        back = [each for _, each in found[article] if each.is_background]
        assert [(each.date, "invasion" in each.title.casefold()) for each in back] == [(parse("2003"), True)]


def test_little_is_offered_beside(found):
    assert {article: len(found[article]) <= most for article, most in MOST.items()} == dict.fromkeys(MOST, True)

"""How much of a timeline's articles has been gone through: one line for each, those with something unread first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from events.models import Source, SourceText
from events.models.source_text import SourceTextQuerySet
from events.queries.reader.names import SourceName, source_name
from events.queries.reader.paging import OtherPage, beside
from events.queries.reader.sight import Sight
from events.queries.reading.coverage import Coverage, coverage_of, coverages

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Article:
    """A source with the text of it that was captured last."""

    name: SourceName
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Covered:
    """A page of the articles, and the count over all of them; `without` are sources of which no text is here."""

    articles: tuple[Article, ...]
    whole: Coverage
    count: int
    done: int
    without: int
    page: int
    pages: int

    @property
    def others(self) -> tuple[OtherPage, ...]:
        """The pages before and after this one."""
        return beside(self.page, self.pages, before="Previous page", after="Next page")


def covered(sight: Sight, *, page: int = 1) -> Covered:
    """Page `page` (from 1; beyond the last is the last); for members (three queries, however many articles)."""
    standing = sight.of(Source.objects.standing())
    texts = latest_texts(sight)
    counted = coverages(texts, sight)
    articles = [Article(source_name(text.source, is_member=True), counted[text.pk]) for text in texts]
    articles.sort(key=lambda each: (each.coverage.is_done, -each.coverage.unread, each.name.short.casefold()))
    pages = max(1, -(-len(articles) // PER_PAGE))
    page = min(max(page, 1), pages)
    return Covered(
        articles=tuple(articles[(page - 1) * PER_PAGE : page * PER_PAGE]),
        whole=_sum(each.coverage for each in articles),
        count=len(articles),
        done=sum(each.coverage.is_done for each in articles),
        without=standing.count() - len(articles),
        page=page,
        pages=pages,
    )


def coverage_of_source(source_id: UUID, sight: Sight) -> Coverage | None:
    """Of the text of one source that was captured last; None where there is none, or for strangers (four queries)."""
    text = _latest(sight).filter(source__public_id=source_id).first() if sight.is_member else None
    return coverage_of(text, sight) if text is not None else None


def latest_texts(sight: Sight) -> list[SourceText]:
    """Of each standing source the text captured last, its words left out; for members (one query)."""
    return list(_latest(sight)) if sight.is_member else []


def _latest(sight: Sight) -> SourceTextQuerySet:
    rows = sight.of(SourceText.objects.filter(source__withdrawn_at__isnull=True))
    return rows.latest_of_each().select_related("source").without_words().defer("pages", "proposed")


def _sum(parts: Iterable[Coverage]) -> Coverage:
    every = list(parts)
    return Coverage(
        told=sum(each.told for each in every),
        dismissed=sum(each.dismissed for each in every),
        unread=sum(each.unread for each in every),
        dates=sum(each.dates for each in every),
        dates_unread=sum(each.dates_unread for each in every),
        others=sum(each.others for each in every),
        is_looked_at=all(each.is_looked_at for each in every),
    )

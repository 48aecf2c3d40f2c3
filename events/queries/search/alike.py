"""What may have been meant where a word is in no event: the nearest word that is, by the letters that they share."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import F

from events.models import Lexeme
from events.models.findable import LexemeQuerySet
from events.queries.reader.sight import Sight
from events.queries.search.terms import Term

LONGEST = 60  # letters of a word for which another is looked for
ALIKE = 0.3  # share of common trigrams (pg_trgm, 0 to 1)


def meant(sight: Sight, terms: Sequence[Term]) -> str:
    """`terms` with the words that no event has replaced by near ones that some have; "" where there are none."""
    said, is_other = [], False
    for term in terms:
        words = list(term.words)
        if term.events == 0:
            nearest = [_nearest(sight, word) for word in words]
            is_other = is_other or nearest != words
            words = nearest
        said.append(" ".join(words) if term.is_open and len(words) == 1 else f'"{" ".join(words)}"')
    return " ".join(said) if is_other else ""


def _nearest(sight: Sight, word: str) -> str:
    """The word that is nearest, of equally near ones the most frequent; itself where none is near."""
    found = _near(sight, word[:LONGEST]).values_list("word", flat=True).first()
    return str(found) if found else word


def _near(sight: Sight, word: str) -> LexemeQuerySet:
    rows = Lexeme.objects.filter(timeline=sight.timeline, audience=sight.audience, word__trigram_similar=word)
    near = rows.annotate(likeness=TrigramSimilarity("word", word)).filter(likeness__gte=ALIKE)
    return near.order_by("-likeness", F("events").desc(), "word")

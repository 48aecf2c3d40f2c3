"""A thousand sources in every style, for the first time and again: `python -m benchmarks.references`.

And as a file of each format, read back as well.
"""

import os
import time
from collections.abc import Callable
from typing import Any

import django

SOURCES = 1_000
MOST = 5.0  # CPU seconds for one style, the first time


def main() -> None:
    """Print the seconds, and exit with 1 where a style takes longer than it may."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from events.dates import read_words
    from events.exchange.references import FORMATS, STYLES, Reference, read_references
    from events.exchange.references.record import Name

    kinds = ("webpage", "article-newspaper", "book", "article-journal", "chapter")
    references = [
        Reference(
            csl_type=kinds[number % 5],
            title=f"What became of bridge number {number} after the winter",
            container_title="" if number % 5 == 2 else f"Paper {number % 40}",
            publisher=f"Press {number % 30}",
            authors=(Name(f"Hill{number % 300}", "Anna Maria"), Name("Grün", "Otto"))[: number % 3],
            published=read_words(f"{1 + number % 28} March {1900 + number % 100}"),
            url=f"https://bridges.example/{number}",
            language="en",
        )
        for number in range(SOURCES)
    ]
    is_slow = False
    for style, name in STYLES.items():
        first, again = (seconds(lambda style=style: written_out(references, style)) for _ in range(2))
        is_slow = is_slow or first > MOST
        print(f"{SOURCES:,} sources in {name}: {first:.2f} s of CPU (at most {MOST:.0f}), again {again * 1000:.0f} ms")
    for written in FORMATS.values():
        text = written.written(references)
        out, back = seconds(lambda: written.written(references)), seconds(lambda: read_references(text))  # noqa: B023
        print(f"{SOURCES:,} sources as {written.name}: {out * 1000:.0f} ms, read back {back * 1000:.0f} ms")
    raise SystemExit(is_slow)


def written_out(references: Any, style: str) -> None:
    """Every line of the bibliography."""
    from events.exchange.references import bibliography

    for line in bibliography(references, style):
        assert line.stretches


def seconds(deed: Callable[[], object]) -> float:
    """CPU seconds of one go."""
    began = time.process_time()
    deed()
    return time.process_time() - began


if __name__ == "__main__":
    main()

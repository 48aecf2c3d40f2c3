"""How long paper and images of a timeline take, for readers without an account: `python -m benchmarks.paper [N …]`.

Whole requests through Django in one process (middleware, queries, templates, drawing), without network and server; no
answer is a 304. Paper is its first part: all of it up to 2,000 events.
"""

from typing import Any

from benchmarks.stage.asking import ask
from benchmarks.stage.made_up import at_every_size

REQUESTS = 6


def main() -> None:
    """Print p50/p95 in milliseconds."""
    at_every_size(__doc__, measure)


def measure(timeline: Any) -> None:
    """Paper with and without its picture, and images, one by one and in lanes."""
    from django.test import Client

    client = Client()
    base = f"/t/{timeline.slug}/"
    for name, path in {
        "paper": "print",
        "paper without picture and quotations": "print?leave=picture&leave=quotes",
        "SVG": "picture.svg",
        "SVG in lanes of places": "picture.svg?group=place",
        "PNG": "picture.png",
        "PNG with twice the pixels": "picture.png?scale=2",
    }.items():
        print(f"{name}: {ask(client, [base + path] * REQUESTS)}", flush=True)


if __name__ == "__main__":
    main()

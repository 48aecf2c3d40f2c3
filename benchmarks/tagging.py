"""How well dates are found in tagged texts, and what it costs: `python -m benchmarks.tagging`.

With the command of another tagger that speaks the same lines as `manage.py tag_dates`, only that one is scored.
"""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import time

from benchmarks.stage.tagged_texts import CORPORA, GOLD, HELD_OUT, OURS, PLAIN, ROOT, by_chance, files, further, scored
from events.extraction import Published, tag
from events.extraction.rules import RULES
from events.extraction.tokens import TOKEN, Tokens

LENGTH = 100_000
PUBLISHED = Published.on(datetime.date(2007, 3, 22))

PROSE = (
    "The council met on Monday, two days after the mill burned, and said that work would begin early next month. "
    "In the spring of 1942 the bridge had been closed for six weeks; it opened again on 12 May 1943 at 8 p.m. and was "
    "used every day until the late 1990s. Its keeper, who is 64, remembers little of what came before or after it. "
) + 5 * (
    "The members asked whether the stone could be cut nearby, what the road would cost and who was to pay for it; some "
    "thought that the people on the other side of the river should be heard, others that enough was said. A letter "
    "from the engineer was read aloud. It spoke of timber, of iron, and of the patience that both of them need. "
)  # as many expressions to the word as news has
REPEATED = (
    "a", "7", "(", ")", "'", ".", "-", ",", "1,", "1/", "1-", "1998 ", "2007-03-10 ", "Friday ", "March 5, ", "twenty ",
    "one hundred ", "the ", "of ", "early ", "the day before ", "two days after ", "two years ago ", "of the year ",
    "from 3 to ", "12:00", "\n\n", "e\u0301", "🕊", "$ a year earlier ",
)  # fmt: skip


def cost(text: str) -> float:
    """CPU seconds to tag it, the best of five."""
    return min(_seconds(text) for _ in range(5))


def _seconds(text: str) -> float:
    began = time.process_time()
    tag(text, PUBLISHED)
    return time.process_time() - began


def start() -> float:
    """CPU seconds of the command without a text."""
    before = os.times()
    subprocess.run([sys.executable, "manage.py", "tag_dates"], stdin=subprocess.DEVNULL, check=True, cwd=ROOT)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


def growth() -> tuple[str, float, float]:
    """Of what is repeated endlessly, what grows fastest when it is doubled: the text, by how much, and its seconds."""
    found = []
    for repeated in REPEATED:
        whole = (repeated * (LENGTH // len(repeated) + 1))[:LENGTH]
        half, full = cost(whole[: LENGTH // 2]), cost(whole)
        found.append((full / max(half, 0.05), repeated, full))  # of less the clock says little
    ratio, repeated, seconds = max(found)
    return repeated, ratio, seconds


def slowest_expression() -> float:
    """Seconds that the slowest single regular expression takes for a whole text of anything repeated."""
    worst = 0.0
    for repeated in REPEATED:
        text = (repeated * (LENGTH // len(repeated) + 1))[:LENGTH]
        kinds = Tokens(text).kinds
        for pattern, subject in [(TOKEN, text), *((rule.pattern, kinds) for rule in RULES)]:
            began = time.process_time()
            for _ in pattern.finditer(subject):
                pass
            worst = max(worst, time.process_time() - began)
    return worst


def quality(tagger: str) -> None:
    """Print the scores of a tagger: of both corpora, of all, of those held out and the others, of further corpora."""
    paths = files()
    for name in CORPORA:
        print(scored(name, [path for path in paths if path.parent.name == name], tagger))
    print(scored("all", paths, tagger))
    _split(tagger)
    for name, others in further().items():
        print(scored(name, others, tagger))


def _split(tagger: str) -> None:
    paths = files()
    print(scored("held-out", paths[:HELD_OUT], tagger))
    print(scored("others", paths[HELD_OUT:], tagger))


def main() -> None:
    """Print all figures; those of tagged texts only where they are."""
    if not (GOLD / "score.py").exists():
        print("No tagged texts here: TAGGED_TEXTS names their folder; quality is not measured.")
    elif sys.argv[1:]:
        return quality(sys.argv[1])
    else:
        quality(OURS)
        print("A dozen plain rules, on the texts held out and on the others:")
        _split(PLAIN)
        value, date = by_chance()
        print(f"Forty texts drawn at random differ from the rest by chance: value {value:.1f}, date {date:.1f} (sd)")
    words = len(PROSE.split()) * 100
    print(f"prose: {1e6 * cost(PROSE * 100) / words:.1f} ms of CPU per 1,000 words; start {1e3 * start():.0f} ms")
    repeated, ratio, seconds = growth()
    print(f"doubled to {LENGTH:,} characters: at most {ratio:.2f} times the time ({repeated!r}: {seconds:.2f} s)")
    print(f"slowest regular expression on {LENGTH:,} characters: {1e3 * slowest_expression():.0f} ms")


if __name__ == "__main__":
    main()

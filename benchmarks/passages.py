"""CPU seconds to anchor 500 passages in a text of 1,000,000 code points: `python -m benchmarks.passages`."""

import random
import time
from collections import Counter

from events.passages import TextPositionSelector, TextQuoteSelector, anchor_all

LENGTH = 1_000_000
PASSAGES = 500
SEED = 2007

Passage = tuple[TextQuoteSelector, TextPositionSelector | None]


def prose(rng: random.Random) -> str:
    """Made-up words of plausible lengths, in sentences, with curly quotes here and there."""
    words = ["".join(rng.choices("eeetttaaooiinnsshhrrdlucm", k=rng.randint(2, 9))) for _ in range(5_000)]
    text = " ".join(rng.choice(words) + rng.choice(("", "", "", "", ",", ".", "’s", "”")) for _ in range(LENGTH // 5))
    return text[:LENGTH]


def repeats(rng: random.Random) -> str:
    """One sentence over and over, a word of it changed now and then."""
    sentence = "The ministers met again on Tuesday and agreed to meet again. "
    days = ("Monday", "Sunday")
    lines = (sentence.replace("Tuesday", rng.choice(days)) if rng.random() < 0.01 else sentence for _ in range(LENGTH))
    text = ""
    while len(text) < LENGTH:
        text += "".join(next(lines) for _ in range(1_000))
    return text[:LENGTH]


def recorded(text: str, rng: random.Random) -> list[Passage]:
    """Passages of an earlier state of `text`: a fifth each in place, moved, changed, lightly changed and gone."""
    return [_passage(text, rng, fate) for fate in range(5) for _ in range(PASSAGES // 5)]


def _passage(text: str, rng: random.Random, fate: int) -> Passage:
    start = rng.randrange(LENGTH - 500)
    end = start + rng.randint(20, 300)
    quote = TextQuoteSelector.around(text, start, end)
    if fate == 0:
        return quote, TextPositionSelector(start, end)
    exact = quote.exact
    if fate in (2, 3):  # one character in eight, or one in thirty, is another
        rate = 8 if fate == 2 else 30
        exact = "".join("#" if rng.randrange(rate) == 0 else character for character in exact)
    if fate == 4:
        quote = TextQuoteSelector("".join(rng.sample(exact, len(exact))), quote.suffix[::-1], quote.prefix[::-1])
        exact = quote.exact
    stood = max(0, start - 4_321)
    return TextQuoteSelector(exact, quote.prefix, quote.suffix), TextPositionSelector(stood, stood + len(exact))


def main() -> None:
    """Print seconds and outcomes for ordinary prose and for a text of repeats."""
    for make in (prose, repeats):
        rng = random.Random(SEED)
        text = make(rng)
        passages = recorded(text, rng)
        began = time.process_time()
        found = anchor_all(text, passages)
        seconds = time.process_time() - began
        outcomes = ", ".join(f"{count} {state}" for state, count in Counter(one.state for one in found).items())
        print(f"{make.__name__}: {PASSAGES} passages in {LENGTH:,} code points: {seconds:.2f} s ({outcomes})")


if __name__ == "__main__":
    main()

"""How many different date strings are parsed per CPU second, alone and through `python -m events.dates`."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from events.dates import DateError, parse

COUNT = 100_000
ROOT = Path(__file__).resolve().parent.parent


def strings(count: int = COUNT, seed: int = 2019) -> list[str]:
    """Distinct strings of every level and kind in equal shares, about one in eight of them invalid."""
    pick = random.Random(seed)
    found: dict[str, None] = {}
    makers = list(KINDS)
    while len(found) < count:
        for make in makers:
            found[make(pick)] = None
    return list(found)[:count]


def year(pick: random.Random) -> str:
    return f"{pick.randint(0, 9999):04d}"


def month(pick: random.Random) -> str:
    return f"{year(pick)}-{pick.randint(1, 12):02d}"


def day(pick: random.Random) -> str:
    return f"{month(pick)}-{pick.randint(1, 28):02d}"


def later(pick: random.Random) -> tuple[str, str]:
    first, last = sorted((day(pick), day(pick)))
    return first, last


def time_of_day(pick: random.Random) -> str:
    zone = pick.choice(["", "Z", f"+{pick.randint(0, 14):02d}:{pick.choice(['00', '30', '45'])}", "-04"])
    return f"{day(pick)}T{pick.randint(0, 23):02d}:{pick.randint(0, 59):02d}:{pick.randint(0, 59):02d}{zone}"


def with_x(pick: random.Random) -> str:
    text = day(pick)
    return pick.choice([f"{text[:8]}XX", f"{text[:5]}XX-XX", f"{text[:3]}X{text[4:]}", f"{text[:1]}X{text[2:7]}"])


def components(pick: random.Random) -> str:
    written, marks = day(pick), [pick.choice(["", "?", "~", "%"]) for _ in range(3)]
    return f"{written[:4]}{marks[0]}-{marks[1]}{written[5:7]}-{pick.choice('?~%')}{written[8:]}{marks[2]}"


def one_of(pick: random.Random) -> str:
    first, last = later(pick)
    return pick.choice([f"[{first}..{last}]", f"[..{last}]", f"[{first}..]", f"[{first[:4]},{last[:7]}]"])


def all_of(pick: random.Random) -> str:
    return f"{{{year(pick)},{month(pick)},{day(pick)}}}"


def invalid(pick: random.Random) -> str:
    text = day(pick)
    wrong = [
        f" {text}",
        f"{text[:8]}32",
        f"{text[:5]}13",
        f"{text}T24:00:00",
        f"{text[:4]}-uu",
        f"{text}T10:05",
        text[:6],
    ]
    return pick.choice(wrong) + pick.choice(["", "~", "/..", ","])


KINDS = (
    day,
    day,
    month,
    time_of_day,
    time_of_day,
    lambda pick: day(pick) + pick.choice("?~%"),
    lambda pick: f"-{day(pick)}" if pick.random() < 0.9 else f"-{month(pick)}",
    lambda pick: f"{year(pick)}-{pick.randint(21, 24)}",
    lambda pick: f"{year(pick)}-{pick.randint(25, 41)}",
    lambda pick: "/".join(later(pick)),
    lambda pick: pick.choice([f"../{day(pick)}", f"{day(pick)}/..", f"/{day(pick)}", f"{day(pick)}/"]),
    lambda pick: f"Y{pick.choice(['', '-'])}{pick.randint(10_000, 280_000_000)}",
    lambda pick: f"Y{pick.choice(['', '-'])}{pick.randint(1, 2799)}E{pick.randint(3, 5)}{pick.choice(['', 'S1'])}",
    lambda pick: f"{pick.randint(1000, 9999)}S{pick.randint(1, 4)}",
    with_x,
    components,
    one_of,
    all_of,
    invalid,
    invalid,
    year,
)


def library(texts: list[str]) -> float:
    """Strings per CPU second of `parse`, invalid ones included."""
    began = time.process_time()
    for text in texts:
        with suppress(DateError):
            parse(text)
    return len(texts) / (time.process_time() - began)


def command(texts: list[str]) -> float:
    """Lines per CPU second of the command as a whole: start, parsing, words and JSON."""
    before = os.times()
    answer = subprocess.run(
        [sys.executable, "-m", "events.dates"],
        input="\n".join(texts).encode(),
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    after = os.times()
    assert answer.stdout.count(b"\n") == len(texts)
    used = after.children_user - before.children_user + after.children_system - before.children_system
    return len(texts) / used


def main() -> None:
    """Print one line: the best of three runs each, since other work on the machine only ever slows them."""
    texts = strings()
    fastest = max(library(texts) for _ in range(3)), max(command(texts) for _ in range(3))
    print(f"dates: {fastest[0]:,.0f} strings per CPU second in the library, {fastest[1]:,.0f} through the command")


if __name__ == "__main__":
    main()

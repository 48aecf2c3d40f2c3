"""Texts whose expressions of time were tagged by hand: which are held out, how they are scored, what chance does.

The texts are licensed and not part of this project: `TAGGED_TEXTS` is a folder with `timebank/`, `aquaint/` (TimeML
files) and `score.py`. Forty files are held out, those whose names' SHA-256 sorts first; no rule was made from them.
Any further folder in it is scored by itself: news of another corpus says what of the rules is English.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent.parent
GOLD = Path(os.environ.get("TAGGED_TEXTS", ROOT.parent / "shared" / "tagging"))
HELD_OUT = 40
OURS = f'"{sys.executable}" manage.py tag_dates'
PLAIN = f'"{sys.executable}" -m benchmarks.stage.plain_tagger'
CORPORA = ("timebank", "aquaint")
_DRAWS = 5_000


def files() -> list[Path]:
    """Every tagged text, those held out first."""
    found = [path for name in CORPORA for path in (GOLD / name).glob("*.tml")]
    return sorted(found, key=lambda path: hashlib.sha256(path.name.encode()).hexdigest())


def further() -> dict[str, list[Path]]:
    """The texts of every other folder, by its name."""
    folders = {path.parent for path in GOLD.glob("*/*.tml")}
    return {each.name: sorted(each.glob("*.tml")) for each in sorted(folders) if each.name not in CORPORA}


def scored(name: str, paths: Iterable[Path], tagger: str = OURS) -> str:
    """What the scorer says of these texts as one folder."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / name
        folder.mkdir()
        for path in paths:
            shutil.copy(path, folder)
        command = [sys.executable, str(GOLD / "score.py"), "--gold", str(folder), "--tagger", tagger]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        return done.stdout.strip().rpartition(" · ")[0]


def by_chance(tagger: str = OURS) -> tuple[float, float]:
    """How far forty texts drawn at random lie from the rest in F1 of values and of dates: standard deviations."""
    scorer = _scorer()
    documents = [scorer.load(str(path)) for path in files()]
    _, answers = scorer.run(tagger, documents)
    counts = [_counts(scorer, *each) for each in zip(documents, answers, strict=True)]
    draw = random.Random(1)
    gaps = []
    for _ in range(_DRAWS):
        drawn = set(draw.sample(range(len(counts)), HELD_OUT))
        there = _f1(counts[at] for at in drawn)
        rest = _f1(one for at, one in enumerate(counts) if at not in drawn)
        gaps.append((rest[0] - there[0], rest[1] - there[1]))
    return statistics.pstdev(gap[0] for gap in gaps), statistics.pstdev(gap[1] for gap in gaps)


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def _counts(scorer: ModuleType, document: object, answer: list[object]) -> tuple[int, ...]:
    """Of one text: values that are right, said and found; dates that are right, said and found."""
    gold = document.timexes  # type: ignore[attr-defined]
    pairs = scorer.align(gold, answer)
    dates = [(one, other) for one, other in pairs if scorer.is_calendar(one) and scorer.is_calendar(other)]
    return (
        sum(one.value == other.value for one, other in pairs),
        len(gold) + len(answer),
        sum(scorer.calendar_part(one.value) == scorer.calendar_part(other.value) for one, other in dates),
        sum(bool(scorer.is_calendar(one)) for one in (*gold, *answer)),
    )


def _f1(counts: Iterable[tuple[int, ...]]) -> tuple[float, float]:
    value, values, date, dates = (sum(column) for column in zip(*counts, strict=True))
    return 200 * value / values, 200 * date / dates

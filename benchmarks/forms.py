"""Random input to every form and every deed, as every role: how many were sent, and how they were answered.

Whole requests through Django in one process, against a database of its own. What each of them writes is taken back, so
that the next meets the same timeline. Ends with exit code 1 where one was answered with a failure of ours (5xx):
`python -m benchmarks.forms`, or with the number of posts behind it.
"""

import sys
import time
from collections import Counter
from itertools import count, cycle

from benchmarks.stage.database import migrated_database

POSTS = 20_000
LONGEST = 150.0  # seconds, after which it ends with what was sent by then
#: Who may write is asked most: the others are refused before anything is looked at.
ROLES = ("owner", "editor", "owner", "annotator", "editor", "owner", "reader", "stranger", "anonymous", "removed")
KINDS = ("private", "public", "unlisted")
SHOWN = 20  # failures that are printed


def main() -> int:
    """Print the answers by status; 1 where something broke."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else POSTS
    with migrated_database():
        from django.conf import settings

        settings.ALLOWED_HOSTS = ["testserver"]
        settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        began = time.perf_counter()
        answers, broken = send(wanted, give_up=began + LONGEST)
        seconds = time.perf_counter() - began
    sent = answers.total()
    print(f"{sent:,} forms filled in at random and sent, in {seconds:.0f} s: {len(broken)} broke")
    print(", ".join(f"{status}: {number:,}" for status, number in sorted(answers.items())))
    for address, body, status in broken[:SHOWN]:
        print(f"{status}: {address}\n  {body[:600]}")
    return 1 if broken or not sent else 0


def send(wanted: int, *, give_up: float) -> tuple[Counter[int], list[tuple[str, str, int]]]:
    """Answers by status, and what broke: address, body, status."""
    import logging

    from tests.trust.random_forms import sent_forms
    from tests.trust.world import make_world

    logging.disable(logging.ERROR)  # refusals by the thousand; what broke is printed at the end
    world, answers, broken = make_world(), Counter[int](), []
    for seed, role, kind in zip(count(), cycle(ROLES), cycle(KINDS), strict=False):
        for address, body, status in sent_forms(world, seed, role=role, kind=kind):
            answers[status] += 1
            if status >= 500:
                broken.append((address, body, status))
            if answers.total() >= wanted or time.perf_counter() > give_up:
                return answers, broken
    return answers, broken


if __name__ == "__main__":
    sys.exit(main())

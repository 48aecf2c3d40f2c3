"""Rows pasted from a spreadsheet: read, looked at, entered and taken back: `python -m benchmarks.pasting`.

Of every row: a date in words, a source with its page, a quotation, two people, a place and two tags.
"""

import random
import time

from benchmarks.stage.database import migrated_database

SIZES = ((200, 2.0), (5_000, 20.0))  # rows, and the seconds in which they are entered at most
MONTHS = ("January", "early March", "mid-May", "late July", "October")


def main() -> None:
    """Print the seconds, and exit with 1 where entering takes longer than it may."""
    is_slow = False
    with migrated_database():
        from events.actions.accounts import create_local_owner
        from events.actions.pasting import paste_rows
        from events.actions.reverting import revert_change
        from events.actions.timelines import create_timeline
        from events.exchange.pasting import Pasted, look

        owner = create_local_owner()
        for rows, most in SIZES:
            timeline = create_timeline(title=f"Pasted {rows}", by=owner)
            began = time.perf_counter()
            found = look(timeline, Pasted(text=table(rows)))
            looked = time.perf_counter()
            change = paste_rows(timeline=timeline, facts=found.preview.facts, by=owner)
            entered = time.perf_counter()
            revert_change(change=change, by=owner)
            undone = time.perf_counter()
            is_slow = is_slow or entered - looked > most
            print(
                f"{len(found.preview.facts):,} rows: looked at in {looked - began:.2f} s, entered as one change in "
                f"{entered - looked:.2f} s (at most {most:.0f}), taken back in {undone - entered:.2f} s"
            )
    raise SystemExit(is_slow)


def table(rows: int) -> str:
    """A table as a spreadsheet copies it; the same every time."""
    dice = random.Random(rows)
    lines = ["Date\tTitle\tSource\tPage\tQuote\tPeople\tPlace\tTags"]
    for number in range(rows):
        day = f"{dice.randint(1, 28)} June" if number % 2 else dice.choice(MONTHS)
        lines.append(
            f"{day} {dice.randint(1850, 1950)}\tEvent number {number}\tBook {dice.randint(1, rows // 20)}"
            f"\t{dice.randint(1, 400)}\tWords of the book about {number}\tPerson {dice.randint(1, rows)} (host); "
            f"Person {dice.randint(1, 50)}\tPlace {dice.randint(1, rows // 10)}\ttag {number % 7}; tag {number % 11}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()

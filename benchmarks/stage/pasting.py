"""N events pasted into a timeline by a process of its own: `python -m benchmarks.stage.pasting SLUG N`."""

import os
import sys

import django

MOST = 5_000  # rows of one paste


def main() -> None:
    """Paste, by the timeline's owner, into the database of `DATABASE_URL`."""
    slug, rows = sys.argv[1], int(sys.argv[2])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()

    from benchmarks.pasting import table
    from events.actions.accounts import create_local_owner
    from events.actions.pasting import paste_rows
    from events.exchange.pasting import Pasted, look
    from events.models import Timeline

    owner, timeline = create_local_owner(), Timeline.objects.select_related("ledger").get(slug=slug)
    last = timeline.ledger.event_number
    for part in range(0, rows, MOST):  # none twice, however often it runs
        text = table(min(MOST, rows - part)).replace("Event number", f"Event after {last + part}, number")
        found = look(timeline, Pasted(text=text))
        paste_rows(timeline=timeline, facts=found.preview.facts, by=owner)


if __name__ == "__main__":
    main()

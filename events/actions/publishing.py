"""What follows from a publication date that is another one now: dates that were counted from it are read anew."""

from __future__ import annotations

from events.actions.dating import let_date_follow
from events.actions.editing import write
from events.actions.extracting import look_for_dates
from events.dates import DateValue
from events.models import Source, User
from events.queries.reading.rereading import moved, rereadings


def follow_publication(source: Source, *, was: DateValue | None, by: User) -> int:
    """Inside an open change: readings counted from the publication date take what their words give now; how many.

    A reading that somebody made otherwise than its words say stays as it is. Events whose date rests on a reading
    follow it; the caller places them anew. What the text seems to tell of is looked for again.
    """
    if was == source.published:
        return 0
    count = 0
    for each in moved(rereadings(source, was, source.published)):
        stored = write(each.reading, {"date": each.becomes}, version=each.reading.version)
        if stored is not None:
            let_date_follow(stored, by=by)
            count += 1
    text = source.texts.select_related("source", "timeline").latest_first().first()
    if text is not None:
        text.source = source
        look_for_dates(text)
    return count

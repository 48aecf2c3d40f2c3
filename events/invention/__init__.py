"""Made-up timelines of any size, the same for the same seed: what a newsroom, a museum or a family might have kept.

Pure: nothing here knows a database. Whoever writes them down: `events.exchange.making_events`.
"""

from events.invention.cast import Cast
from events.invention.invented import (
    InventedActor,
    InventedCitation,
    InventedDate,
    InventedEvent,
    InventedPlace,
    InventedReading,
    InventedSource,
)
from events.invention.story import Story, made_up

__all__ = [
    "Cast",
    "InventedActor",
    "InventedCitation",
    "InventedDate",
    "InventedEvent",
    "InventedPlace",
    "InventedReading",
    "InventedSource",
    "Story",
    "made_up",
]

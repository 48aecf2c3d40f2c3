"""Documents in and out: one JSON format (`schema.json`), imported all or nothing, exported as a stream."""

from events.exchange.duplicating import duplicate_timeline
from events.exchange.exporting import export_document, export_through, export_whole
from events.exchange.importing import import_document, read_document
from events.exchange.making_events import make_events
from events.exchange.problems import DocumentRefused, Problem
from events.exchange.sample import load_sample

__all__ = [
    "DocumentRefused",
    "Problem",
    "duplicate_timeline",
    "export_document",
    "export_through",
    "export_whole",
    "import_document",
    "load_sample",
    "make_events",
    "read_document",
]

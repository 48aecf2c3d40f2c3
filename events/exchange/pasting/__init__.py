"""Rows of a spreadsheet as facts, and one typed line as one. Text in; facts, or what is wrong at which cell, out."""

from events.exchange.pasting.headers import Column, Columns, columns_of
from events.exchange.pasting.line import Line, read_line
from events.exchange.pasting.preview import Preview, preview
from events.exchange.pasting.rows import Fault, Row, read_rows
from events.exchange.pasting.table import Table, TableRefused, read_table, written

__all__ = [
    "Column",
    "Columns",
    "Fault",
    "Line",
    "Preview",
    "Row",
    "Table",
    "TableRefused",
    "columns_of",
    "preview",
    "read_line",
    "read_rows",
    "read_table",
    "written",
]

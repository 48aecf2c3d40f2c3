"""Rows of a spreadsheet as facts, and one typed line as one. Text in; facts, or what is wrong at which cell, out."""

from events.exchange.pasting.line import Line, read_line
from events.exchange.pasting.looking import Look, Pasted, look
from events.exchange.pasting.table import TableRefused

__all__ = ["Line", "Look", "Pasted", "TableRefused", "look", "read_line"]

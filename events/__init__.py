"""Dateline: dated events from articles, with the sources that say so."""

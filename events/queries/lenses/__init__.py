"""A timeline as its sources had it: by a day of publication, or according to one who tells it."""

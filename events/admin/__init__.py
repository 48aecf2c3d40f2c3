"""The rows as they stand, for whoever runs the site. Read only: what is written goes through the pages or the API.

For everybody else there is nothing here: every address below /admin/ answers like one that does not exist. Captured
texts, files, keys, password hashes and what notes say are not shown here either.
"""

from events.admin import nouns
from events.admin.site import site

__all__ = ["nouns", "site"]

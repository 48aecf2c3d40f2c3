"""CSL-JSON (citeproc-js): references as items, and items as references."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from events.exchange.references.csl_dates import csl_date
from events.exchange.references.record import Reference, day_of

FORMAT: Final = "dateline"  # under which key of `custom` an item carries what CSL has no variable for


def item_of(reference: Reference) -> dict[str, Any]:
    """The reference as one item; nothing is said of what is not known."""
    short = "container-title-short" if reference.container_title else "title-short"
    item: dict[str, Any] = {
        "id": reference.id,
        "type": reference.csl_type,
        "title": reference.title,
        short: reference.short_title,
        "container-title": reference.container_title,
        "publisher": reference.publisher,
        "author": [name.csl for name in reference.authors],
        "issued": csl_date(reference.published) if reference.published else None,
        "accessed": csl_date(day_of(reference.accessed_on)) if reference.accessed_on else None,
        "URL": reference.url,
        "DOI": reference.variable("DOI"),
        "language": reference.language,
        "note": reference.note,
        **{name: value for name, value in reference.more if name != "DOI"},
        "custom": {FORMAT: {"archive_url": reference.archive_url}} if reference.archive_url else None,
    }
    return {name: value for name, value in item.items() if value}


def written(references: Iterable[Reference]) -> str:
    """A JSON list of items, one below the other."""
    items = [json.dumps(item_of(reference), ensure_ascii=False, indent=2) for reference in references]
    return "[" + ",\n".join(items) + "]\n"


def archive_in(custom: Any) -> str:
    """The archived copy that one of our own items names."""
    ours = custom.get(FORMAT) if isinstance(custom, Mapping) else None
    found = ours.get("archive_url") if isinstance(ours, Mapping) else ""
    return found if isinstance(found, str) else ""

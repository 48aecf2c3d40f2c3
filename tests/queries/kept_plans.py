"""The plans of statements inside functions, as PostgreSQL's own `auto_explain` tells them while they run."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

_ON = {"log_min_duration": "0", "log_nested_statements": "on", "log_analyze": "on", "log_format": "json"}


@contextmanager
def plans_within() -> Iterator[list[dict[str, Any]]]:
    """Every node of every plan that runs inside the block, within functions too. Inside a transaction."""
    found: list[dict[str, Any]] = []

    def heard(said: Any) -> None:
        head, _, plan = (said.message_primary or "").partition("plan:\n")
        if head.startswith("duration:"):
            found.extend(nodes(json.loads(plan)["Plan"]))

    with connection.cursor() as cursor:
        cursor.execute("LOAD 'auto_explain'")
        for name, value in _ON.items():
            cursor.execute(f"SET LOCAL auto_explain.{name} = {value}")
        cursor.execute("SET LOCAL client_min_messages = log")
    connection.connection.add_notice_handler(heard)
    try:
        yield found
    finally:
        connection.connection.remove_notice_handler(heard)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL auto_explain.log_min_duration = -1; SET LOCAL client_min_messages = notice")


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A plan and all below it."""
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)

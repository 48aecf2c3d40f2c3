"""Every operation of the schema, with generated input, as everybody: no fault of the server, nothing undescribed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from events.models import Scope
from tests.api.asking import key_of
from tests.trust.roles import ROLES, taken_back
from tests.trust.world import ACCOUNTS, World

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]
EXAMPLES = 2  # for each operation


@cache
def generated(examples: int, seed: int) -> list[Any]:
    """Requests to every operation that the schema describes: made once, which takes longer than asking them."""
    with one_connection():
        schema = schemathesis.openapi.from_wsgi("/api/schema/?format=json", get_wsgi_application())
    schema.config.generation.update(modes=[GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
    found: list[Any] = []

    def keep(case: Any) -> None:
        found.append(case)

    once = settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    for operation in schema.get_all_operations():
        seeded(seed)(once(given(case=operation.ok().as_strategy())(keep)))()
    return found


def ask_everything(world: World, role: str, *, examples: int, seed: int = 1) -> int:
    """Generated requests to every operation, answered as described. The number of requests; raises for a failure."""
    headers = {"If-Match": '"1"', "Accept-Encoding": "identity"}
    if role in ACCOUNTS:
        headers["Authorization"] = key_of(world.users[role], Scope.OWN)[1].headers["Authorization"]
    cases = generated(examples, seed)
    for counted, case in enumerate(cases, start=1):
        for name, value in made_of(world.made["public"]).items():
            if name in (case.path_parameters or {}) and counted % 4:
                case.path_parameters[name] = value
        sent = {name: value for name, value in headers.items() if name != "If-Match" or counted % 3}
        with taken_back(), one_connection():
            case.call_and_validate(checks=CHECKS, headers=sent)
    return len(cases)


@contextmanager
def one_connection() -> Iterator[None]:
    """As in Django's own test client: a request does not end the connection whose transaction holds the world."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def made_of(made: Any) -> dict[str, str]:
    """Addresses that lead somewhere."""
    return {"slug": made.timeline.slug, "number": made.keys["event"]}


@pytest.mark.parametrize("role", ROLES)
def test_no_generated_request_breaks_the_api_or_is_answered_as_nobody_said(world: World, role: str) -> None:
    assert ask_everything(world, role, examples=EXAMPLES) > 100

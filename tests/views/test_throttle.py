"""Signing in pauses after five failures with one name from one address, here and in the admin."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import authenticate
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone

from config.throttle import client_address
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ann() -> None:
    make.make_user("ann")


def sign_in(client: Client, password: str = "wrong", name: str = "ann", **headers: str) -> int:
    """The status of an attempt."""
    return client.post("/sign-in/", {"username": name, "password": password}, **headers).status_code


def paused(client: Client, name: str = "ann") -> None:
    """Five failures."""
    assert [sign_in(client, name=name) for _ in range(5)] == [200, 200, 200, 200, 429]


def test_the_fifth_failure_begins_a_pause_that_says_until_when(client: Client) -> None:
    paused(client)
    response = client.post("/sign-in/", {"username": "ann", "password": "ann"})
    assert response.status_code == 429
    page = response.content.decode()
    assert "15 minutes" in page
    until = AccessAttempt.objects.get().attempt_time + timedelta(minutes=15)
    assert f"{until:%H:%M}" in page
    assert 800 < int(response["Retry-After"]) <= 900
    assert "_auth_user_id" not in client.session


def test_trying_during_the_pause_does_not_make_it_longer(client: Client) -> None:
    paused(client)
    began = AccessAttempt.objects.get().attempt_time
    assert sign_in(client) == 429
    assert AccessAttempt.objects.get().attempt_time == began
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert sign_in(client, "ann") == 302


def test_a_pause_is_for_one_name_at_one_address(client: Client) -> None:
    make.make_user("ben")
    paused(client)
    assert sign_in(client, "ben", "ben") == 302
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7"), "ann") == 302


def test_a_name_that_nobody_has_pauses_alike(client: Client) -> None:
    paused(client, "nobody")


def test_success_forgets_the_failures_before_it(client: Client) -> None:
    assert [sign_in(client) for _ in range(4)] == [200] * 4
    assert sign_in(client, "ann") == 302
    assert not AccessAttempt.objects.exists()


def test_the_admin_is_behind_the_same_throttle(client: Client) -> None:
    paused(client)
    request = RequestFactory().post("/admin/login/", REMOTE_ADDR="127.0.0.1")
    assert authenticate(request, username="ann", password="ann") is None


def test_what_the_client_says_of_its_address_counts_only_behind_a_proxy(client: Client) -> None:
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR="198.51.100.1, 203.0.113.9", REMOTE_ADDR="127.0.0.1")
    assert client_address(request) == "127.0.0.1"
    with override_settings(IS_SECURE=True):
        assert client_address(request) == "203.0.113.9"
        for odd in ("", "unknown", "1.2.3.4\0", "::1%eth0;drop"):
            request.META["HTTP_X_FORWARDED_FOR"] = odd
            assert client_address(request) in ("127.0.0.1", odd)
    request.META = {"REMOTE_ADDR": ""}
    assert client_address(request) is None
    for turn in range(5):
        status = sign_in(client, HTTP_X_FORWARDED_FOR=f"198.51.100.{turn}")
    assert status == 429


def test_no_password_is_kept_or_logged(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for _ in range(6):
            client.post("/sign-in/?password=in-the-address&next=%00", {"username": "ann", "password": "in-the-form"})
    kept = repr(list(AccessAttempt.objects.values())) + caplog.text
    assert AccessAttempt.objects.exists()
    assert "in-the-form" not in kept
    assert "in-the-address" not in kept


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, "\ud7ff", "ａｎｎ"])
def test_a_strange_name_breaks_nothing(client: Client, name: str) -> None:
    assert sign_in(client, name=name, HTTP_USER_AGENT="x" * 3000) == 200

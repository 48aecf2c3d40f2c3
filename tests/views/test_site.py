"""The frame around every page: home, signing in, help, and what is said when nothing is there."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client

from events.models import Visibility
from tests import factories as make


def test_home_lists_what_may_be_read(client, db):
    make.make_timeline("open", title="Open to all")
    make.make_timeline("hidden", title="For members", visibility=Visibility.PRIVATE)
    html = client.get("/").content.decode()
    assert "Open to all" in html
    assert "For members" not in html


def test_an_empty_home_says_how_to_begin(client, db):
    assert "There is no timeline here that you can read" in client.get("/").content.decode()
    client.force_login(make.make_user())
    assert "load_sample" in client.get("/").content.decode()


def test_signing_in_leads_back_to_where_one_came_from(client, db):
    make.make_user("ann")
    response = client.post("/sign-in/", {"username": "ann", "password": "ann", "next": "/help/dates/"})
    assert (response.status_code, response["Location"]) == (302, "/help/dates/")
    assert "ann" in client.get("/").content.decode()


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)", "http:///x"])
def test_signing_in_leads_nowhere_else(client, db, elsewhere):
    make.make_user("ann")
    response = client.post("/sign-in/", {"username": "ann", "password": "ann", "next": elsewhere})
    assert response["Location"] == "/"


def test_a_page_older_than_the_last_sign_in_says_so_and_what_to_do(db):
    response = Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "ann", "password": "ann"})
    assert response.status_code == 403
    assert "older than your last sign-in" in response.content.decode()


def test_a_wrong_password_does_not_say_which_of_the_two_was_wrong(client, db):
    make.make_user("ann")
    answers = [
        client.post("/sign-in/", {"username": name, "password": "wrong"}).content.decode() for name in ("ann", "nobody")
    ]
    shown = [re.search(r'role="alert">(.*?)<', answer)[1] for answer in answers]
    assert shown[0] == shown[1]
    assert 'value="ann"' in answers[0]


def test_an_empty_form_asks_for_both(client, db):
    assert client.post("/sign-in/", {}).content.decode().count("Please fill this in.") == 2


def test_signing_out_takes_a_form_and_not_a_link(client, db):
    client.force_login(make.make_user())
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/")["Location"] == "/"
    assert "Sign in" in client.get("/").content.decode()


def test_the_help_page_has_every_season_code(client, db):
    html = client.get("/help/dates/").content.decode()
    for code in ("21", "24", "29", "32", "33–36", "37–39", "40–41"):
        assert code in html


def test_nothing_here_is_said_alike_everywhere(client, db):
    first, second = client.get("/nowhere"), client.get("/t/nothing/")
    assert first.status_code == second.status_code == 404
    assert first.content == second.content
    assert "There is nothing at this address" in first.content.decode()


def test_the_page_of_a_broken_server_needs_nothing():
    assert "Something broke on our side" in render_to_string("500.html", {})


@pytest.mark.parametrize("path", ["/", "/sign-in/", "/help/dates/", "/nowhere"])
def test_a_page_needs_no_script_or_style_of_its_own(client, db, path):
    html = client.get(path).content.decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html)

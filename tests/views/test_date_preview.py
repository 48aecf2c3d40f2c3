"""What a date's words mean, said while they are typed."""

from __future__ import annotations

from django.test import Client


def preview(client: Client, words: str, calendar: str = "") -> str:
    response = client.get("/dates/preview", {"words": words, "calendar": calendar})
    assert response.status_code == 200
    return response.content.decode()


def test_the_words_are_said_back_with_what_they_mean(client: Client) -> None:
    assert "<strong>early March 2007</strong> – one of 1–10 March 2007" in preview(client, "early march 2007")


def test_words_that_cannot_be_read_are_answered_with_what_to_write_instead(client: Client) -> None:
    assert "write one such as 10 March 2007" in preview(client, "the other day or so")
    assert "The year is missing" in preview(client, "10 March")


def test_old_style_days_are_said_in_our_calendar(client: Client) -> None:
    assert "7 November 1917" in preview(client, "25 October 1917", "julian")


def test_no_words_mean_nothing_and_markup_stays_text(client: Client) -> None:
    assert preview(client, " ").strip() == ""
    assert "<b>" not in preview(client, "<b>1984</b>")

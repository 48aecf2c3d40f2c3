"""The sign-in form."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest


class SignInForm(AuthenticationForm):
    """Django's form with our words; it does not say which of the two was wrong."""

    error_messages = {  # noqa: RUF012 (Django's own attribute, a dict there too)
        "invalid_login": "That name and password do not belong together. Both are written exactly, capitals included.",
        "inactive": "This account is closed.",
    }

    def __init__(self, request: HttpRequest | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.fields["username"].label = "Name"
        for name in ("username", "password"):
            self.fields[name].error_messages["required"] = "Please fill this in."

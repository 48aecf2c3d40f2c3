"""What is typed about invitations: by who invites, and by who is new here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from events.forms.passwords import FILL_IN, LABELS, NOT_THE_SAME, email_field
from events.models import Role, User
from events.models.invitation import DAYS, USUAL
from events.queries.reader.labels import MAY, days

_CHOOSE = dict.fromkeys(("required", "invalid_choice"), "Choose one of the list.")


class InviteForm(forms.Form):
    """What they may do, where the link goes, with which words, and how long it waits."""

    role = forms.ChoiceField(
        label="They may",
        choices=[(each.value, MAY[each.value]) for each in Role],
        initial=Role.EDITOR,
        error_messages=_CHOOSE,
    )
    email = email_field(
        "Their e-mail address", required=False, help_text="Empty: you give them the link yourself.", is_ours=False
    )
    message = forms.CharField(
        required=False,
        label="A few words to go with it",
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 2000}),
    )
    days = forms.TypedChoiceField(
        label="The link waits for",
        choices=[(each, days(each)) for each in DAYS],
        coerce=int,
        initial=USUAL,
        error_messages=_CHOOSE,
    )


class JoinForm(forms.Form):
    """An account for who is new here."""

    name = forms.CharField(
        label="Name to sign in with",
        help_text="Letters, figures and @ . + - _, without spaces. Other members read it.",
        error_messages={"required": "Choose a name to sign in with."},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    email = email_field(
        required=False,
        help_text="Where a new password can be sent if you forget yours; shown to nobody. It may stay empty.",
    )
    password1 = forms.CharField(
        label="Password",
        strip=False,
        help_text="At least 8 characters, and none that many people use.",
        error_messages={"required": FILL_IN},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=LABELS["new_password2"],
        strip=False,
        error_messages={"required": FILL_IN},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """The two are the same, and hard enough to guess for this name and address."""
        typed = super().clean() or {}
        first, second = typed.get("password1"), typed.get("password2")
        if first and second and first != second:
            self.add_error("password2", NOT_THE_SAME)
        elif first:
            try:
                validate_password(first, User(username=typed.get("name", ""), email=typed.get("email", "")))
            except forms.ValidationError as error:
                self.add_error("password1", error)
        return typed

"""What is typed by who has forgotten a password, and where messages to an account go."""

from __future__ import annotations

from django import forms
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm

from events.models import User

ADDRESS = {
    "required": "Write the e-mail address of your account.",
    "invalid": "This is no e-mail address: write it like ann@example.org.",
    "max_length": "An e-mail address has at most 254 characters.",
}
LABELS = {"old_password": "Present password", "new_password1": "New password", "new_password2": "Once more"}
FILL_IN, NOT_THE_SAME = "Please fill this in.", "The two are not the same."


def email_field(label: str = "E-mail address", *, is_ours: bool = True, **options: object) -> forms.EmailField:
    """An address, which a browser fills in where it is that of whoever types."""
    widget = forms.EmailInput(attrs={"autocomplete": "email" if is_ours else "off"})
    return forms.EmailField(label=label, max_length=254, error_messages=ADDRESS, widget=widget, **options)  # type: ignore[arg-type]  # passed on


class ForgottenForm(forms.Form):
    """Where the way to a new password is to be sent."""

    email = email_field()


class NewPasswordForm(SetPasswordForm):  # type: ignore[type-arg]  # of our one user
    """Django's own, with our words."""

    error_messages = {"password_mismatch": NOT_THE_SAME}  # noqa: RUF012 (Django's own attribute, a dict there too)

    def __init__(self, user: User, *args: object, **kwargs: object) -> None:
        super().__init__(user, *args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS[name]
            field.error_messages["required"] = FILL_IN


class PasswordForm(NewPasswordForm, PasswordChangeForm):
    """The same by who knows the old one, which Django checks."""

    error_messages = {  # noqa: RUF012 (as above)
        **NewPasswordForm.error_messages,
        "password_incorrect": "That is not your present password.",
    }


class OwnPasswordForm(forms.Form):
    """What only somebody who knows the account's password may do."""

    password = forms.CharField(
        label="Your password",
        strip=False,
        error_messages={"required": FILL_IN},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, user: User, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.user = user

    def clean_password(self) -> str:
        """It is theirs."""
        password = str(self.cleaned_data["password"])
        if not self.user.check_password(password):
            raise forms.ValidationError("That is not your password.")
        return password


class EmailForm(OwnPasswordForm):
    """Another address for an account."""

    email = email_field(required=False, help_text="Empty: no messages are sent, and a forgotten password stays so.")


def code_field(**options: str) -> forms.CharField:
    """A code of an app."""
    widget = forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"})
    return forms.CharField(
        label="Code",
        max_length=40,
        error_messages={"required": "Type the six figures that the app shows."},
        widget=widget,
        **options,  # type: ignore[arg-type]  # passed on
    )


class CodeForm(forms.Form):
    """The second step of signing in."""

    code = code_field(help_text="The six figures that your app shows, or a recovery code.")


class ConfirmForm(OwnPasswordForm):
    """The first code of an app, which shows that it has the secret."""

    code = code_field(help_text="The six figures that the app shows now.")

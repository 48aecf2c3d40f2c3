"""What is typed about members, accounts and keys."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings

from events.models import Role, Scope, Timeline, User
from events.queries.reader.labels import MAY, SCOPE

_CHOOSE = dict.fromkeys(("required", "invalid_choice"), "Choose one of the list.")


class MemberForm(forms.Form):
    """Whom to let in, by the name they sign in with, and what they may do."""

    user = forms.CharField(
        label="Name of the account",
        max_length=150,
        error_messages={"required": "Write the name that they sign in with."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    role = forms.ChoiceField(
        label="May",
        choices=[(each.value, MAY[each.value]) for each in Role],
        initial=Role.EDITOR,
        error_messages=_CHOOSE,
    )


class RoleForm(forms.Form):
    """Another role for a member."""

    role = forms.ChoiceField(choices=[(each.value, MAY[each.value]) for each in Role], error_messages=_CHOOSE)


class NameForm(forms.Form):
    """What other members read beside one's notes and deeds."""

    first_name = forms.CharField(
        required=False, label="First name", widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        required=False, label="Last name", widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )


class TokenForm(forms.Form):
    """A key for a program: what it is for, what it may do, where, and until when."""

    name = forms.CharField(
        required=False,
        label="What it is for",
        max_length=500,
        help_text="So that you know later which program uses it.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    scope = forms.ChoiceField(
        label="It may at most", choices=[(each.value, SCOPE[each.value]) for each in Scope], error_messages=_CHOOSE
    )
    timeline = forms.ModelChoiceField(
        required=False,
        label="In",
        queryset=Timeline.objects.none(),
        to_field_name="slug",
        empty_label="all your timelines",
        error_messages=_CHOOSE,
    )
    last_day = forms.DateField(
        required=False,
        label="Last day it works",
        help_text="Empty: until you end it.",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "This is no day: write it like 2027-03-10."},
    )

    def __init__(self, user: User, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        field = self.fields["timeline"]
        field.queryset = Timeline.objects.visible_to(user).filter(memberships__user=user).order_by("title")  # type: ignore[attr-defined]
        field.label_from_instance = lambda timeline: timeline.title  # type: ignore[attr-defined]

    def expires_at(self) -> datetime | None:
        """The end of the last day, by the site's clock."""
        last: date | None = self.cleaned_data["last_day"]
        if last is None:
            return None
        return datetime.combine(min(last, date(9998, 12, 31)) + timedelta(days=1), time(), ZoneInfo(settings.TIME_ZONE))

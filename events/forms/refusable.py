"""What a deed refuses, put beside the fields that it is about."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms


class RefusableForm(forms.Form):
    """A form whose deed says what is wrong only once it is tried."""

    def take(self, problems: Mapping[str, str]) -> None:
        """The deed's problems, each at the field it is about; one that is about none stands above them all."""
        for name, problem in problems.items():
            called = self.called(name)
            self.add_error(called if called in self.fields else None, problem)

    def called(self, name: str) -> str:
        """What this form calls a field of the deed."""
        return name

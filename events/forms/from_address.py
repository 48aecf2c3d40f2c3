"""What an address asks for: a form that nobody filled in. What is wrong is left out and said so; the rest holds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict


class FromAddress(forms.Form):
    """Nobody is shown an error page for a mistyped address."""

    def __init__(self, address: QueryDict) -> None:
        super().__init__(address)

    def held(self, name: str) -> Any:
        """What holds of a parameter, or None."""
        self.is_valid()  # looks at everything, the first time
        return self.cleaned_data.get(name) or None

    @property
    def problems(self) -> list[str]:
        """What was wrong, as sentences."""
        return [str(message) for messages in self.errors.values() for message in messages]

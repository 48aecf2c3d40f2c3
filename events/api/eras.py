"""Eras over the API: named stretches of time, the ground of the picture."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from events.actions import eras
from events.api.deeds import Deeds
from events.api.fields import DateField, Id
from events.api.inputs import Input, Text
from events.models import Era, User


class EraSerializer(serializers.ModelSerializer[Era]):
    """An era."""

    id = Id(source="public_id", read_only=True)
    date = DateField()

    class Meta:
        model = Era
        fields = ("id", "version", "title", "date", "date_words")


class EraFields(Input):
    """An era's title and stretch."""

    title = Text("title", needed=True)
    when = Text("when", needed=True, help_text="from when to when, in words (“January to May 2007”) or EDTF")
    reason = Text("reason", help_text="why, for the history")


class Eras(Deeds[Era]):
    """Named stretches of time."""

    queryset = Era.objects.filter(withdrawn_at__isnull=True)
    serializer_class = EraSerializer
    adding = editing = EraFields

    def withdrawn(self) -> QuerySet[Era]:
        """Those taken back as well."""
        return Era.objects.visible_to(self.request.user).filter(timeline=self.timeline)

    def do_add(self, by: User, given: dict[str, Any], once: dict[str, Any]) -> Era:
        """Name one."""
        return eras.add_era(timeline=self.timeline, title=given["title"], when=given["when"], by=by, **once)

    def do_edit(self, row: Era, by: User, version: int, given: dict[str, Any], reason: str) -> Era:
        """Another title, or another stretch."""
        return eras.edit_era(era=row, fields=given, version=version, by=by, reason=reason)

    def do_withdraw(self, row: Era, by: User, version: int, reason: str) -> Era:
        """Take it back."""
        return eras.withdraw_era(era=row, version=version, by=by, reason=reason)

    def do_restore(self, row: Era, by: User, version: int, reason: str) -> Era:
        """Bring it back."""
        return eras.restore_era(era=row, version=version, by=by, reason=reason)

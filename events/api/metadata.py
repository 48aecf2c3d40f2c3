"""What OPTIONS answers: what is at the address, and no more; the schema says the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework.metadata import BaseMetadata
from rest_framework.request import Request

if TYPE_CHECKING:  # DRF's views need this class before they are there themselves
    from rest_framework.views import APIView


class Bare(BaseMetadata):
    """The name of the view; the methods stand in the header Allow."""

    def determine_metadata(self, request: Request, view: APIView) -> dict[str, Any]:
        """One key."""
        return {"name": view.get_view_name()}

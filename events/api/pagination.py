"""Pages of a list by cursor: stable while others write, and as quick on the last page as on the first."""

from __future__ import annotations

from rest_framework.exceptions import NotFound
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request


class ByNumber(CursorPagination):
    """Events, in the order of their numbers."""

    ordering = "number"
    page_size = 100
    page_size_query_param = "page_size"
    max_page_size = 500

    def decode_cursor(self, request: Request) -> Cursor | None:
        """The cursor of the address. Raises NotFound where its place in the list is no number."""
        cursor: Cursor | None = super().decode_cursor(request)
        if cursor is not None and cursor.position is not None and not str(cursor.position).isdecimal():
            raise NotFound(self.invalid_cursor_message)
        return cursor


class ById(ByNumber):
    """Everything else, in the order of its making."""

    ordering = "id"

"""Pages of a list by cursor: stable while others write, and as quick on the last page as on the first."""

from rest_framework.pagination import CursorPagination


class ByNumber(CursorPagination):
    """Events, in the order of their numbers."""

    ordering = "number"
    page_size = 100
    page_size_query_param = "page_size"
    max_page_size = 500


class ById(ByNumber):
    """Everything else, in the order of its making."""

    ordering = "id"

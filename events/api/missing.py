"""What stands at no address of the API: answered like what may not be read."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView


@extend_schema(exclude=True)
class Nothing(APIView):
    """404, whatever is asked."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Nothing is here for anybody."""
        raise Http404

"""Bodies: JSON in UTF-8 (RFC 8259), bounded in size and depth, whatever somebody sends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

import orjson
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser

MOST = 1_000_000  # bytes


class TooLarge(APIException):
    """A body of more bytes than are read."""

    status_code = 413


class Body(BaseParser):
    """One JSON value. orjson refuses what is no UTF-8, halves of surrogate pairs, NaN, and more than 1,024 levels."""

    media_type = "application/json"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """The value. Raises ParseError, or TooLarge for more bytes than `MOST`."""
        body = stream.read(MOST + 1)
        if len(body) > MOST:
            raise TooLarge(f"At most {MOST:,} bytes fit.")
        try:
            return orjson.loads(body)
        except orjson.JSONDecodeError as error:
            raise ParseError(f"This is no JSON: {error}.") from error

"""Answers are compressed; one that is sent in parts can be read part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from gzip import GzipFile
from io import BytesIO
from secrets import randbelow

from django.http import HttpRequest
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.middleware.gzip import GZipMiddleware, re_accepts_gzip
from django.utils.cache import patch_vary_headers


class Compression(GZipMiddleware):
    """Django's, which holds a part back until there is more to compress; here every part leaves when it is there."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """As Django's, and as careful that the length of an answer tells nothing (BREACH)."""
        if not getattr(response, "is_sent_in_parts", False) or not isinstance(response, StreamingHttpResponse):
            return super().process_response(request, response)
        patch_vary_headers(response, ("Accept-Encoding",))
        if re_accepts_gzip.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
            parts: Iterable[bytes] = response.streaming_content  # type: ignore[assignment]  # we have no asynchronous ones
            response.streaming_content = compressed(parts, randbelow(self.max_random_bytes) + 1)
            response.headers["Content-Encoding"] = "gzip"
        return response


def compressed(parts: Iterable[bytes], padding: int) -> Iterator[bytes]:
    """The parts as one gzip file (RFC 1952), each complete as it leaves; its name is so many bytes of nothing."""
    buffer = BytesIO()
    with GzipFile(filename="a" * padding, mode="wb", compresslevel=6, fileobj=buffer, mtime=0) as file:
        for part in parts:
            file.write(part)
            file.flush()
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: BytesIO) -> bytes:
    taken = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return taken

"""How much an upload may bring: a file that is larger is not kept anywhere, and all else of its form is."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from events.intake.limits import MOST_UPLOADED

_SKIPPED = "skipped_uploads"


class WithinLimit(FileUploadHandler):
    """Stands before the handlers that keep files, and stops one that grows beyond the limit."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Passes a piece on. Raises SkipFile once there is too much."""
        if start + len(raw_data) > MOST_UPLOADED:
            skipped(self.request)[self.field_name or ""] = self.file_name or ""
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        """The handlers behind it keep the file."""
        return None


def skipped(request: HttpRequest | None) -> dict[str, str]:
    """By field of the form the names of files that were too large."""
    if request is None:
        return {}
    found: dict[str, str] = request.__dict__.setdefault(_SKIPPED, {})
    return found

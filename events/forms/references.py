"""What a person sends to bring in references: a text, or a file of one."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

READ = 2_000_001  # bytes of a file: one more than is taken, so that one too large is seen to be


@dataclass(frozen=True, slots=True)
class ReferencesForm:
    """As it was sent. `problem` says what is wrong with it before anything is read."""

    text: str
    is_leaving_out: bool
    problem: str = ""

    @classmethod
    def of(cls, sent: QueryDict, files: MultiValueDict[str, UploadedFile[bytes]]) -> ReferencesForm:
        """From what was posted."""
        text, file = sent.get("text", ""), files.get("file")
        is_leaving_out = "leave_out" in sent
        content: bytes = file.read(READ) if file else b""
        if content and text.strip():
            return cls(text, is_leaving_out, "There is a text and a file: empty the box, or choose no file.")
        text = _decoded(content) if content else text
        if not text.strip():
            return cls(text, is_leaving_out, "There is nothing here yet: paste references, or choose a file.")
        return cls(text, is_leaving_out)


def _decoded(content: bytes) -> str:
    """UTF-8, as all three formats are written now; else what Windows wrote for long."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")

"""What XML 1.0 can hold: of what people typed some characters have no place in it."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


def for_xml(text: str) -> str:
    """Without the characters that no XML document may have; not escaped."""
    return _NOT_XML.sub("", text)

"""Captures of a text for tests: what a capture does to passages and near copies, without the doors it comes in by."""

from __future__ import annotations

from typing import Any

from events.actions.anchoring import anchor_in
from events.actions.changes import open_change
from events.actions.likenesses import notice_likenesses
from events.models import Source, SourceText
from tests import factories as make


def captured(source: Source, words: str, **fields: Any) -> SourceText:
    """The source's text as it reads now, after what was captured before."""
    before = source.texts.order_by("-captured_at", "-id").first()
    with open_change(source.timeline, verb="capture_text", by=None):
        text = make.make_text(source, words, **fields)
        anchor_in(text, before)
        notice_likenesses(text)
    return text

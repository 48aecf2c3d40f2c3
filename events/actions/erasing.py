"""A captured text is erased: its owner asked, or it should not have come in. Nothing brings it back."""

from __future__ import annotations

from events.actions.changes import open_change
from events.actions.likenesses import notice_likenesses
from events.actions.refusals import Gone, Invalid, StaleVersion
from events.actions.rights import require
from events.actions.texts import checked
from events.models import Likeness, LikenessAnswer, Role, SourceText, User


def erase_text(*, text: SourceText, version: int, by: User, reason: str) -> None:
    """Erase a captured text, where passages stood in it, what was found in it, and its original. Owners only.

    Quotations stay as they are typed, and what was made of suggestions stays. The history says who erased a text of
    the source, when and why, and never what it said. Raises NotAllowed; Invalid(reason=…); StaleVersion; Gone.
    """
    require(Role.OWNER, timeline=text.timeline, by=by)
    words = checked({"reason": reason})["reason"]
    if not words:
        raise Invalid(reason="Say why it is erased: the history keeps that, and nothing of the text.")
    with open_change(text.timeline, verb="erase_text", by=by, reason=words):
        stored = SourceText.objects.select_for_update(of=("self",)).filter(pk=text.pk).first()
        if stored is None:
            raise Gone(seen=version)
        if stored.version != version:
            raise StaleVersion(seen=version, stored=stored.version)
        file = stored.file
        stored.delete()
        if file is not None and not SourceText.objects.filter(file=file).exists():
            file.delete()
        _compare_anew(text)


def _compare_anew(erased: SourceText) -> None:
    """Which other sources are like this one is asked of the text that is the latest now; without one, nothing is."""
    source = erased.source
    latest = source.texts.select_related("source", "timeline").latest_first().first()
    if latest is not None:
        notice_likenesses(latest)
        return
    Likeness.objects.filter(source=source, answer=LikenessAnswer.OPEN).delete()
    Likeness.objects.filter(other=source, answer=LikenessAnswer.OPEN).delete()

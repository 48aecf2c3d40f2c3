"""Parts of a captured text: a long one is sent by the database a part at a time, never whole."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from django.db.models import F, Func, TextField, Value

from events.models import SourceText
from events.passages import Part, parts

_KEPT = 64  # texts whose parts this process remembers; they never change under one hash
_laid_out: OrderedDict[str, tuple[Part, ...]] = OrderedDict()
_lock = Lock()


def parts_of(text: SourceText) -> tuple[Part, ...]:
    """Where its parts begin and end. Only the first time is the text read whole."""
    with _lock:
        found = _laid_out.get(text.sha256)
        if found is not None:
            _laid_out.move_to_end(text.sha256)
            return found
    found = parts(text.text)
    with _lock:
        _laid_out[text.sha256] = found
        while len(_laid_out) > _KEPT:
            _laid_out.popitem(last=False)
    return found


def words_between(text: SourceText, begins: int, ends: int) -> str:
    """Code points [begins, ends) of the text, cut in the database."""
    cut = Func(F("text"), Value(begins + 1), Value(ends - begins), function="substr", output_field=TextField())
    return str(SourceText.objects.filter(pk=text.pk).annotate(cut=cut).values_list("cut", flat=True).get())

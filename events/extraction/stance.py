"""How a source puts an event: what its verbs say about plans, denials and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from events.extraction.event_words import names_an_event
from events.extraction.verb_forms import base_of, forms_of
from events.extraction.word_lists import listed
from events.extraction.wording import BE, Word

_DONE: Final = ("past", "participle", "third")
_PLAN: Final = listed("schedule plan slate set agree intend arrange aim propose promise pledge vow prepare decide")
_PLANS: Final = forms_of(_PLAN) | {"due", "slate"}
_EXPECTS: Final = forms_of(listed("expect predict forecast anticipate likely project tip hope fear believe"), *_DONE)
_MAYBE: Final = frozenset(listed("may might could should can must"))
#: What people set a date for; "will" with any other verb is a forecast.
_SCHEDULED: Final = frozenset(
    listed(
        "hold take meet convene visit attend begin start open host gather travel launch sign vote address speak",
        "resume reconvene publish release appear leave arrive return elect inaugurate celebrate mark close end",
        "retire resign play run withdraw vacate introduce deliver join hear discuss present announce decide",
        "appoint tour go come sit stand reopen change enter send receive become ratify submit conclude debate fly",
        "pay debut conduct unveil premiere perform deploy move march strike test cut raise continue expire",
        "replace cease consider complete build give make",
    )
)
_WILL: Final = frozenset(listed("will shall won't would"))
_SET: Final = frozenset(listed("scheduled planned slated due"))
_SET_FOR: Final = frozenset(listed("for on in at before after"))
_CANCEL: Final = listed("cancel scrap abandon")
_POSTPONE: Final = listed("postpone delay defer adjourn shelve")
_CANCELLED: Final = forms_of(_CANCEL, *_DONE)
_POSTPONED: Final = forms_of(_POSTPONE, *_DONE)
_RESCHEDULED: Final = forms_of(listed("reschedule"), *_DONE)
_PLANS_OR_CHANGES: Final = forms_of((*_PLAN, *_CANCEL, *_POSTPONE, "reschedule", "call", "put"))
_NOT: Final = frozenset(listed("not never nor neither nobody nothing"))
_UNDER_WAY: Final = frozenset(listed("underway ongoing continuing"))
_TAKES_PLACE: Final = forms_of(listed("take hold meet occur happen come sign reach make talk"), *_DONE)
_DOUBTFUL: Final = frozenset(listed("reportedly allegedly supposedly purportedly"))
_NEARBY: Final = 8  # words of a verb with its auxiliaries


@dataclass(frozen=True, slots=True)
class Stance:
    """As citations have them."""

    stance: str
    occurrence: str


def stance_of(own: Sequence[Word], verb: int | None) -> Stance:
    """How a clause puts what it says, by its own words; `verb` is the index of its verb among them."""
    planned = planned_by(own, verb)
    changed = _changed(own) or (Stance(planned, "planned") if planned else None)
    if changed or verb is None:
        return changed or Stance("reports", "happened")
    if is_denied(own, verb):
        return Stance("denies", "did not happen")
    doubtful = _DOUBTFUL & {word.low for word in own}
    return Stance("claims" if doubtful else "reports", "under way" if _is_under_way(own, verb) else "happened")


def planned_by(own: Sequence[Word], verb: int | None) -> str | None:
    """ "announces" for what is planned, "predicts" for what is expected, None for what is neither."""
    low = [word.low for word in own]
    for at in range(len(low)):
        if _sets_a_date(low, at, verb):
            return "announces"
        if low[at] in _EXPECTS and "to" in low[at + 1 : at + 4]:
            return "predicts"
    first = low[verb] if verb is not None else ""
    if verb is not None and first in _WILL:
        return "announces" if _verb_after(low, verb) in _SCHEDULED | {"be"} and _is_event(low, verb) else "predicts"
    return "predicts" if first in _MAYBE else None


def _sets_a_date(low: list[str], at: int, verb: int | None) -> bool:
    """ "scheduled for", "agreed to meet", "is to open", "to be held"."""
    word, following = low[at], low[at + 1 : at + 4]
    if not following:
        return False
    if word in BE:
        return at == verb and following[0] == "to"
    if word == "to":
        return following[0] == "be" and at > 0 and low[at - 1] not in _SEEMING
    if word in _SET and following[0] in _SET_FOR:
        return True
    return word in _PLANS and "to" in following and (verb is None or at >= verb)


def _is_under_way(own: Sequence[Word], verb: int) -> bool:
    group = [word.low for word in own[verb : verb + _NEARBY]]
    if _UNDER_WAY & set(group) or ("under", "way") in pairwise(group):
        return True
    return group[0] in {"is", "are"} and any(base_of(word, "gerund") for word in group[1:3])


def may_plan(word: str) -> bool:
    """Whether a word alone hints that something is planned, or was and no longer is."""
    return word in _SET or word in _PLANS_OR_CHANGES


def is_denied(own: Sequence[Word], verb: int) -> bool:
    """Whether the clause says that something did not happen: "no talks took place", "did not meet"."""
    group = [word.low for word in own[verb : verb + 4]]
    if group[0].endswith("n't") or _NOT & set(group[1:3]) or "never" in group:
        return True
    if own[verb - 1].low in {"never", "not"} and verb:
        return True
    if own[0].low in _NOT and {"did", "was", "were", "has", "have", "had"} & {word.low for word in own[:6]}:
        return True
    none = next((at for at, word in enumerate(own[:verb]) if word.low == "no"), None)
    return none is not None and verb - none <= 4 and any(word.low in _TAKES_PLACE for word in own[verb : verb + 3])


def _changed(own: Sequence[Word]) -> Stance | None:
    said = {word.low for word in own}
    pairs = set(pairwise(word.low for word in own))
    acts = said & _CANCELLED and any(names_an_event(word.text) for word in own)
    if acts or ("called", "off") in pairs:
        return Stance("announces", "cancelled")
    if said & _POSTPONED or pairs & {("put", "off"), ("pushed", "back"), ("put", "back")}:
        return Stance("announces", "postponed")
    is_moved = pairs & {("moved", "to"), ("brought", "forward")} and _is_moved_in_time(said)
    return Stance("announces", "moved") if is_moved or said & _RESCHEDULED else None


def _is_moved_in_time(said: set[str]) -> bool:
    return "from" in said and bool({"was", "were", "been"} & said)


def _verb_after(low: list[str], at: int) -> str:
    for word in low[at + 1 : at + 5]:
        base = base_of(word, "base")
        if word == "be":
            return "be"
        if base:
            return base
    return ""


def _is_event(low: list[str], at: int) -> bool:
    """With "be": whether a participle follows, or nothing that makes it a mere quality."""
    group = low[at + 1 : at + 6]
    if "be" not in group[:3]:
        return True
    behind = group[group.index("be") + 1 :]
    return any(base_of(word, "participle") or base_of(word, "gerund") for word in behind[:2])


_SEEMING: Final = frozenset(listed("seem seems seemed appear appears appeared ought used has have had said believed"))

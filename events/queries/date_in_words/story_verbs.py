"""How a story puts what one reading says: the verb from how the source puts it, what it says became of the event, and
what kind of saying it is. Nothing is said that the record does not say."""

from __future__ import annotations

from dataclasses import dataclass

from events.dates import Precision
from events.models import ReadingForm, ReportedOccurrence, Stance
from events.queries.dating.dating import Said

#: Words for a date that bring their own verb: as a fact, after "said to", and for what is still to come.
_OWN_VERBS = {
    "ended": ("ended", "have ended", "to end"),
    "began": ("began", "have begun", "to begin"),
    "under": ("under", "have been under", "to be under"),
    "since": ("going on since", "have been going on since", "to be going on since"),
    "until": ("going on until", "have been going on until", "to go on until"),
}
_WITHOUT_A_DATE = {
    ReportedOccurrence.POSTPONED: "put off without a new date",
    ReportedOccurrence.CANCELLED: "called off",
}
_TURNS = {
    ReportedOccurrence.POSTPONED: "put off and planned",
    ReportedOccurrence.CANCELLED: "called off after being planned",
}
#: Words that need no preposition.
_AS_THEY_ARE = ("by ", "between ", "from ", "every ", "without ", "beginning ", "end ", "date ")


@dataclass(frozen=True, slots=True)
class Put:
    """A reading and its place in the story. `when` is its date in words, or one by another event; "" for none."""

    said: Said
    when: str
    is_by_another: bool = False
    lasting: str = ""  # "two days"
    follows_a_date: bool = False  # of an earlier plan that had not been taken back
    is_disputed: bool = False  # other reports give a date that excludes one of theirs
    is_against: bool = False  # it excludes a date told before


def phrase(put: Put) -> str:
    """`expected in April`, `left open`, `set for 3–4 May`, `ended 4 May`, `but placed on 7 March`."""
    said = put.said
    if said.stance == Stance.RETRACTS:
        return f"no longer said to {_verb(put, 1)}"
    if said.stance == Stance.DENIES or said.reported_occurrence == ReportedOccurrence.DID_NOT_HAPPEN:
        return f"said not to {_verb(put, 1)}"
    if said.is_plan or said.form == ReadingForm.WITHDRAWN:
        return _plan(put) + (f", to last {put.lasting}" if put.lasting else "")
    return _report(put) + (f" and lasted {put.lasting}" if put.lasting else "")


def _plan(put: Put) -> str:
    became = put.said.reported_occurrence
    if not put.when:
        return _WITHOUT_A_DATE.get(became, "left open") if became else "left open"
    turn = _turn(put)
    if turn:
        return f"{turn} {_aimed(put)}"
    if put.said.stance == Stance.PREDICTS or not _is_exact(put):
        own = _own(put.when)
        return f"expected {own[2] if own else _placed(put)}"
    return f"set {_aimed(put)}"


def _turn(put: Put) -> str:
    """What came before the plan, or between it and its reader; "" where it is simply announced."""
    if put.said.is_former:
        return "once planned"
    if put.said.stance == Stance.CLAIMS:
        return "claimed to be planned"
    became = put.said.reported_occurrence
    if became == ReportedOccurrence.MOVED:
        return "moved and planned" if put.follows_a_date else ""
    return _TURNS.get(became, "") if became else ""


def _report(put: Put) -> str:
    said = put.said
    if said.stance == Stance.CLAIMS:
        words = f"claimed to {_verb(put, 1)}"
    elif _own(put.when) or (said.reported_occurrence is not None and not put.is_disputed):
        words = _verb(put, 0)
    else:
        words = f"placed {_placed(put)}"
    return f"but {words}" if put.is_against else words


def _verb(put: Put, tense: int) -> str:
    """The words with their own verb, else with what became of it: "happened on 10 March", "have happened …"."""
    own = _own(put.when)
    if own:
        return own[tense]
    is_going_on = put.said.reported_occurrence == ReportedOccurrence.UNDER_WAY
    verb = ("under way", "have been under way") if is_going_on else ("happened", "have happened")
    return f"{verb[tense]} {_placed(put)}".rstrip()


def _own(when: str) -> tuple[str, ...]:
    first, _, rest = when.partition(" ")
    return tuple(f"{verb} {rest}" for verb in _OWN_VERBS.get(first, ()))


def _placed(put: Put) -> str:
    """With the preposition that the words need: "on 10 March", "in April", "by 9 March", "during the conference"."""
    words = put.when.removeprefix("some time in ")
    date = put.said.date
    if put.is_by_another or date is None or words.startswith(_AS_THEY_ARE):
        return words
    return f"{'on' if date.precision.rank >= Precision.DAY.rank and _names_a_day(words) else 'in'} {words}"


def _names_a_day(words: str) -> bool:
    """ "early April" is made of days, and named by its month."""
    return words.removeprefix("about ")[:1].isdigit()


def _aimed(put: Put) -> str:
    """What is planned: "for 3–4 May", "to end 4 May", "to take place by 9 March"."""
    own = _own(put.when)
    if own:
        return own[2]
    words = put.when.removeprefix("some time in ")
    if put.is_by_another or words.startswith(_AS_THEY_ARE):
        return f"to take place {words}"
    return f"for {words}"


def _is_exact(put: Put) -> bool:
    """Whether it names its day, or its first and last."""
    date = put.said.date
    return date is not None and date.precision.rank >= Precision.DAY.rank and _names_a_day(put.when)

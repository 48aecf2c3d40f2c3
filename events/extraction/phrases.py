"""Words that mean one thing together, made one token: "at least", "New Year's Day", "right now"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from events.extraction.lexicon import CLASS

if TYPE_CHECKING:
    from events.extraction.tokens import Merge, Tokens

_PHRASES: Final = {
    "APPROX": {
        "EQUAL_OR_MORE": ("at least", "no less than", "no fewer than", "as long as", "as many as"),
        "MORE_THAN": ("more than", "over", "longer than", "greater than", "upwards of", "in excess of"),
        "LESS_THAN": ("less than", "fewer than", "under", "shorter than"),
        "EQUAL_OR_LESS": ("at most", "up to", "no more than", "no longer than", "not more than"),
        "APPROX": ("more or less",),
    },
    "REF": {
        "PRESENT_REF": ("right now", "at the present time", "just now", "these days", "at present",
                        "at the moment", "at this moment", "for the time being", "present day", "present - day"),
        "PAST_REF": ("more recently", "most recently", "just recently", "at the time", "at that time",
                     "not long ago", "long ago", "a long time ago", "some time ago", "a short time ago",
                     "a short while ago", "a while ago", "not so long ago", "the other day", "years past",
                     "the recent past", "the distant past", "those days"),
        "FUTURE_REF": ("years to come", "the years to come",
                       "as soon as possible", "some day", "sooner or later", "from now on"),
    },
    "TZ": {
        "": ("local time", "eastern time", "central time", "mountain time", "pacific time", "moscow time"),
        "+00:00": ("greenwich mean time", "universal time"),
        "-05:00": ("eastern standard time",),
        "-04:00": ("eastern daylight time",),
        "-08:00": ("pacific standard time",),
        "-07:00": ("pacific daylight time",),
    },
    "HOLIDAY": {
        "01-01": ("new year 's day", "new year ' s day", "new years day", "new year 's"),
        "01-26": ("australia day",),
        "02-02": ("groundhog day", "candlemas"),
        "04-22": ("earth day",),
        "04-25": ("anzac day",),
        "05-05": ("cinco de mayo",),
        "06-14": ("flag day",),
        "07-01": ("canada day",),
        "12-31": ("new year 's eve", "new years eve"),
        "02-14": ("valentine 's day", "st . valentine 's day", "st valentine 's day"),
        "03-17": ("st . patrick 's day", "st patrick 's day", "saint patrick 's day"),
        "05-01": ("may day",),
        "07-04": ("independence day", "fourth of july"),
        "07-14": ("bastille day",),
        "10-31": ("all hallows eve",),
        "11-01": ("all saints day", "all saints ' day"),
        "11-11": ("veterans day", "armistice day", "remembrance day", "veterans ' day"),
        "12-26": ("boxing day", "st . stephen 's day", "st stephen 's day"),
        "12-25": ("christmas day",),
        "MLK": ("martin luther king day", "martin luther king jr . day"),
        "PRES": ("presidents day", "presidents ' day", "president 's day"),
        "MEM": ("memorial day",),
        "LABOR": ("labor day",),
        "COL": ("columbus day",),
        "TG": ("thanksgiving day",),
        "ELECTION": ("election day",),
        "MOTHER": ("mother 's day",),
        "FATHER": ("father 's day",),
        "E-47": ("shrove tuesday", "mardi gras"),
        "E-46": ("ash wednesday",),
        "E-7": ("palm sunday",),
        "E-3": ("maundy thursday", "holy thursday"),
        "E-2": ("good friday",),
        "E-1": ("holy saturday",),
        "E+0": ("easter sunday", "easter day"),
        "E+1": ("easter monday",),
        "E+39": ("ascension day",),
        "E+49": ("whit sunday", "pentecost"),
        "E+50": ("whit monday",),
    },
}  # fmt: skip
_NEED_CAPITALS: Final = frozenset((CLASS["HOLIDAY"],))


def _by_first() -> dict[str, list[tuple[list[str], str, str]]]:
    """First word: the phrases that begin with it, the longest first, each with its class and meaning."""
    table: dict[str, list[tuple[list[str], str, str]]] = {}
    for name, meanings in _PHRASES.items():
        for meaning, phrases in meanings.items():
            for phrase in phrases:
                words = phrase.split()
                table.setdefault(words[0], []).append((words, CLASS[name], meaning))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


_TABLE: Final = _by_first()


def merged(tokens: Tokens, kinds: list[str]) -> list[Merge]:
    """The phrases of a paragraph; their other words may be of any class."""
    words = tokens.words
    behind = 0
    found: list[Merge] = []
    for at in [at for at, word in enumerate(words) if word in _TABLE]:
        if at < behind:
            continue
        for phrase, kind, meaning in _TABLE[words[at]]:
            end = at + len(phrase)
            if words[at:end] == phrase and (kind not in _NEED_CAPITALS or tokens.written(at) != words[at]):
                found.append((at, end, kind, meaning))
                behind = end
                break
    return found

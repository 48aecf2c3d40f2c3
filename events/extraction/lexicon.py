"""The words that expressions of time are made of: to each its class, and what it means there.

A class is one character, so that the rules can be regular expressions over the classes of a sentence.
"""

from __future__ import annotations

from typing import Final

from events.extraction.word_lists import listed

Meaning = int | float | str
Entry = tuple[str, Meaning]

NAMES: Final = listed(
    "OTHER DAYNUM YEAR SHORT NUM WORD SPOKEN ORDINAL DECADE ISO NUMERIC CLOCK TENS TEEN ONES HUNDRED "
    "THOUSAND COMMA DOT HYPHEN SLASH POSS THE A OF IN AND OR TO FROM ON AT BY WITHIN PER BETWEEN SINCE UNTIL DOW "
    "DOWS DOWABBR MON MONABBR MAY SEASON SEASONS FALL UNIT UNITS SECOND WEEKEND WEEKENDS POD PODS NOON PERIOD "
    "TIME HALF FEW MANY COUPLE MORE SOME FISCAL BUSINESS WHOLE YEAREND TERM HOLIDAY EASTER EVE LAST NEXT "
    "THIS THAT SAME PAST PREVIOUS FOLLOWING COMING RECENT CURRENT LATEST FUTURE COMPARABLE DEICTIC EARLY LATE MID "
    "BEGINNING MIDDLE END LATER EARLIER AGO BEFORE AFTER HENCE APPROX EVERY OTHERWORD SETLY ERA TZ AMPM "
    "OCLOCK OLD LONG ONCE TIMES REF NEAR AHEAD MIDNIGHT TODAY CIRCA AS DURING "
    "THROUGHOUT FY QNUM APOSYEAR DAYWORD AN LONGWORD FINAL MIDUNIT WORKDAYS SINGLE NEW"
)
CLASS: Final = {name: chr(0x100 + number) for number, name in enumerate(NAMES)}
OTHER: Final = CLASS["OTHER"]

# Names for several classes at once.
_SETS: Final = {
    "MONTH": "MON MONABBR MAY",
    "YEARS": "YEAR SPOKEN",
    "COUNT": "DAYNUM SHORT NUM WORD YEAR",
    "ANYUNIT": "UNIT UNITS SECOND",
    "POINTER": "LAST PAST PREVIOUS NEXT FOLLOWING COMING THIS THAT SAME CURRENT LATEST",
    "ANYSEASON": "SEASON FALL",
    "ONE": "A AN",
    "NTH": "ORDINAL SECOND",
}
CLASSES: Final = CLASS | {name: "".join(CLASS[one] for one in line.split()) for name, line in _SETS.items()}

MONTHS: Final = listed("january february march april may june july august september october november december")
WEEKDAYS: Final = listed("monday tuesday wednesday thursday friday saturday sunday")
_ORDINALS: Final = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ONES: Final = listed("one two three four five six seven eight nine")
_TEENS: Final = listed("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS: Final = listed("twenty thirty forty fifty sixty seventy eighty ninety")
UNITS: Final = listed("second minute hour day week fortnight month quarter season year decade century millennium")
CLOCK_UNITS: Final = UNITS[:3]

# Class: its words, each with its meaning where it has one (`word=meaning`).
_TABLE: Final = {
    "COMMA": ",", "DOT": ".", "HYPHEN": "- –", "SLASH": "/", "POSS": "'s '", "THE": "the", "A": "a", "AN": "an",
    "OF": "of", "IN": "in", "AND": "and &", "OR": "or", "TO": "to through till thru", "FROM": "from", "ON": "on",
    "AT": "at", "BY": "by", "WITHIN": "within", "PER": "per", "BETWEEN": "between", "SINCE": "since",
    "UNTIL": "until", "DURING": "during", "THROUGHOUT": "throughout",
    "SEASON": "spring=SP summer=SU autumn=FA winter=WI midsummer=SU midwinter=WI", "FALL": "fall=FA",
    "SEASONS": "springs=SP summers=SU autumns=FA winters=WI",
    "WEEKEND": "weekend", "WEEKENDS": "weekends",
    "POD": "morning=MO afternoon=AF evening=EV night=NI dawn=MO daybreak=MO sunrise=MO dusk=EV sunset=EV nightfall=EV "
           "midmorning=MO midafternoon=AF lunchtime=MI nighttime=NI",
    "PODS": "mornings=MO afternoons=AF evenings=EV nights=NI",
    "NOON": "noon=12 noontime=12 midday=12", "MIDNIGHT": "midnight=0",
    "PERIOD": "period", "TIME": "time moment", "HALF": "half",
    "FEW": "few", "MANY": "several many numerous multiple", "COUPLE": "couple pair", "MORE": "more additional extra",
    "SOME": "some", "FISCAL": "fiscal financial", "FY": "fy",
    "BUSINESS": "trading business working calendar straight consecutive successive school academic weekday model sales",
    "WHOLE": "full whole entire solid", "YEAREND": "year-end yearend", "TERM": "term",
    "HOLIDAY": "christmas=12-25 xmas=12-25 halloween=10-31 thanksgiving=TG hogmanay=12-31 juneteenth=06-19",
    "EASTER": "easter=0", "EVE": "eve",
    "LAST": "last", "NEXT": "next", "THIS": "this", "THAT": "that", "SAME": "same very", "PAST": "past",
    "PREVIOUS": "previous preceding prior", "FOLLOWING": "following ensuing subsequent succeeding",
    "COMING": "coming upcoming forthcoming", "RECENT": "recent", "CURRENT": "current", "LATEST": "latest",
    "FUTURE": "future", "COMPARABLE": "comparable corresponding like",
    "FINAL": "final latter", "MIDUNIT": "midyear=year midweek=week midmonth=month", "WORKDAYS": "weekdays",
    "SINGLE": "single", "NEW": "new",
    "DEICTIC": "yesterday=-1 tomorrow=1", "TODAY": "today",
    "DAYWORD": "tonight=NI overnight=NI",
    "EARLY": "early=START", "LATE": "late=END", "MID": "mid=MID", "BEGINNING": "beginning=START start=START",
    "MIDDLE": "middle=MID", "END": "end=END close=END", "LATER": "later", "EARLIER": "earlier", "AGO": "ago",
    "BEFORE": "before", "AFTER": "after", "HENCE": "hence",
    "APPROX": "about around approximately nearly almost roughly",
    "CIRCA": "circa ca c",
    "AS": "as",
    "EVERY": "every each", "OTHERWORD": "other alternate",
    "SETLY": "daily=P1D nightly=P1D weekly=P1W biweekly=P2W fortnightly=P2W monthly=P1M bimonthly=P2M "
             "quarterly=P1Q annually=P1Y yearly=P1Y hourly=PT1H semiannually=P6M",
    "ERA": "bc=-1 bce=-1 ad=1 ce=1",
    "TZ": "gmt=+00:00 utc=+00:00 est=-05:00 edt=-04:00 cst=-06:00 cdt=-05:00 mst=-07:00 mdt=-06:00 pst=-08:00 "
          "pdt=-07:00 bst=+01:00 cet=+01:00 cest=+02:00 eet=+02:00 msk=+03:00 jst=+09:00 aest=+10:00 aedt=+11:00 "
          "acst=+09:30 acdt=+10:30 awst=+08:00 hkt=+08:00 nzst=+12:00 nzdt=+13:00 ist= et= pt= ct= mt=",
    "LONGWORD": "daylong=day weeklong=week monthlong=month yearlong=year hourlong=hour decadelong=decade",
    "AMPM": "am=0 pm=12", "OCLOCK": "o'clock", "OLD": "old", "LONG": "long",
    "ONCE": "once twice thrice", "TIMES": "times",
    "NEAR": "near immediate foreseeable short distant", "AHEAD": "ahead",
}  # fmt: skip

# What is said of the present, the past or the future without a date.
_REFERENCES: Final = {
    "PRESENT_REF": "now currently nowadays presently",
    "PAST_REF": "recently lately",
    "FUTURE_REF": "soon",
}


def _entries() -> dict[str, Entry]:
    words: dict[str, Entry] = {}
    for name, line in _TABLE.items():
        for entry in line.split():
            word, _, meaning = entry.partition("=")
            words[word] = (CLASS[name], meaning)
    for reference, line in _REFERENCES.items():
        words |= dict.fromkeys(line.split(), (CLASS["REF"], reference))
    for number, word in enumerate(WEEKDAYS, start=1):
        words[word] = (CLASS["DOW"], number)
        words[f"{word}s"] = (CLASS["DOWS"], number)
    for number, word in enumerate(MONTHS, start=1):
        words[word] = (CLASS["MAY" if word in ("march", "may") else "MON"], number)
    for number, abbreviation in enumerate(listed("jan feb mar apr may jun jul aug sep oct nov dec"), start=1):
        words.setdefault(abbreviation, (CLASS["MONABBR"], number))
    words["sept"] = (CLASS["MONABBR"], 9)
    for number, line in enumerate(("mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun"), start=1):
        words |= dict.fromkeys(line.split(), (CLASS["DOWABBR"], number))
    for number, word in enumerate(_ORDINALS, start=1):
        words[word] = (CLASS["ORDINAL"], number)
    words["thirtieth"] = (CLASS["ORDINAL"], 30)
    words["second"] = (CLASS["SECOND"], 2)
    for name, numbers, first, step in (("ONES", _ONES, 1, 1), ("TEEN", _TEENS, 10, 1), ("TENS", _TENS, 20, 10)):
        for number, word in enumerate(numbers):
            words[word] = (CLASS[name], first + number * step)
    for number, word in enumerate(listed("twenties thirties forties fifties sixties seventies eighties nineties")):
        words[word] = (CLASS["DECADE"], 20 + number * 10)
    words["hundred"], words["thousand"] = (CLASS["HUNDRED"], 100), (CLASS["THOUSAND"], 1000)
    words |= {"million": (CLASS["THOUSAND"], 10**6), "billion": (CLASS["THOUSAND"], 10**9)}
    for unit in UNITS[1:]:
        words[unit] = (CLASS["UNIT"], unit)
        words[{"century": "centuries", "millennium": "millennia"}.get(unit, f"{unit}s")] = (CLASS["UNITS"], unit)
    short = {"seconds": "second", "yr": "year", "yrs": "year", "hr": "hour", "hrs": "hour", "mins": "minute"}
    words |= {word: (CLASS["UNITS"], unit) for word, unit in short.items()}
    words |= {word: (CLASS["QNUM"], number) for number in range(1, 5) for word in (f"q{number}", f"{number}q")}
    return words


WORDS: Final = _entries()

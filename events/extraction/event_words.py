"""Words that name events, and which of them may name the same one: "the raid" and "five were seized"."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from events.extraction.known_names import folded
from events.extraction.verb_forms import known
from events.extraction.word_lists import listed

_ALIKE: Final = (
    "meet meeting conference summit talk gathering session congress forum assembly convention negotiation negotiate"
    " discussion discuss consultation ministerial hearing event gather confer convene",
    "raid attack assault storm strike seize capture detain detention arrest abduct abduction kidnap kidnapping seizure"
    " operation incursion search",
    "attack assault bomb bombing bombardment bombard shell shelling blast explosion explode mortar ambush offensive"
    " strike airstrike shooting shoot violence clash rocket detonate incident attempt",
    "invade invasion war occupy occupation intervention intervene conflict fighting battle fight hostilities campaign",
    "massacre killing kill slay slaying murder assassination assassinate execution execute shoot shooting death die",
    "die death funeral burial bury",
    "speak speech address remark statement announce announcement broadcast lecture declare declaration testify",
    "elect election vote poll referendum ballot plebiscite primary",
    "visit trip tour travel journey arrive arrival",
    "leave departure depart withdraw withdrawal retreat pullout evacuate evacuation exit",
    "agree agreement accord treaty deal pact ceasefire truce armistice sign signing settlement",
    "resign resignation quit oust ouster dismiss dismissal overthrow coup fall collapse depose",
    "release publish publication report study",
    "protest demonstrate demonstration march rally riot uprising revolt rebellion unrest strike insurgency",
    "trial try verdict convict conviction sentence indict indictment charge acquit acquittal hang hanging",
    "earthquake flood storm hurricane fire tsunami disaster crash accident sink sinking fire eruption erupt tragedy",
    "open opening launch start inaugurate inauguration ceremony begin beginning",
    "marry marriage wedding birth born divorce",
    "decide decision rule ruling resolution resolve adopt adoption approve approval ratify ratification",
    "siege besiege blockade surrender capture fall liberate liberation defeat victory",
    "festival concert game match tournament race final premiere performance exhibition celebration anniversary parade",
    "revolution independence partition unification reunification annex annexation secession",
    "crisis crash recession depression outbreak epidemic pandemic famine",
    "sanction embargo veto test launch deploy deployment surge escalation reform purge",
    "escape rescue hijack hijacking hostage kidnap standoff",
    "merger merge acquisition takeover acquire",
)
_BY_STEM: Final[dict[str, frozenset[int]]] = {}
for _number, _group in enumerate(_ALIKE):
    for _word in _group.split():
        _BY_STEM[_word] = _BY_STEM.get(_word, frozenset()) | {_number}

_EMPTY: Final = frozenset(
    listed(
        "the a an this that these those his her its their our my your of in on at by for from with about against",
        "between into through during before after to up down out over under is are was were be been being has",
        "have had do does did will would shall should can could may might must and but or nor so yet as if than",
        "too very not no it he she they we you i who which what when where while then there here also more most",
        "some any each both all such own same other s t one two first last new further course wake midst time day",
        "week month year underway way place take took hold held say said tell told make made get got near amid",
    )
)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """The verb of a form, the singular of a plural; otherwise the word, without accents and capitals."""
    low = folded(word).removesuffix("'s").removesuffix("’s")
    if low in _BY_STEM:
        return low
    forms = known(low)
    if forms:
        return forms[0].base
    for suffix, instead in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("s", "")):
        if low.endswith(suffix) and not low.endswith(("ss", "us", "is")) and len(low) > 3:
            return low[: -len(suffix)] + instead
    return low


def groups(stem: str) -> frozenset[int]:
    """Which kinds of event a stem may name; empty where it names none."""
    return _BY_STEM.get(stem, frozenset())


def is_telling(word: str) -> bool:
    """Whether it helps to say which event is meant."""
    return len(word) > 1 and word not in _EMPTY


def names_an_event(word: str) -> bool:
    """Whether the word is one of those above, in any of its forms."""
    return stem(word) in _BY_STEM

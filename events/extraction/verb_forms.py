"""The verbs that news and history are told with, and which form of which verb a word is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple

from events.extraction.word_lists import listed

Form = Literal["base", "third", "past", "participle", "gerund"]

_REGULAR: Final = listed(
    "abandon abduct abolish accept accompany accuse achieve acknowledge acquire acquit act adapt add address",
    "adjourn admit adopt advance advise advocate affirm agree aim air allege allow ally amend analyse",
    "announce annex answer apologise apologize appeal appear apply appoint appreciate approach approve argue",
    "arm arrange arrest arrive ask assassinate assault assemble assert assess assist assume assure attack",
    "attempt attend avoid award back ban bar base batter battle beg behead believe belong besiege blame blast",
    "block board bomb bombard boost border boycott brand breach brief bury call campaign cancel capture carry",
    "cause celebrate chair challenge change charge chase claim clash clear climb close collapse collide",
    "combat commemorate comment commission commit compete complain complete compose concede conclude condemn",
    "conduct confer confess confirm confront congratulate conquer consider consist construct consult contact",
    "contain continue contradict contribute convene convert convict cooperate copy couple counter cover crack",
    "crash create criticise criticize cross crown crush damage debate decide declare declassify decline",
    "dedicate defeat defect defend defy delay delegate delete deliver demand demolish demonstrate deny depart",
    "deploy deport depose derail describe design destroy detain detect determine detonate develop die differ",
    "disagree disappear disarm disband disclose discover discuss dismantle dismiss displace dispute disrupt",
    "dissolve divide divorce donate double downplay draft drag drift drop drown earn ease edge elect",
    "eliminate embark embrace emerge emphasise emphasize employ enact encourage end endorse engage enter",
    "erect erupt escalate escape escort establish evacuate evict examine exceed exchange execute exile exist",
    "expand expect expel experience explain explode explore export expose express extend extradite face fail",
    "fear feature figure file fine finish fire flare flood follow force forge form formalise found free fuel",
    "gain gather govern grant greet guarantee guard halt hammer hand happen harass help hijack hint hire",
    "honour honor hope host identify ignore illustrate impeach implement imply import impose imprison improve",
    "inaugurate include incorporate increase indicate indict infect inform infuriate inherit initiate injure",
    "insist inspect inspire install instruct insult intend intensify intercept interfere interrogate",
    "intervene interview introduce invade invent invest investigate invite invoke involve issue jail join",
    "journey judge jump justify kick kidnap kill label lack land last launch learn legalise level liberate",
    "lift limit link list live load lobby locate lock loot lower maintain manage march mark marry massacre",
    "match matter mediate meddle mention merge migrate mine mobilise mobilize monitor mount mourn move murder",
    "name narrow nationalise need negotiate nominate note notify number obey object oblige observe obtain",
    "occupy occur offer open operate oppose order organise organize oust outlaw outline overlook own parade",
    "pardon park part participate partition pass patrol pause perform permit persuade phone pick place plan",
    "plant plead pledge plot plunge point portray pose position post postpone pour praise preach precede",
    "predict prefer prepare present preserve press pressure presume prevent print privatise probe proceed",
    "proclaim produce prohibit project prolong promise promote promulgate prompt propose prosecute protect",
    "protest prove provide provoke publish pull purchase push qualify question quote raid raise rally ram",
    "ransack rape rate ratify reach react reaffirm realise realize rebuff recall receive recognise recognize",
    "recommend reconvene record recover recruit redeploy reduce refer reflect refuse regain register regret",
    "reinforce reiterate reject relate release relinquish relocate rely remain remark remember remind remove",
    "rename renew renounce reopen repair repeal repeat repel replace reply report represent repulse request",
    "require rescue reschedule resemble reserve resign resist resolve respond restore restrict result resume",
    "retain retaliate retire retract retreat retrieve return reunify reunite reveal reverse review revise",
    "revive revoke revolt reward riot rob rocket roll rule ruin rush sack sail salute sanction save scale",
    "schedule score scrap scrape screen seal search secure seem seize select separate serve settle shape",
    "share shatter shell shelve shift ship shock shout sign signal skip slam slash slow smash smuggle soar",
    "spark spawn specify spoil sponsor spot spur squander stab stabilise stage stall stamp start starve state",
    "station stay steer stem step stock stop store storm strengthen stress strip struggle stumble submit",
    "succeed sue suffer suggest summon supply support suppress surge surpass surprise surrender surround",
    "survive suspect suspend swap sympathise table tackle target tarnish taunt tax tender term terminate test",
    "testify thank threaten tie tighten top topple torpedo torture total touch tour track trade train",
    "transfer transform translate transport trap travel treat trigger triumph try turn undermine underscore",
    "unify unite unleash unveil update urge use usher vacate value vanish venture veto view violate visit",
    "vote vow wage wait walk want warn wash watch water weaken welcome widen wipe wish witness wonder work",
    "worry worsen wound wreck yield",
)
_IRREGULAR: Final = listed(
    "be/was/been be/were/been become/became/become begin/began/begun bend/bent/bent bid/bid/bid",
    "bind/bound/bound bite/bit/bitten bleed/bled/bled blow/blew/blown break/broke/broken bring/brought/brought",
    "cling/clung/clung creep/crept/crept leap/leapt/leapt slide/slid/slid speed/sped/sped spin/spun/spun",
    "sting/stung/stung swing/swung/swung wake/woke/woken weep/wept/wept wind/wound/wound",
    "withstand/withstood/withstood",
    "broadcast/broadcast/broadcast build/built/built burn/burnt/burnt buy/bought/bought cast/cast/cast",
    "catch/caught/caught choose/chose/chosen come/came/come cost/cost/cost cut/cut/cut deal/dealt/dealt",
    "dig/dug/dug do/did/done draw/drew/drawn drink/drank/drunk drive/drove/driven eat/ate/eaten",
    "fall/fell/fallen feed/fed/fed feel/felt/felt fight/fought/fought find/found/found flee/fled/fled",
    "fly/flew/flown forbid/forbade/forbidden forget/forgot/forgotten forgive/forgave/forgiven",
    "freeze/froze/frozen get/got/got give/gave/given go/went/gone grow/grew/grown hang/hung/hung have/had/had",
    "hear/heard/heard hide/hid/hidden hit/hit/hit hold/held/held hurt/hurt/hurt keep/kept/kept",
    "know/knew/known lay/laid/laid lead/led/led leave/left/left lend/lent/lent let/let/let lie/lay/lain",
    "light/lit/lit lose/lost/lost make/made/made mean/meant/meant meet/met/met overcome/overcame/overcome",
    "overrun/overran/overrun oversee/oversaw/overseen overtake/overtook/overtaken",
    "overthrow/overthrew/overthrown pay/paid/paid put/put/put quit/quit/quit read/read/read",
    "rebuild/rebuilt/rebuilt ride/rode/ridden ring/rang/rung rise/rose/risen run/ran/run say/said/said",
    "see/saw/seen seek/sought/sought sell/sold/sold send/sent/sent set/set/set shake/shook/shaken",
    "shed/shed/shed shoot/shot/shot show/showed/shown shrink/shrank/shrunk shut/shut/shut sing/sang/sung",
    "sink/sank/sunk sit/sat/sat slay/slew/slain sleep/slept/slept speak/spoke/spoken spend/spent/spent",
    "split/split/split spread/spread/spread spring/sprang/sprung stand/stood/stood steal/stole/stolen",
    "stick/stuck/stuck strike/struck/struck strive/strove/striven swear/swore/sworn sweep/swept/swept",
    "swim/swam/swum take/took/taken teach/taught/taught tear/tore/torn tell/told/told think/thought/thought",
    "throw/threw/thrown undergo/underwent/undergone understand/understood/understood",
    "undertake/undertook/undertaken uphold/upheld/upheld upset/upset/upset wear/wore/worn win/won/won",
    "withdraw/withdrew/withdrawn withhold/withheld/withheld write/wrote/written",
)

_DOUBLED: Final = frozenset(
    listed(
        "abduct admit ban bar beg cancel commit compel confer control defer drag drop equip expel hop kidnap",
        "occur patrol plan plot prefer ram refer regret rob sag scrap ship skip slam slip spot spur stab stem",
        "step stop strip submit swap tap top transfer trap travel label level model signal tarnish",
    )
) - {"abduct", "tarnish"}


class Known(NamedTuple):
    """A form, and the verb it is of."""

    form: Form
    base: str


def known(word: str) -> tuple[Known, ...]:
    """What a word in small letters may be of the verbs listed here; empty for any other word."""
    return _FORMS.get(word, ())


def is_past(word: str) -> bool:
    """Whether it may be the simple past of a verb: listed here, or by its ending."""
    forms = _FORMS.get(word)
    return any(each.form == "past" for each in forms) if forms else _has_the_ending(word)


def is_participle(word: str) -> bool:
    """Whether it may be a past participle."""
    forms = _FORMS.get(word)
    return any(each.form == "participle" for each in forms) if forms else _has_the_ending(word)


def base_of(word: str, form: Form) -> str | None:
    """The verb of which `word` is this form; None if it is of none that is listed."""
    return next((each.base for each in _FORMS.get(word, ()) if each.form == form), None)


def forms_of(verbs: Iterable[str], *forms: Form) -> frozenset[str]:
    """The words that are one of these forms of one of the verbs; of any form where none is named."""
    asked = frozenset(verbs)
    return frozenset(
        word
        for word, known in _FORMS.items()
        if any(each.base in asked and (not forms or each.form in forms) for each in known)
    )


def irregular_pasts() -> frozenset[str]:
    """ "took", "went": simple pasts that no ending tells, but for those that are written like a plain form: "set"."""
    pasts = {entry.split("/")[1] for entry in _IRREGULAR}
    return frozenset(word for word in pasts if base_of(word, "base") is None)


def third_person(base: str) -> str:
    """ "takes", "carries", "watches"."""
    if base in _THIRD:
        return _THIRD[base]
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _past_of(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + (base[-1] if base in _DOUBLED else "") + "ed"


def _gerund_of(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        return base[:-1] + "ing"
    return base + (base[-1] if base in _DOUBLED or base in _DOUBLED_BEFORE_ING else "") + "ing"


def _has_the_ending(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and not word.endswith("eed") and word not in _NO_VERBS


_THIRD: Final = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_DOUBLED_BEFORE_ING: Final = frozenset(listed("begin cut forget get hit let put quit run set shut sit split swim win"))
_NO_VERBS: Final = frozenset(listed("hundred kindred sacred naked wicked rugged crooked hatred indeed infrared biped"))


def _all_forms() -> Iterator[tuple[str, Known]]:
    irregular = [entry.split("/") for entry in _IRREGULAR]
    bases = {base for base, _, _ in irregular}
    for base in _REGULAR:
        if base not in bases:
            yield _past_of(base), Known("past", base)
            yield _past_of(base), Known("participle", base)
        if base in _DOUBLED and base.endswith("l"):  # "traveled", as written in America
            yield base + "ed", Known("past", base)
            yield base + "ed", Known("participle", base)
    yield "were", Known("past", "be")
    yield "are", Known("third", "be")
    for base, past, participle in irregular:
        yield past, Known("past", base)
        yield participle, Known("participle", base)
    for base in dict.fromkeys((*_REGULAR, *bases)):
        yield base, Known("base", base)
        yield third_person(base), Known("third", base)
        yield _gerund_of(base), Known("gerund", base)


def _table() -> dict[str, tuple[Known, ...]]:
    table: dict[str, list[Known]] = {}
    for word, form in _all_forms():
        table.setdefault(word, []).append(form)
    return {word: tuple(forms) for word, forms in table.items()}


_FORMS: Final = _table()

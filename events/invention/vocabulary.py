"""The long lists of words that made-up titles are made of: our own, about public life in places that do not exist."""

from __future__ import annotations

# Fields of life: their tag, what happens in them ({who}, {person}, {place}, {thing}), and their things.
# The first list holds sentences for what happened; the second names things that can also be planned or called off.
FIELDS: tuple[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "Harbour",
        (
            "{who} deepens the fairway at {place}",
            "Fire in {thing} of {place}",
            "{place} lets the first ship through {thing}",
            "Dockers of {place} lay down work",
        ),
        ("Opening of {thing} at {place}", "Launch of the ferry {name}", "Sale of {thing} at {place}"),
        (
            "the east basin",
            "the fish market",
            "the old crane",
            "the long pier",
            "the salt warehouse",
            "the light on the mole",
        ),
    ),
    (
        "Council",
        (
            "{place} elects {person} as mayor",
            "{who} rejects the budget for {thing}",
            "{person} leaves the council of {place}",
            "Council of {place} votes for {thing}",
        ),
        ("Public hearing on {thing} in {place}", "Municipal election in {place}", "Ballot on {thing} in {place}"),
        (
            "the ring road",
            "the town charter",
            "the water rate",
            "the night tram",
            "the new cemetery",
            "the market rules",
        ),
    ),
    (
        "Parliament",
        (
            "Lower chamber passes the act on {thing}",
            "{person} resigns over {thing}",
            "Upper chamber sends {thing} back",
            "{who} demands an inquiry into {thing}",
        ),
        ("Second reading of the bill on {thing}", "Inquiry into {thing}", "Address of {person} to both chambers"),
        ("land tenure", "school meals", "the border stations", "postal savings", "the census", "inland fisheries"),
    ),
    (
        "Treaties",
        (
            "Delegates agree on {thing} in {place}",
            "{person} and envoys initial the accord on {thing}",
            "Talks on {thing} break off in {place}",
            "{who} ratifies the convention on {thing}",
        ),
        ("Conference on {thing} in {place}", "Third round of talks on {thing}", "Signing of the accord on {thing}"),
        ("river traffic", "shared pastures", "the strait", "prisoners", "weights and measures", "the northern line"),
    ),
    (
        "Courts",
        (
            "Court in {place} acquits {person}",
            "{who} sues over {thing}",
            "Witnesses heard in the case of {thing}",
            "Appeal about {thing} dismissed",
        ),
        ("Hearing in the case of {thing}", "Verdict on {person}", "Reopening of the case of {thing}"),
        (
            "the lost ledger",
            "the mill dam",
            "the sunken barge",
            "the forged stamps",
            "the toll bridge",
            "the twin wills",
        ),
    ),
    (
        "Weather",
        (
            "Flood reaches {thing} of {place}",
            "Storm takes the roof off {thing} in {place}",
            "Late frost ruins the orchards round {place}",
            "Ice closes the river at {place}",
        ),
        ("Flood watch for {place}", "Reading of the gauge at {place}", "Rebuilding of {thing} in {place}"),
        ("the lower town", "the brickworks", "the parish hall", "the hop barns", "the glasshouses", "the towpath"),
    ),
    (
        "Railways",
        (
            "First train runs from {place} to the coast",
            "{who} orders twelve engines for {thing}",
            "Landslip blocks {thing} above {place}",
            "Night express derails near {place}",
        ),
        ("Opening of {thing} to {place}", "Closure of {thing}", "Trial run on {thing}"),
        (
            "the hill section",
            "the branch line",
            "the viaduct",
            "the summit tunnel",
            "the goods yard",
            "the rack railway",
        ),
    ),
    (
        "Arts",
        (
            "{person} completes {thing}",
            "{thing} shown for the first time in {place}",
            "{who} acquires {thing}",
            "Audience in {place} walks out of {thing}",
        ),
        ("First night of {thing} in {place}", "Exhibition of {person} in {place}", "Festival of new music in {place}"),
        (
            "“The Winter Ferry”",
            "“Nine Lamps”",
            "the altar panels",
            "“Salt and Thread”",
            "the Lindmoor cycle",
            "“A House of Reeds”",
        ),
    ),
    (
        "Science",
        (
            "{person} describes {thing}",
            "Observatory of {place} records {thing}",
            "{who} publishes tables of {thing}",
            "{person} disputes the finding of {thing}",
        ),
        ("Lecture of {person} on {thing}", "Expedition to measure {thing}", "Congress on {thing} in {place}"),
        ("a new comet", "the tides", "blind cave fish", "the magnetic dip", "amber inclusions", "the great meridian"),
    ),
    (
        "Trade",
        (
            "{who} opens a house in {place}",
            "Bank of {place} stops payment",
            "Price of {thing} doubles within a week",
            "{person} buys {thing}",
        ),
        ("Autumn fair of {place}", "Auction of {thing} in {place}", "Merger of {who} with its rival"),
        ("the glassworks", "raw wool", "lamp oil", "the paper mill", "copper", "the ropewalk"),
    ),
    (
        "Health",
        (
            "First case of river fever in {place}",
            "{who} vaccinates {thing}",
            "{person} founds a clinic in {place}",
            "Wells of {place} sealed",
        ),
        ("Opening of {thing} in {place}", "Congress of nurses in {place}", "Quarantine of {thing} at {place}"),
        (
            "the isolation ward",
            "the schools",
            "the children’s hospital",
            "the barge people",
            "the dispensary",
            "the garrison",
        ),
    ),
    (
        "Sport",
        (
            "{person} wins the crossing of the bay",
            "{place} beats its neighbours by a single point",
            "{who} admits women to {thing}",
            "Record at {thing} in {place}",
        ),
        ("Regatta of {place}", "Final of {thing} in {place}", "Hundredth running of {thing}"),
        (
            "the long jump",
            "the mountain stage",
            "the rowing cup",
            "the winter games",
            "the marathon",
            "the chess league",
        ),
    ),
)

#: How a title goes on, for those that are long.
CLAUSES = (
    "after weeks of delay",
    "against the advice of its own engineers",
    "before a crowd that had waited since morning",
    "while the neighbouring towns look on",
    "as the last of the old agreements runs out",
    "although nobody has found the money for it",
    "on the same day as the rival gathering across the river",
    "and leaves the question of the pensions open",
)

SUMMARIES = (
    "{who} had asked for it since the spring.",
    "It was the third attempt within a few years.",
    "Those present spoke of {thing}, and of little else.",
    "{person} was not there; a letter was read out instead.",
    "The minutes give no reason.",
    "Two of the accounts differ about who was in the room.",
    "The cost was put at half of what it later came to.",
    "In **{place}** it was noticed only days afterwards.",
    "A plaque was put up, and taken down again.",
    "What became of {thing} is not recorded.",
    "The decision was carried by a narrow margin.",
    "Nobody was hurt.",
)

QUOTES = (
    "We shall not wait for another winter before this is settled",
    "Nothing has been decided, and whoever says otherwise was not in the room",
    "The work on {thing} begins as soon as the ground allows",
    "I saw it from the window and wrote it down the same evening",
    "There were more people in {place} that day than the town has beds",
    "The council has taken note of the letter and will answer it in due course",
    "It was agreed that {thing} should be left as it is",
    "According to the harbour office the figures are preliminary",
    "Everybody knew about {thing}; nobody had put it on paper",
    "The meeting was moved, as the hall had been promised to others",
)

#: Titles in other scripts: short, each our own.
OTHER_SCRIPTS = (
    "Η νέα προβλήτα ανοίγει στο λιμάνι",
    "Το συμβούλιο συζητά για το παλιό γεφύρι",
    "Открытие северной пристани",
    "Совет отложил вопрос о мосте",
    "افتتاح رصيف الميناء الجديد",
    "المجلس يؤجل بناء الجسر",
    "פתיחת הגשר החדש על הנהר",
    "新码头开放",
    "市议会推迟讨论桥梁",
    "新しい桟橋の開通",
    "새 부두가 문을 열다",
    "नए पुल का उद्घाटन",
    "ახალი ხიდის გახსნა",
    "Նոր կամուրջի բացումը",
    "การเปิดสะพานใหม่",
    "Lễ khánh thành cầu cảng mới",
)

#: What has nothing to do with people, far away in time: the title and the date.
FAR_AWAY = (
    ("The basin under the later town is a shallow sea", "Y-65999999"),
    ("Volcano to the north goes out", "Y-2499999"),
    ("Ice leaves the upper valley", "Y-11699"),
    ("Oldest hearth found below the mill", "-7999"),
    ("First wall round the landing place", "-2099"),
    ("Founding of the town, as the chronicle has it", "-0751"),
    ("Bronze hoard buried in the reeds", "-0399~"),
    ("Amber road passes the ford", "0112~"),
    ("Saltworks named in a deed of gift", "0780"),
    ("End of the lease of the strait", "2099"),
    ("Time capsule of the old school is to be opened", "2150-06-01"),
)

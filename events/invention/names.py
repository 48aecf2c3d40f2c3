"""Names of people, places and houses, made of syllables."""

from __future__ import annotations

from events.invention.chance import Chance

_OPENINGS = ("Ar", "Bel", "Cor", "Dra", "El", "Fen", "Gal", "Har", "Is", "Jor", "Kel", "Lin", "Mar", "Nor", "Os", "Pel")
_MIDDLES = ("a", "e", "i", "o", "u", "an", "en", "ir", "ol", "um", "ess", "ind", "ort", "ava", "eli")
_ENDINGS = ("bach", "dale", "ford", "gate", "holm", "ine", "mere", "moor", "ness", "ona", "stead", "vik", "wick", "zar")
_GIVEN = (
    *("Ada", "Anselm", "Asha", "Benedikt", "Carla", "Daoud", "Edda", "Farid", "Greta", "Hannes", "Ilse", "Ivo"),
    *(
        "Jadwiga",
        "Kaspar",
        "Leila",
        "Mateo",
        "Nadia",
        "Otto",
        "Paloma",
        "Quentin",
        "Rana",
        "Stellan",
        "Tomoko",
        "Ulrik",
    ),
    *("Vera", "Wanda", "Xenia", "Yusuf", "Zora", "Émile", "Łucja", "Þóra"),
)
_FAMILY = ("sen", "er", "ova", "ez", "man", "ari", "ini", "oğlu", "ski", "lund", "wright", "eira", "akis", "yan")
_HOUSES = (
    *("Society for the Hill Railways", "Union of Dockers", "Chamber of Trade", "Company of Pilots", "Academy"),
    *("Board of Works", "League of Towns", "Savings Bank", "Society of Letters", "Fishery Office", "Museum"),
    *("Rowing Club", "Nurses’ Association", "Observatory", "Water Board", "Printers’ Guild"),
)
_PAPERS = (
    "Courier",
    "Morning Post",
    "Gazette",
    "Observer",
    "Echo",
    "Tribune",
    "Messenger",
    "Weekly Ledger",
    "Register",
)


def place_name(chance: Chance) -> str:
    """A town."""
    middle = chance.one(_MIDDLES) if chance.random() < 0.5 else ""
    name = chance.one(_OPENINGS) + middle + chance.one(_ENDINGS)
    kind = chance.random()
    if kind < 0.06:
        return f"{name} on the {chance.one(_OPENINGS)}{chance.one(_MIDDLES)}"
    return f"Port {name}" if kind < 0.1 else name


def family_name(chance: Chance) -> str:
    """A family's name, two in one now and then."""
    name = chance.one(_OPENINGS) + chance.one(_MIDDLES) + chance.one(_FAMILY)
    return f"{name}-{chance.one(_OPENINGS)}{chance.one(_FAMILY)}" if chance.random() < 0.05 else name


def person_name(chance: Chance) -> tuple[str, str]:
    """Given and family name."""
    return chance.one(_GIVEN), family_name(chance)


def house_name(chance: Chance, place: str) -> str:
    """An organisation, of a town."""
    return f"{chance.one(_HOUSES)} of {place}"


def paper_name(chance: Chance, place: str) -> str:
    """A newspaper."""
    return f"{place} {chance.one(_PAPERS)}"


def ship_name(chance: Chance) -> str:
    """A ship is called by a first name."""
    return chance.one(_GIVEN)

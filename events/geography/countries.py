"""Which countries have an outline, by name or code: those of the geometry that the map is drawn from.

An outline is called by its ISO 3166-1 numeric code, as in that geometry. Some names are shortened there, and some
countries are called otherwise by those who write of them; nothing is guessed from likeness.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

_FILES = Path(__file__).parents[2] / "static" / "vendor" / "map"
_CATALOGUES = re.compile(r"iso(.?3166)?(.?1)?(.?alpha.?[23]|.?numeric)?", re.IGNORECASE)

_ALSO = {
    "024": "People's Republic of Angola", "028": "Antigua and Barbuda", "051": "Republic of Armenia",
    "070": "Bosnia and Herzegovina, Bosnia", "086": "British Indian Ocean Territory", "090": "Solomon Islands",
    "092": "British Virgin Islands", "104": "Burma", "132": "Cape Verde", "136": "Cayman Islands",
    "140": "Central African Republic", "156": "People's Republic of China, PRC", "158": "Republic of China",
    "178": "Republic of the Congo, Congo-Brazzaville", "184": "Cook Islands",
    "180": "Democratic Republic of the Congo, DR Congo, DRC, Congo-Kinshasa, Zaire", "203": "Czech Republic",
    "214": "Dominican Republic", "226": "Equatorial Guinea", "234": "Faroe Islands", "238": "Falkland Islands",
    "258": "French Polynesia", "275": "State of Palestine, Palestinian territories", 
    "276": "Federal Republic of Germany",
    "336": "Vatican City, Holy See", "364": "Islamic Republic of Iran", "368": "Republic of Iraq",
    "376": "State of Israel", "384": "Ivory Coast", "408": "DPRK, Democratic People's Republic of Korea",
    "410": "Republic of Korea", "446": "Macau", "498": "Republic of Moldova", "580": "Northern Mariana Islands",
    "584": "Marshall Islands", "612": "Pitcairn Islands", "626": "East Timor", "634": "State of Qatar",
    "643": "Russian Federation", "659": "Saint Kitts and Nevis", "670": "Saint Vincent and the Grenadines",
    "682": "Kingdom of Saudi Arabia", "704": "Viet Nam", "728": "South Sudan", "732": "Western Sahara",
    "748": "Swaziland", "760": "Syrian Arab Republic", "784": "UAE, Emirates", "792": "Türkiye",
    "796": "Turks and Caicos Islands", "807": "North Macedonia", "818": "Arab Republic of Egypt",
    "826": "UK, U.K., Great Britain, United Kingdom of Great Britain and Northern Ireland",
    "840": "US, USA, U.S., U.S.A., United States", "850": "US Virgin Islands", "876": "Wallis and Futuna",
}  # fmt: skip


def outline_of(names: Collection[str], ids: Mapping[str, str]) -> str:
    """The numeric code of the outline of a country with these names and ids elsewhere; "" where there is none.

    An id in a catalogue called ISO 3166 goes before a name.
    """
    codes, named = _codes(), _names()
    for catalogue, code in ids.items():
        if _CATALOGUES.fullmatch(catalogue.strip()):
            found = codes.get(code.strip().upper(), code.strip().zfill(3))
            if found in named.values():
                return found
    return next((named[key] for key in map(_key, names) if key in named), "")


def _key(name: str) -> str:
    """A name without accents, capitals, points and articles."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    words = re.sub(r"[^\w\s]", " " if "." not in name else "", plain.casefold()).split()
    return " ".join(word for word in words if word != "the")


@cache
def _names() -> Mapping[str, str]:
    """Codes by the key of every name."""
    world = json.loads((_FILES / "countries-50m.json").read_text(encoding="utf-8"))
    found = {
        _key(each["properties"]["name"]): each["id"]
        for each in reversed(world["objects"]["countries"]["geometries"])
        if "id" in each
    }
    return found | {_key(name): code for code, names in _ALSO.items() for name in names.split(", ")}


@cache
def _codes() -> Mapping[str, str]:
    """Numeric codes by those of two and three letters."""
    rows = json.loads((_FILES / "iso-3166.json").read_text(encoding="utf-8"))
    return {letters: numeric for two, three, numeric, *_ in rows for letters in (two, three)}

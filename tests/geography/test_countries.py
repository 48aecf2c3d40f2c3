"""Countries that have an outline, by the names and codes that people write."""

import json

import pytest
from django.conf import settings

from events.geography.countries import _ALSO, outline_of

OUTLINES = {
    each["id"]: each["properties"]["name"]
    for each in json.loads((settings.BASE_DIR / "static/vendor/map/countries-50m.json").read_text())["objects"][
        "countries"
    ]["geometries"]
    if "id" in each
}


@pytest.mark.parametrize(
    ("names", "ids", "code"),
    [
        (["Iraq"], {}, "368"),
        (["the United States"], {}, "840"),
        (["U.S."], {}, "840"),
        (["US"], {}, "840"),
        (["Deutschland", "Germany"], {}, "276"),
        (["Cote d’Ivoire"], {}, "384"),
        (["Côte d'Ivoire"], {}, "384"),
        (["Irak"], {"iso": "iq"}, "368"),
        (["Irak"], {"ISO 3166-1 alpha-3": "IRQ"}, "368"),
        (["Irak"], {"iso3166-1": "368"}, "368"),
        (["Afghanistan"], {"iso": "4"}, "004"),
        (["Australia"], {"iso": "QQ"}, "036"),
        (["Atlantis"], {"wikidata": "IQ"}, ""),
        (["Ira"], {}, ""),
        ([], {}, ""),
    ],
)
def test_a_country_is_known_by_name_or_code_and_never_by_likeness(names, ids, code):
    assert outline_of(names, ids) == code


def test_every_other_name_is_of_an_outline():
    assert set(_ALSO) <= set(OUTLINES)


def test_every_outline_is_found_by_its_own_name():
    assert [name for code, name in OUTLINES.items() if outline_of([name], {}) != code] == []

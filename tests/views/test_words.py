"""No code word and no enumeration's value reaches a page: every page of the sample is read for them."""

import re
from collections import Counter
from html import unescape

import pytest

from tests import factories as make

CODE_WORDS = re.compile(
    r"\b(?:\w+_\w+|article-newspaper|webpage|csl|edtf|digest|stances?|locators?|occurrence|rationale|ruling"
    r"|readings? form|from publication date|placements?|anchors?|selectors?|public id|uuid|None|null|True|False)\b"
)
OF_A_KIND = 4
READ = ("text/html", "image/svg+xml")  # of all that is answered, what a reader reads
LINK = re.compile(r'href="(/[^"#?]*)')


def words(html):
    """What a reader reads, accessible names included; not what machines do."""
    text = re.sub(r"<(script|code|time)\b.*?</\1>", " ", html, flags=re.DOTALL)
    named = " ".join(re.findall(r'(?:aria-label|title|placeholder|alt)="([^"]*)"', text))
    return unescape(re.sub(r"<[^>]+>", " ", text) + named)


def pages_from(client, start):
    """Pages and drawings that links lead to, by address: a few of each kind."""
    found, waiting, kinds = {}, [start], Counter()
    while waiting:
        path = waiting.pop(0)
        kind = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+$|\d+(?=/)", "#", path)
        is_page = not path.startswith(("/static/", "/api/")) and not path.endswith((".json", ".jsonld"))
        if path in found or not is_page or kinds[kind] == OF_A_KIND:
            continue
        kinds[kind] += 1
        answer = client.get(path)
        if not answer.headers["Content-Type"].startswith(READ):
            continue
        found[path] = answer.content.decode()
        waiting += LINK.findall(found[path])
    return found


@pytest.mark.parametrize("is_member", [False, True])
def test_no_code_word_reaches_a_page(client, sample, is_member):
    if is_member:
        client.force_login(make.make_member(sample, "member"))
    pages = pages_from(client, "/")
    assert len(pages) > 5 * OF_A_KIND
    strays = {
        f"{path}: {found[0]}"
        for path, html in pages.items()
        for found in CODE_WORDS.finditer(re.sub(r"https?://\S+", "", words(html)))
    }
    assert strays == set()

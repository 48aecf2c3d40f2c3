"""References as RIS has them, both ways: lines of `TAG  - value`, from TY to ER."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from events.dates import say
from events.exchange.references.csl_dates import parts_of
from events.exchange.references.record import CSL_TYPES, Name, Reference
from events.exchange.references.taking import Entry, Taken, person

BEGINS: Final = re.compile(r"^[ \t]*TY {1,2}-", re.MULTILINE)
_LINE: Final = re.compile(r"[ \t]*([A-Z][A-Z0-9]) {1,2}-(?: (.*)|)$")
_TYPES: Final = {
    **{"NEWS": "article-newspaper", "MGZN": "article-magazine", "JOUR": "article-journal", "BOOK": "book"},
    **{"CHAP": "chapter", "RPRT": "report", "ELEC": "webpage", "BLOG": "post-weblog", "STAT": "legislation"},
    **{"BILL": "bill", "CASE": "legal_case", "HEAR": "hearing", "CONF": "paper-conference", "THES": "thesis"},
    **{"MAP": "map", "PAT": "patent", "DATA": "dataset", "ENCYC": "entry-encyclopedia", "DICT": "entry-dictionary"},
    **{"UNPB": "manuscript", "PAMP": "pamphlet", "STAND": "standard", "PCOMM": "personal_communication"},
    **{"VIDEO": "motion_picture", "SOUND": "song", "COMP": "software", "GEN": "document"},
}
_ALSO: Final = {"CPAPER": "paper-conference", "EJOUR": "article-journal", "EBOOK": "book", "ECHAP": "chapter"} | {
    "MPCT": "motion_picture", "JFULL": "periodical", "SER": "book", "GOVDOC": "report", "INPR": "article-journal"
}  # fmt: skip
_FIELDS: Final = {
    **{"TI": "title", "T1": "title", "CT": "title", "ST": "short_title", "J2": "short_title", "JA": "short_title"},
    **{"T2": "container_title", "JO": "container_title", "JF": "container_title", "BT": "container_title"},
    **{"PB": "publisher", "C1": "archive_url", "VL": "volume", "IS": "issue", "ET": "edition", "CY": "publisher-place"},
    **{"PP": "publisher-place", "M1": "number"},
}
_MANY: Final = {"AU": "author", "A1": "author", "N1": "note", "UR": "url", "M3": "genre"}
_DONE: Final = frozenset({"TY", "ER", "ID", "DA", "PY", "Y1", "Y2", "LA", "DO", "SP", "EP", "SN", *_FIELDS, *_MANY})
_WRITTEN_AS: Final = {csl: ris for ris, csl in _TYPES.items()}


def read(text: str) -> Iterator[Entry]:
    """Every entry of a file."""
    for number, (lines, block) in enumerate(_entries(text), 1):
        label = next((value for tag, value in lines if tag == "ID"), "") or f"entry {number}"
        taken = Taken(number, label, block)
        _take(taken, lines)
        if not re.search(r"^[ \t]*ER {1,2}-", block, re.MULTILINE):
            taken.fault("ER", "", "The entry has no end: put “ER  - ” in a line behind it.")
        yield taken.entry()


def _entries(text: str) -> Iterator[tuple[list[tuple[str, str]], str]]:
    """Tags with their values, and the entry as it stands. A line without a tag goes on with the one before it."""
    lines: list[tuple[str, str]] = []
    block: list[str] = []
    for line in text.splitlines():
        found = _LINE.match(line)
        tag = found[1] if found else ""
        if tag == "TY" and lines:
            yield lines, "\n".join(block)
            lines, block = [], []
        if tag == "TY" or lines:
            block.append(line)
            if tag:
                lines.append((tag, ((found and found[2]) or "").strip()))
            elif line.strip():
                lines[-1] = (lines[-1][0], f"{lines[-1][1]}\n{line.strip()}")
        if tag == "ER" and lines:
            yield lines, "\n".join(block)
            lines, block = [], []
    if lines:
        yield lines, "\n".join(block)


def _take(taken: Taken, lines: list[tuple[str, str]]) -> None:
    many: dict[str, list[str]] = {}
    first: dict[str, str] = {}
    for tag, value in lines:
        first.setdefault(tag, value)
        if tag in _MANY:
            many.setdefault(_MANY[tag], []).append(value)
    genres = many.get("genre", [])
    kinds = [each for each in genres if each in CSL_TYPES]
    kind = first.get("TY", "").upper()
    taken.kind(kinds[0] if kinds else _TYPES.get(kind) or _ALSO.get(kind) or "document")
    for tag, value in lines:
        if tag in _FIELDS:
            taken.put(_FIELDS[tag], value if tag == "C1" else " ".join(value.split()), tag)
    taken.put("authors", [_name(each) for each in many.get("author", []) if each], "AU")
    date = next((tag for tag in ("DA", "PY", "Y1") if first.get(tag)), "")
    taken.date("published", _date(first.get(date, "")), date)
    taken.date("accessed_on", _date(first.get("Y2", "")), "Y2")
    addresses = many.get("url", [""])
    taken.address(addresses[0], "UR")
    if any(addresses[1:]):
        taken.left_out.append("UR")
    taken.doi(first.get("DO", ""), "DO")
    taken.language(first.get("LA", ""), "LA")
    taken.put("note", "\n".join(many.get("note", [])), "N1")
    taken.put("page", "–".join(filter(None, [first.get("SP", ""), first.get("EP", "")])), "SP")
    taken.put("genre", next((each for each in genres if each not in CSL_TYPES), ""), "M3")
    number = first.get("SN", "")
    taken.put("ISBN" if sum(each.isdigit() for each in number) > 8 else "ISSN", number, "SN")
    taken.left_out += list(dict.fromkeys(tag for tag, value in lines if tag not in _DONE and value))


def _name(text: str) -> Name:
    family, comma, given = (part.strip() for part in " ".join(text.split()).partition(","))
    return person(family, given.rstrip(",")) if comma and given else Name(literal=family)


def _date(text: str) -> str:
    """`2007/03/12/` as 2007-03-12; what stands behind the third stroke is the date in words."""
    parts = [part.strip() for part in text.split("/", 3)]
    if not all(part.isascii() and (part.isdecimal() or not part) for part in parts[:3]):
        return text
    numbers = [part for part in parts[:3] if part]
    if len(parts) == 4 and parts[3] and (parts[3] != "~"):
        return parts[3]
    return "-".join(part.zfill(2) for part in numbers) + ("~" if parts[3:] == ["~"] else "")


def written(references: Iterable[Reference]) -> str:
    """All entries, one behind the other."""
    return "\n".join("".join(f"{tag}  - {value}\n" for tag, value in _lines(each)) for each in references)


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    kind = _WRITTEN_AS.get(reference.csl_type, "GEN")
    yield "TY", kind
    said = [
        ("TI", reference.title),
        ("J2" if reference.container_title else "ST", reference.short_title),
        *(("AU", _written(name)) for name in reference.authors),
        ("T2", reference.container_title),
        ("PB", reference.publisher),
        *_dated(reference),
        ("VL", reference.variable("volume")),
        ("IS", reference.variable("issue")),
        ("SP", reference.variable("page")),
        ("ET", reference.variable("edition")),
        ("CY", reference.variable("publisher-place")),
        ("M1", reference.variable("number")),
        ("SN", reference.variable("ISBN") or reference.variable("ISSN")),
        ("M3", reference.csl_type if _TYPES[kind] != reference.csl_type else ""),
        ("M3", reference.variable("genre")),
        ("UR", reference.url),
        ("DO", reference.variable("DOI")),
        ("Y2", reference.accessed_on.strftime("%Y/%m/%d") if reference.accessed_on else ""),
        ("C1", reference.archive_url),
        ("LA", reference.language),
        *(("N1", line) for line in reference.note.split("\n")),
        ("ID", reference.id),
    ]  # fmt: skip
    yield from ((tag, " ".join(value.split(" "))) for tag, value in said if value)
    yield "ER", ""


def _written(name: Name) -> str:
    if name.family and name.given:
        return f"{name.family}, {name.given}"
    return name.literal or name.family or name.given


def _dated(reference: Reference) -> Iterator[tuple[str, str]]:
    """Numbers where they are plain, else nothing but words behind the third stroke."""
    value = reference.published
    if value is None:
        return
    found = parts_of(value)
    if found and len(found[0]) == 1 and found[0][0][0] >= 1000:
        year, *rest = found[0][0]
        numbers = [f"{part:02d}" for part in rest] + ["", ""]
        yield "PY", str(year)
        yield "DA", f"{year}/{numbers[0]}/{numbers[1]}/" + ("~" if found[1] else "")
    else:
        yield "DA", f"///{say(value)}"

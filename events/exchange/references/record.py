"""A reference: what the world's formats can say of a source. Every format is made from it, and read into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Day
from typing import Final

from events.dates import DateValue, parse
from events.models import Source

#: The types of CSL 1.0.2, appendix III.
CSL_TYPES: Final = frozenset(
    {
        *("article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast"),
        *("chapter", "classic", "collection", "dataset", "document", "entry", "entry-dictionary"),
        *("entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview", "legal_case", "legislation"),
        *("manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent"),
        *("performance", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report"),
        *("review", "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage"),
    }
)
#: Variables of CSL that a source has no column for. Its note carries them, one `variable: value` in a line, as other
#: reference managers do.
IN_NOTE: Final = ("volume", "issue", "page", "edition", "number", "publisher-place", "DOI", "ISBN", "ISSN", "genre")
DOI: Final = "https://doi.org/"


@dataclass(frozen=True, slots=True)
class Name:
    """A person by family and given name; or a name that is written as it is."""

    family: str = ""
    given: str = ""
    literal: str = ""

    @classmethod
    def of(cls, csl: Mapping[str, str]) -> Name:
        """From a name as CSL has it."""
        return cls(csl.get("family", ""), csl.get("given", ""), csl.get("literal", ""))

    @property
    def csl(self) -> dict[str, str]:
        """As CSL has it."""
        parts = {"family": self.family, "given": self.given, "literal": self.literal}
        return {part: text for part, text in parts.items() if text}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One source as it is referred to. Of a masked one nothing is said but its label, which is its title."""

    id: str = ""
    csl_type: str = "document"
    title: str = ""
    short_title: str = ""
    container_title: str = ""
    publisher: str = ""
    authors: tuple[Name, ...] = ()
    published: DateValue | None = None
    url: str = ""
    archive_url: str = ""
    accessed_on: Day | None = None
    language: str = ""
    note: str = ""
    more: tuple[tuple[str, str], ...] = ()  # of IN_NOTE, in its order
    is_masked: bool = False

    def variable(self, name: str) -> str:
        """One of IN_NOTE; "" where it is not said. A DOI is found in the address too."""
        said = dict(self.more).get(name, "")
        return said or (self.url.removeprefix(DOI) if name == "DOI" and self.url.startswith(DOI) else "")

    @property
    def written_note(self) -> str:
        """The note with the variables that it carries."""
        return "\n".join(filter(None, [self.note, *(f"{name}: {value}" for name, value in self.more)]))


def reference_of(source: Source, *, is_member: bool) -> Reference:
    """The source as it is referred to before this reader; a confidential one by its label before strangers."""
    if source.is_confidential and not is_member:
        return Reference(id=str(source.public_id), title=source.public_label, is_masked=True)
    note, more = told_apart(source.note)
    return Reference(
        id=str(source.public_id),
        csl_type=source.csl_type,
        title=source.title,
        short_title=source.short_title,
        container_title=source.container_title,
        publisher=source.publisher,
        authors=tuple(Name.of(each) for each in source.authors),
        published=source.published,
        url=source.url,
        archive_url=source.archive_url,
        accessed_on=source.accessed_on,
        language=source.language,
        note=note,
        more=more,
    )


def told_apart(note: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A note without the variables in it, and these."""
    found: dict[str, str] = {}
    rest = []
    for line in note.split("\n"):
        name, colon, value = line.partition(":")
        if colon and name in IN_NOTE and name not in found and value.strip():
            found[name] = value.strip()
        else:
            rest.append(line)
    return "\n".join(rest).strip(), tuple((name, found[name]) for name in IN_NOTE if name in found)


def doi_of(text: str) -> str:
    """A DOI as it is written anywhere, without what is before it."""
    for before in (DOI, "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"):
        if text.lower().startswith(before):
            return text[len(before) :].strip()
    return text.strip()


def day_of(day: Day) -> DateValue:
    """A day of the calendar as a date of ours."""
    return parse(day.isoformat())

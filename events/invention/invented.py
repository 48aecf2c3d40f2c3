"""What is made up, as records. Whatever refers to something names its place in the lists of the cast, from 0."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InventedDate:
    """A date as EDTF, and how exact it is where the string does not say (`minute`)."""

    edtf: str
    precision: str = ""


@dataclass(frozen=True, slots=True)
class InventedActor:
    """A person, organisation, state or group."""

    kind: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InventedPlace:
    """A place; WGS 84 degrees, or none where nobody knows where it was."""

    kind: str
    name: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class InventedSource:
    """A document that says things. `day` is its publication as a proleptic Gregorian ordinal, for what it can know."""

    csl_type: str
    title: str
    container: str
    author: tuple[str, str]
    published: InventedDate
    day: int
    language: str
    rights: str


@dataclass(frozen=True, slots=True)
class InventedReading:
    """What a citation says about the date; `form` as in the model, without a date where it says there is none."""

    form: str
    date: InventedDate | None
    is_former: bool = False


@dataclass(frozen=True, slots=True)
class InventedCitation:
    """One source about one event."""

    source: int
    stance: str
    reported: str
    page: int
    quote: str
    readings: tuple[InventedReading, ...]


@dataclass(frozen=True, slots=True)
class InventedEvent:
    """One event with all that stands in it.

    `date` is the date used, None for undated or only announced; `follows` says how many days at least and at most
    after the event before it in the order of numbers it came, for those of which nothing else is known.
    """

    number: int
    title: str
    summary: str
    occurrence: str
    weight: int
    date: InventedDate | None
    place: int | None
    tags: tuple[int, ...]
    people: tuple[tuple[int, str], ...]
    citations: tuple[InventedCitation, ...]
    follows: tuple[int, int] | None
    is_approved: bool = True  # else a draft, which members see

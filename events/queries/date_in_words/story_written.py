"""The story of a date as it is taken away: plain text, Markdown, HTML. Whatever somebody typed is escaped for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from events.queries.citing.citations import CitationShown
from events.queries.date_in_words.story import Clause, Voice

_MARKS_OF_MARKDOWN = re.compile(r"([\\`*_\[\]<>&~])")

_SAFE = ":/?#[]@!$&'()*+,;=%~"  # what an address is made of; anything else would end the link


@dataclass(frozen=True, slots=True)
class Written:
    """The story in one form; `name` is what the form is called where one chooses."""

    form: str
    name: str
    text: str


def written(clauses: Sequence[Clause], citations: Sequence[CitationShown], address: str) -> tuple[Written, ...]:
    """The story in its three forms. `address` is the event's, absolute: each clause leads from it to its footnote."""
    notes = _notes(clauses, citations)
    return (
        Written("text", "Text", _as_text(clauses, notes)),
        Written("markdown", "Markdown", _as_markdown(clauses, notes, address)),
        Written("html", "HTML", _as_html(clauses, notes, address)),
    )


def _notes(clauses: Sequence[Clause], citations: Sequence[CitationShown]) -> list[CitationShown]:
    """The footnotes that the clauses rest on, by their numbers on the page."""
    marks = {voice.mark for clause in clauses for voice in clause.voices}
    return [each for each in citations if each.mark in marks]


def _sentence(clauses: Sequence[Clause], words: Callable[[str], str], voice: Callable[[Voice], str]) -> str:
    return ", ".join(f"{words(each.words)} ({'; '.join(map(voice, each.voices))})" for each in clauses) + "."


def _as_text(clauses: Sequence[Clause], notes: Sequence[CitationShown]) -> str:
    sentence = _sentence(clauses, str, lambda voice: f"{voice.by} [{voice.mark}]")
    return "\n".join([sentence, "", *(f"[{each.mark}] {each.reference}" for each in notes)]) + "\n"


def _as_markdown(clauses: Sequence[Clause], notes: Sequence[CitationShown], address: str) -> str:
    sentence = _sentence(
        clauses, _markdown, lambda voice: f"[{_markdown(voice.by)}]({_passage(voice, address)})[^{voice.mark}]"
    )
    lines = [
        f"[^{each.mark}]: {_reference(each, _markdown, lambda link: f'<{quote(link, safe=_SAFE)}>')}" for each in notes
    ]
    return "\n".join([sentence, "", *lines]) + "\n"


def _as_html(clauses: Sequence[Clause], notes: Sequence[CitationShown], address: str) -> str:
    sentence = _sentence(
        clauses,
        escape,
        lambda voice: f'<a href="{escape(_passage(voice, address))}">{escape(voice.by)}</a><sup>{voice.mark}</sup>',
    )
    lines = [f'  <li value="{each.mark}">{_reference(each, escape, _link)}</li>' for each in notes]
    return "\n".join([f"<p>{sentence}</p>", "<ol>", *lines, "</ol>"]) + "\n"


def _reference(note: CitationShown, words: Callable[[str], str], link: Callable[[str], str]) -> str:
    """The footnote in one line, its address as a link where it can be followed."""
    parts = [words(note.source.reference), words(note.locator)]
    return ", ".join(filter(None, [*parts, link(note.source.link) if note.source.link else words(note.source.url)]))


def _link(address: str) -> str:
    return f'<a href="{escape(address)}">{escape(address)}</a>'


def _passage(voice: Voice, address: str) -> str:
    return f"{address}#citation-{voice.citation}"


def _markdown(text: str) -> str:
    return _MARKS_OF_MARKDOWN.sub(r"\\\1", text)

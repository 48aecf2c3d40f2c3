"""What a form for a note holds: what was typed, what is wrong with it, whom it may be for."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest

from events.actions.refusals import Invalid
from events.actions.selections import Selection, Where, selected
from events.models import Annotation, Motivation, Timeline
from events.queries.notes.mentions import Previewed
from events.queries.notes.targets import Choice, NoteTarget, audiences_of, note_target, paragraph_of
from events.queries.reader import labels
from events.views.loading import token_for
from events.views.notes import number_in, uuid_in

KINDS = tuple(
    Choice(each, labels.MOTIVATION[each])
    for each in (Motivation.COMMENTING, Motivation.QUESTIONING, Motivation.EDITING)
)
TYPED = ("body", "title", "motivation", "audience", "attributed_to", "where", "from", "to", "quote", "reason")


@dataclass
class NoteForm:
    """One form, filled in: what `fragments/note/form.html` is made from."""

    heading: str
    action: str
    typed: dict[str, str]
    audiences: tuple[Choice, ...]
    verb: str = "Save the note"
    kinds: tuple[Choice, ...] = KINDS
    texts: tuple[Choice, ...] = ()  # where words can be selected
    on: str = ""  # what the note is on: "the date"
    problems: dict[str, str] = field(default_factory=dict)
    key: str = ""
    version: int | None = None
    preview: Previewed | None = None  # to be shown
    theirs: dict[str, str] = field(default_factory=dict)  # what is stored by now where it is another than was seen
    cancel: str = ""
    is_reply: bool = False
    draft: str = ""  # the name that a browser keeps what is being typed under

    @property
    def problem_of_all(self) -> str:
        """What is wrong with the note as a whole, and not with one field of the form."""
        asked = {"body", "audience", "motivation", "attributed_to"} | ({"quote"} if self.texts else set())
        return " ".join(words for name, words in self.problems.items() if name not in asked)

    @property
    def has_places(self) -> bool:
        """Whether the words were selected in the page, and not typed."""
        return bool(self.typed.get("from") and self.typed.get("to"))


def target_in(request: HttpRequest, timeline: Timeline) -> NoteTarget:
    """The event, citation or source that the address names. Raises Http404."""
    given = {name: request.GET.get(name, "") for name in ("event", "citation", "source")}
    ids: dict[str, UUID | None] = {name: uuid_in(given[name]) for name in ("citation", "source")}
    found = note_target(
        timeline,
        request.user,
        event=number_in(given["event"]),
        citation=ids["citation"],
        source=ids["source"],
        token=token_for(request, timeline.slug),
    )
    if found is None:
        raise Http404
    return found


def typed_in(request: HttpRequest) -> dict[str, str]:
    """What the form was sent with; on GET what the address begins it with."""
    sent = request.POST if request.method == "POST" else request.GET
    return {name: sent[name] for name in TYPED if name in sent}


def begun(request: HttpRequest, target: NoteTarget) -> tuple[dict[str, str], dict[str, str]]:
    """What a form begins with: the words that were selected, or a paragraph to be cut down; and what is wrong."""
    typed = {"audience": "team", "motivation": Motivation.COMMENTING.value} | typed_in(request)
    number = number_in(request.GET.get("paragraph", ""))
    if number is not None and not typed.get("quote"):
        typed["quote"] = paragraph_of(target, typed.get("where", ""), number, request.user)
    elif request.method != "POST" and target.source is not None and typed.get("from"):
        typed.pop("quote", None)
        chosen = selection_in(typed, target, version=version_of(request))
        try:
            typed["quote"] = selected(target.source, chosen).quote.exact if chosen else ""
        except Invalid as refusal:
            return {name: typed[name] for name in typed if name not in {"from", "to"}}, refusal.problems
    return typed, {}


def version_of(request: HttpRequest) -> UUID | None:
    """The capture that the words were selected in, where the address names one."""
    return uuid_in(request.GET.get("version", ""))


def selection_in(typed: dict[str, str], target: NoteTarget, *, version: UUID | None = None) -> Selection | None:
    """The words that the form says the note is on; None where it is on the whole."""
    words = typed.get("quote", "").strip()
    begins, ends = place_in(typed.get("from", "")), place_in(typed.get("to", ""))
    if target.source is None or not (words or (begins and ends)):
        return None
    offered: dict[str, Where] = {"digest": "digest", "text": "text"}
    first = target.texts[0].value if target.texts else "text"
    where = offered.get(typed.get("where", ""), offered[first])
    if where != "text":
        version = None
    return (
        Selection(where, words, begins, ends, version) if begins and ends else Selection(where, words, version=version)
    )


def new_key(typed: str = "") -> str:
    """The idempotency key of a form: the one it was sent with, else a new one."""
    return typed or str(uuid4())


def audiences_for(*, answered: Annotation | None = None, target: NoteTarget | None = None) -> tuple[Choice, ...]:
    """Whom a note can be for."""
    source = target and (target.source or (target.citation.source if target.citation else None))
    return audiences_of(answered=answered, is_confidential=bool(source and source.is_confidential))


def place_in(text: str) -> tuple[int, int] | None:
    """`3:17` as paragraph and UTF-16 unit within it."""
    paragraph, _, unit = text.partition(":")
    numbers = [number_in(paragraph), 0 if unit == "0" else number_in(unit)]
    first, second = numbers
    return (first, second) if first is not None and second is not None else None

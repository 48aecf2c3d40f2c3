"""What each deed is called in a history: "ada edited an event". Every verb of a Change has its words here."""

from __future__ import annotations

from collections.abc import Mapping

DEEDS: Mapping[str, str] = {
    "create_timeline": "began the timeline",
    "import_timeline": "brought the timeline in from a document",
    "set_visibility": "changed who may read it",
    "publish_timeline": "made it public",
    "add_fact": "entered an event",
    "paste_rows": "entered rows of a table",
    "annotate": "wrote a note",
    "reply": "answered a note",
    "edit_note": "edited a note",
    "resolve_note": "settled a thread of notes",
    "reopen_note": "reopened a thread of notes",
    "withdraw_note": "took a note back",
    "restore_note": "brought a note back",
    "revert_change": "took a change back",
    "redo_change": "did a change again",
    "revert_fields": "brought a former wording back",
    "revert_to": "brought a former version back",
    "edit_timeline": "changed the settings",
    "renew_secret": "gave it a new secret address",
    "bin_timeline": "put it into the bin",
    "restore_timeline": "took it out of the bin",
    "duplicate_timeline": "began it as a copy",
    "add_member": "let somebody in",
    "set_role": "changed a member's role",
    "remove_member": "took a member out",
    "leave_timeline": "left",
    "add_relation": "related two events",
    "edit_relation": "edited how two events are related",
    "withdraw_relation": "took a relation of two events back",
    "restore_relation": "brought a relation of two events back",
}

#: Deeds that are not taken back by undoing them, and what to do instead.
FOR_GOOD: Mapping[str, str] = {
    "create_timeline": "This began the timeline: put the timeline into the bin instead.",
    "import_timeline": "This brought the timeline in: put the timeline into the bin instead.",
    "duplicate_timeline": "This began the timeline as a copy: put the timeline into the bin instead.",
    "renew_secret": "A former secret address is never given back: make another new one instead.",
    "leave_timeline": "Who has left is let in again by an owner.",
}


def deed_words(verb: str) -> str:
    """The words for a verb; one without any is said as it is written, for histories of later versions."""
    return DEEDS.get(verb) or verb.replace("_", " ")

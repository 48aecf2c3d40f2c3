"""What each deed is called in a history: "ada edited an event". Every verb of a Change has its words here."""

from __future__ import annotations

from collections.abc import Mapping

DEEDS: Mapping[str, str] = {
    "create_timeline": "began the timeline",
    "import_timeline": "brought the timeline in from a document",
    "set_visibility": "changed who may read it",
    "publish_timeline": "made it public",
    "add_fact": "entered an event",
    "annotate": "wrote a note",
    "reply": "answered a note",
    "edit_note": "edited a note",
    "resolve_note": "settled a thread of notes",
    "reopen_note": "reopened a thread of notes",
    "withdraw_note": "took a note back",
    "restore_note": "brought a note back",
    "edit_timeline": "changed the settings",
    "renew_secret": "gave it a new secret address",
    "bin_timeline": "put it into the bin",
    "restore_timeline": "took it out of the bin",
    "duplicate_timeline": "began it as a copy",
    "add_member": "let somebody in",
    "set_role": "changed a member's role",
    "remove_member": "took a member out",
    "leave_timeline": "left",
}


def deed_words(verb: str) -> str:
    """The words for a verb; one without any is said as it is written, for histories of later versions."""
    return DEEDS.get(verb) or verb.replace("_", " ")

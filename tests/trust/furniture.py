"""Long: one canary in every field of every noun. Of each noun something open stands here and something hidden."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from events.actions.changes import open_change
from events.actions.tokens import digest_of
from events.models import (
    Actor,
    Anchor,
    Annotation,
    Arrival,
    DigestParagraph,
    Distinction,
    Era,
    Event,
    EventTag,
    Invitation,
    KeptMessage,
    Likeness,
    Participation,
    Proposal,
    SourceFile,
    SourceText,
    Story,
    StoryStep,
    Tag,
    User,
)
from tests.factories import (
    make_citation,
    make_event,
    make_expression,
    make_part,
    make_passage,
    make_place,
    make_reading,
    make_relation,
    make_source,
    make_suggestion,
    make_user,
    withdraw,
)
from tests.trust.canaries import Aviary
from tests.trust.roles import NOBODY

if TYPE_CHECKING:
    from tests.trust.world import Made


def furnish(made: Made, aviary: Aviary, users: Mapping[str, User]) -> None:
    """Fill the timeline and note down its addresses' keys."""
    _Furnisher(made, aviary, users).furnish()


class _Furnisher:
    """One timeline being filled."""

    def __init__(self, made: Made, aviary: Aviary, users: Mapping[str, User]) -> None:
        self.made, self.aviary, self.users = made, aviary, users
        self.timeline = made.timeline

    def furnish(self) -> None:
        self._open()
        self._drafts()
        self._confidential()
        self._withdrawn()
        self._captured()
        self._notes()
        self._invitations()
        self._proposals()
        self._eras()
        self._stories()
        self._former_versions()
        self._behind_the_scenes()

    def open(self, where: str) -> str:
        """A word for every reader of the timeline."""
        return self._word(where, self.made.readers)

    def team(self, where: str, *, is_shown: bool = True) -> str:
        """A word for members."""
        return self._word(where, self.made.members, is_shown=is_shown)

    def none(self, where: str) -> str:
        """A word for nobody."""
        return self._word(where, NOBODY, is_shown=False)

    def _word(self, where: str, seen_by: Set[str], *, is_shown: bool = True) -> str:
        return self.aviary.hide(f"{self.made.kind}: {where}", seen_by, is_shown=is_shown)

    def _id(self, row: Any, where: str, *, is_shown: bool = True) -> None:
        where = f"{self.made.kind}: id of {where}"
        self.aviary.mark(str(row.public_id), where, self.made.members, is_shown=is_shown)

    def _open(self) -> None:
        place = make_place(self.timeline, self.open("place"), note=self.open("place's note"))
        texts = {name: self.open(f"event's {name}") for name in ("mention", "summary", "date_words")}
        self.event = make_event(
            self.timeline, self.open("event"), "2007-03-10", place=place, dating_rationale=self.open("why"), **texts
        )
        self.later = make_event(self.timeline, self.open("later event"), "2007-03-14")
        part = make_part(self.event, self.open("person"), self.open("part"))
        tag = Tag.objects.create(timeline=self.timeline, name=self.open("tag"))
        EventTag.objects.create(timeline=self.timeline, event=self.event, tag=tag)
        self.source = make_source(self.timeline, self.open("source"), "2007-03-12", title=self.open("source's title"))
        digest = {"timeline": self.timeline, "source": self.source, "number": 3}
        paragraph = DigestParagraph.objects.create(**digest, text=self.open("digest"))
        self.citation = make_citation(
            self.event, self.source, note=self.open("citation's note"), locator_kind="paragraph", locator="3"
        )
        seen = self.open("quotation, public part")
        self.passage = make_passage(
            self.citation,
            f"{seen} {self.team('quotation, rest')}",
            prefix=self.team("words before"),
            suffix=self.team("words after"),
            translation=self.team("translation"),
            public_characters=len(seen),
            checked_at=timezone.now(),
            checked_by=make_user(self.team("who signed the quotation off")),
            checked_as="- - -",
        )
        by = make_user(self.team("who signed the date off"))
        Event.objects.filter(pk=self.event.pk).update(
            date_checked_at=timezone.now(), date_checked_by=by, date_checked_as="- -"
        )
        make_passage(self.citation, self.team("date words"), role="date words")
        reading = make_reading(self.citation, "2007-03-10", date_as_written=self.open("as written"))
        relation = make_relation(self.event, "before", self.later)
        keys = {"part": part.public_id, "relation": relation.public_id, "event": self.event.number}
        keys |= {"citation": self.citation.public_id, "source": self.source.public_id, "reading": reading.public_id}
        keys["later"] = self.later.number
        keys |= {"quote": self.passage.public_id, "paragraph": paragraph.public_id}
        keys |= {"person": part.actor.public_id, "place": place.public_id, "tag": tag.public_id}
        self.made.keys |= {name: str(key) for name, key in keys.items()}

    def _drafts(self) -> None:
        texts = {name: self.team(f"draft's {name}") for name in ("mention", "summary", "date_words")}
        self.draft = make_event(
            self.timeline,
            self.team("draft"),
            "1999-01-01",
            state="draft",
            occurrence="cancelled",
            weight=99,
            dating_rationale=self.team("draft's why"),
            **texts,
        )
        make_event(self.timeline, self.team("event in review"), "2031-01-01", state="in review", weight=99)
        make_event(self.timeline, self.team("withdrawn event", is_shown=False), "2041-01-01", state="withdrawn")
        actor = Participation.objects.filter(event=self.event).get().actor
        role = self.team("draft's part")
        Participation.objects.create(timeline=self.timeline, event=self.draft, actor=actor, role=role)
        EventTag.objects.create(timeline=self.timeline, event=self.draft, tag=Tag.objects.get(timeline=self.timeline))
        citation = make_citation(self.draft, self.source, note=self.team("draft's citation"))
        make_passage(citation, self.team("draft's quotation"), public_characters=100)
        make_reading(citation, "1999-01-01", date_as_written=self.team("draft's as written"))
        self._only_of_the_draft()
        Distinction.objects.create(timeline=self.timeline, event=self.event, other=self.draft)
        relation = make_relation(self.event, "after", self.draft)
        hinted = make_citation(self.event, self.source)
        make_reading(hinted, None, form="relative", relation=relation)  # type: ignore[arg-type]
        self._id(self.draft, "draft")
        self._id(citation, "draft's citation")
        self._id(relation, "relation to a draft")
        self.made.keys["draft_relation"] = str(relation.public_id)
        self.made.keys |= {"draft": str(self.draft.number), "draft_citation": str(citation.public_id)}

    def _only_of_the_draft(self) -> None:
        """Names that nothing but the draft rests on, or what was withdrawn."""
        part = make_part(self.draft, self.team("draft's person"), "host")
        speaker = Actor.objects.create(timeline=self.timeline, name=self.team("draft's speaker"))
        source = make_source(self.timeline, self.team("draft's source"), "1999-01-02", note=self.team("its note"))
        make_citation(self.draft, source, speaker=speaker)
        DigestParagraph.objects.create(
            timeline=self.timeline, source=source, number=1, text=self.team("digest of a draft's source")
        )
        self._note("public note on a draft's source", audience="public", source=source)
        place = make_place(self.timeline, self.team("draft's place"), note=self.team("its place's note"))
        Event.objects.filter(pk=self.draft.pk).update(place=place)
        tag = Tag.objects.create(timeline=self.timeline, name=self.team("draft's tag"))
        EventTag.objects.create(timeline=self.timeline, event=self.draft, tag=tag)
        self.timeline.group_order = self.timeline.group_collapsed = [str(tag.public_id)]
        self.timeline.save(update_fields=["group_order", "group_collapsed"])
        for row, what in ((part.actor, "person"), (source, "source"), (place, "place"), (tag, "tag")):
            self._id(row, f"draft's {what}")
            self.made.keys[f"draft_{what}"] = str(row.public_id)
        now = timezone.now()
        make_place(self.timeline, self.team("withdrawn place", is_shown=False), note="x", withdrawn_at=now)
        make_source(self.timeline, self.team("withdrawn source", is_shown=False), withdrawn_at=now)

    def _confidential(self) -> None:
        names = ("title", "short_title", "container_title", "publisher", "published_note", "note")
        texts = {name: self.team(f"confidential {name}") for name in names}
        urls = {name: f"https://{self.team(f'confidential {name}')}.example/" for name in ("url", "archive_url")}
        self.confidential = make_source(
            self.timeline,
            "",
            "2007-04-01",
            public_label=self.open("public label"),
            authors=[{"family": self.team("confidential family name"), "given": self.team("confidential given name")}],
            published_as_written=self.team("confidential published as written"),
            derived_from=self.source,
            **texts | urls,
        )
        digest = self.team("confidential digest")
        DigestParagraph.objects.create(timeline=self.timeline, source=self.confidential, number=8, text=digest)
        self.whispered = make_citation(
            self.event,
            self.confidential,
            note=self.team("confidential citation's note"),
            locator_kind="section",
            locator=self.team("confidential locator"),
        )
        make_passage(self.whispered, self.team("confidential quotation"), public_characters=100)
        make_reading(
            self.whispered,
            "2007-03-10",
            date_as_written=self.team("confidential as written"),
            basis_note=self.team("confidential basis note"),
        )
        self.made.keys |= {
            "confidential": str(self.confidential.public_id),
            "whispered": str(self.whispered.public_id),
        }

    def _withdrawn(self) -> None:
        note = self.team("withdrawn citation's note", is_shown=False)
        citation = make_citation(self.event, self.source, note=note)
        make_passage(citation, self.team("withdrawn quotation", is_shown=False), public_characters=100)
        written = self.team("withdrawn as written", is_shown=False)
        make_reading(citation, "1888-08-08", date_as_written=written)
        withdraw(citation)
        relation = make_relation(self.event, "during", self.later, citation=citation)
        self._id(citation, "withdrawn citation", is_shown=False)
        self.aviary.mark(
            str(relation.public_id), f"{self.made.kind}: id of a withdrawn relation", self.made.members, is_shown=False
        )
        self._note("public note on a withdrawn citation", citation=citation, audience="public", is_shown=False)
        self.made.keys["withdrawn_citation"] = str(citation.public_id)

    def _eras(self) -> None:
        """They are the timeline's, not anybody's draft; one that was taken back is for its members."""
        date = {"date_precision": "day", "date_begins_latest": 0}
        era = Era.objects.create(timeline=self.timeline, title=self.open("era"), **date)
        gone = Era.objects.create(
            timeline=self.timeline, title=self.team("withdrawn era"), withdrawn_at=timezone.now(), **date
        )
        self._id(gone, "withdrawn era")
        self.made.keys |= {"era": str(era.public_id), "withdrawn_era": str(gone.public_id)}

    def _stories(self) -> None:
        """An open one with a step on a draft; one that is a draft; one in the bin."""
        here = {"timeline": self.timeline}
        story = Story.objects.create(
            **here, number=1, title=self.open("story"), lede=self.open("story's lede"), state="approved"
        )
        steps = {"story": story, **here}
        step = StoryStep.objects.create(
            **steps, event=self.event, title=self.open("step"), text=self.open("step's text"), position=1
        )
        hidden = StoryStep.objects.create(
            **steps, event=self.draft, title=self.team("draft's step"), text=self.team("its text"), position=2
        )
        draft = Story.objects.create(
            **here, number=2, title=self.team("draft of a story"), lede=self.team("its lede"), state="draft"
        )
        own = StoryStep.objects.create(
            **here, story=draft, event=self.event, text=self.team("step of a draft of a story"), position=1
        )
        gone = Story.objects.create(
            **here, number=3, title=self.team("withdrawn story"), state="approved", withdrawn_at=timezone.now()
        )
        for row, what in ((hidden, "draft's step"), (draft, "draft of a story"), (own, "its step")):
            self._id(row, what)
        self._id(gone, "withdrawn story")
        self.made.keys |= {"story": "1", "draft_story": "2", "withdrawn_story": "3"}
        self.made.keys |= {"step": str(step.public_id), "draft_step": str(hidden.public_id)}
        self.made.keys |= {"own_step": str(own.public_id), "story_id": str(story.public_id)}
        self.made.keys |= {"draft_story_id": str(draft.public_id), "withdrawn_story_id": str(gone.public_id)}

    def _captured(self) -> None:
        words = f"{self.team('captured text, before')} {self.passage.exact} {self.team('captured text, after')}"
        when = timezone.now()
        file = SourceFile.objects.create(
            timeline=self.timeline,
            source=self.source,
            name=self.team("file name"),
            media_type="text/plain",
            content=self.team("file").encode(),
            sha256=sha256(b"").hexdigest(),
            received_at=when,
        )
        text = SourceText.objects.create(
            timeline=self.timeline,
            source=self.source,
            file=file,
            text=words,
            sha256=sha256(words.encode()).hexdigest(),
            origin="uploaded",
            captured_at=when,
            is_read_by_machine=True,
            sentences=1,
        )
        self._arrived()
        self._id(file, "original")
        self._id(text, "captured text")
        self.made.keys |= {"file": str(file.public_id), "text": str(text.public_id)}
        self._suggested(text)
        begins = words.index(self.passage.exact)
        Anchor.objects.create(
            timeline=self.timeline,
            passage=self.passage,
            source_text=text,
            begins=begins,
            ends=begins + len(self.passage.exact),
            state="exact",
        )
        alike = Likeness.objects.create(
            timeline=self.timeline, source=self.source, other=self.confidential, resemblance=0.4, containment=0.9
        )
        self._id(alike, "likeness")
        self.made.keys["likeness"] = str(alike.public_id)

    def _arrived(self) -> None:
        """What somebody brought in who is no member any more: nobody reads it."""
        Arrival.objects.create(
            timeline=self.timeline,
            by=self.users["removed"],
            received_at=timezone.now(),
            origin="uploaded",
            text=self.none("text that is not saved"),
            name=self.none("name of a file that is not saved"),
            address=self.none("address that is not saved"),
            content=self.none("file that is not saved").encode(),
            proposed={"title": [self.none("proposed title"), self.none("where it stands")]},
            notices=[self.none("notice")],
        )

    def _suggested(self, text: SourceText) -> None:
        """One that waits, and one that was dismissed."""
        words, _, _ = text.text.partition(" ")
        texts = {"title": self.team("suggestion"), "speaker": self.team("suggestion's speaker")}
        waits = make_suggestion(text, words, "2007-03-10", date_words=words, place=self.event.place, **texts)
        make_expression(text, words, "2007-03-10", counted_from=self.team("what a date is counted from"))
        dismissed = make_suggestion(
            text,
            text.text.rpartition(" ")[2],
            title=self.team("dismissed suggestion"),
            state="dismissed",
            decided_at=timezone.now(),
            decision_reason=self.team("why it was dismissed"),
        )
        self._id(waits, "suggestion")
        self._id(dismissed, "dismissed suggestion")
        self.made.keys["suggestion"] = str(waits.public_id)

    def _note(
        self,
        where: str,
        *,
        audience: str,
        is_shown: bool = True,
        seen_by: Set[str] | None = None,
        found_by: Set[str] | None = None,
        spoken: str = "",
        **about: Any,
    ) -> Annotation:
        """A note by the editor, a canary in each of its texts; for the team where `seen_by` does not say for whom."""
        seen_by = self.made.members if seen_by is None else seen_by
        body, title, label = (
            self._word(f"{where}, {part}", seen_by, is_shown=is_shown) for part in ("body", "title", "label")
        )
        note = Annotation.objects.create(
            timeline=self.timeline,
            body=f"{body}{spoken}",
            title=title,
            attributed_to=label,
            audience=audience,
            **{"author": self.users["editor"]} | about,
            written_at=timezone.now(),
        )
        self.aviary.mark(
            str(note.public_id), f"{self.made.kind}: id of {where}", found_by or seen_by, is_shown=is_shown
        )
        return note

    def _notes(self) -> None:
        readers, mine = self.made.readers, {"editor"} & self.made.members
        public = self._note("public note", audience="public", seen_by=readers, event=self.event)
        team = self._note("team note", audience="team", event=self.event, field="date")
        self._note("note for me", audience="me", seen_by=mine, event=self.event)
        self._note("reply for me", audience="me", seen_by=mine, event=self.event, reply_to=public)
        self._note("team's reply to a public note", audience="team", event=self.event, reply_to=public)
        self._note("public reply to a team note", audience="public", seen_by=readers, event=self.event, reply_to=team)
        self._note("public note on a draft", audience="public", event=self.draft)
        self._note("public note on a confidential source", audience="public", source=self.confidential)
        self._note("public note on what it says", audience="public", citation=self.whispered)
        self._note("team note on a source", audience="team", source=self.source)
        unsigned = Annotation.objects.create(
            timeline=self.timeline,
            body=self.open("unsigned public note"),
            audience="public",
            event=self.event,
            author=self.users["editor"],
            written_at=timezone.now(),
        )
        on_words = self._note(
            "public note on words", audience="public", seen_by=readers, source=self.source, field="digest"
        )
        words = DigestParagraph.objects.get(source=self.source).text
        on_words.passages.create(timeline=self.timeline, exact=words, public_characters=len(words))
        lost = self._note("public note on lost words", audience="public", seen_by=readers, source=self.source)
        lost.passages.create(timeline=self.timeline, exact=self.team("words of a note beyond what is public"))
        whispered = self._note("public note on confidential words", audience="public", source=self.confidential)
        whispered.passages.create(
            timeline=self.timeline, exact=self.team("confidential words of a note"), public_characters=100
        )
        self._note(
            "public note that mentions an account",
            audience="public",
            seen_by=readers,
            event=self.event,
            mentioned=[self.users["reader"].pk, self.users["owner"].pk],
            spoken=" @{1} @{2}",
        )
        self._hidden_note()
        passage = self.team("team note's passage")
        team.passages.create(timeline=self.timeline, exact=passage, public_characters=100)
        self.made.keys |= {"note": str(unsigned.public_id), "team_note": str(team.public_id)}

    def _hidden_note(self) -> None:
        """A public note on words, and an answer, both hidden: read by the annotator who wrote them, and by owners."""
        own, members = {"annotator", "owner"} & self.made.members, self.made.members
        hidden = {"author": self.users["annotator"], "hidden_at": timezone.now(), "hidden_by": self.users["editor"]}
        hidden |= {"audience": "public", "seen_by": own, "found_by": members}
        why, words = (self._word(f"{what} of a hidden note", own) for what in ("reason", "words"))
        first = self._note("hidden note", source=self.source, field="digest", hidden_reason=why, **hidden)
        first.passages.create(timeline=self.timeline, exact=words, public_characters=100)
        thread = self._note("note with a hidden answer", audience="public", seen_by=self.made.readers, event=self.event)
        self._note("hidden answer", event=self.event, reply_to=thread, hidden_reason="Rude.", **hidden)
        self.made.keys["hidden_note"] = str(first.public_id)

    def _invitations(self) -> None:
        """Whom the owners have invited, they alone are told; the words that go with it, whoever has the link."""
        owners = {"owner"} & self.made.members
        secret, expires_at = self.none("invitation's secret"), timezone.now() + timedelta(days=14)
        made = Invitation.objects.create(
            timeline=self.timeline,
            role="editor",
            sha256=digest_of(secret),
            email=self._word("invited address", owners) + "@example.org",
            message=self.none("words of an invitation"),
            made_by=self.users["owner"],
            expires_at=expires_at,
        )
        self.aviary.mark(made.sha256, f"{self.made.kind}: invitation's digest", NOBODY, is_shown=False)
        over = self.none("withdrawn invitation")
        Invitation.objects.create(
            timeline=self.timeline,
            role="owner",
            sha256=digest_of(over),
            email=f"{over}@example.org",
            made_by=self.users["owner"],
            expires_at=expires_at,
            withdrawn_at=timezone.now(),
        )
        KeptMessage.objects.create(
            to=self.none("recipient of a message"),
            subject=self.none("subject of a message"),
            text=self.none("text of a message"),
        )
        self.made.keys["invitation"] = str(made.public_id)

    def _proposals(self) -> None:
        """What waits for a second person, and what was declined: for members, whatever it is about."""
        for key, state, event in (("proposal", "open", self.event), ("declined", "declined", self.draft)):
            proposal = Proposal.objects.create(
                timeline=self.timeline,
                event=event,
                about=[event.pk],
                base_version=1,
                diff={"rows": [self._rewritten(event, key), self._newly_quoted(key)]},
                reason=self.team(f"why of a {key}"),
                state=state,
                proposed_at=timezone.now(),
                proposed_by=self.users["annotator"],
                decided_at=timezone.now() if state != "open" else None,
                decided_by=self.users["owner"] if state != "open" else None,
                decision_reason=self.team(f"why not of a {key}") if state != "open" else "",
            )
            self._id(proposal, key)
            self.made.keys[key] = str(proposal.public_id)

    def _rewritten(self, event: Event, key: str) -> dict[str, Any]:
        summary = [event.summary, self.team(f"summary of a {key}")]
        return {"model": "event", "pk": event.pk, "version": 1, "altered": {"summary": summary}}

    def _newly_quoted(self, key: str) -> dict[str, Any]:
        """A quotation that is nowhere yet: its key belongs to no row."""
        row = {"id": 10**12, "timeline_id": self.timeline.pk, "citation_id": self.citation.pk, "role": "quote"}
        return {"model": "passage", "pk": 10**12, "made": row | {"exact": self.team(f"quotation of a {key}")}}

    def _former_versions(self) -> None:
        """What stood here once: for members, and of a note that was its author's alone for nobody else."""
        editor, mine = self.users["editor"], {"editor"} & self.made.members
        kept = {"summary": self.event.summary, "version": 3}
        once = Annotation.objects.create(
            timeline=self.timeline,
            title=self._word("title for me once", mine, is_shown=False),
            body=self._word("first body for me once", mine, is_shown=False),
            audience="me",
            event=self.event,
            author=editor,
            written_at=timezone.now(),
        )
        with open_change(self.timeline, verb="edit_event", by=editor, reason=self.team("change's reason")):
            Event.objects.filter(pk=self.event.pk).update(summary=self.team("former summary"), version=2)
            gone = make_passage(self.citation, self.team("removed quotation"))
        with open_change(self.timeline, verb="annotate", by=editor, reason=self._word("private reason", mine)):
            Annotation.objects.filter(pk=once.pk).update(body=self._word("body for me once", mine), version=2)
        with open_change(self.timeline, verb="edit_event", by=editor):
            Event.objects.filter(pk=self.event.pk).update(**kept)
            gone.delete()
        self.made.keys["changer"] = str(editor.pk)
        self.made.keys["former_change"] = str(self.timeline.changes.latest("number").number)
        texts = {"body": self.team("note for me once, body today"), "title": "", "attributed_to": ""}
        with open_change(self.timeline, verb="edit_note", by=editor):
            Annotation.objects.filter(pk=once.pk).update(audience="team", version=3, **texts)

    def _behind_the_scenes(self) -> None:
        reason, key = self.team("empty change's reason"), self.none("idempotency key")
        with open_change(self.timeline, verb="redate", by=self.users["owner"], reason=reason, idempotency_key=key):
            pass
        self.made.keys["change"] = str(self.timeline.changes.latest("number").number)
        self.made.keys["membership"] = str(self.timeline.memberships.get(role="owner").pk)

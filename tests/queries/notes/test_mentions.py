"""Mentions: what is typed names an account, what is stored names nobody, and a name is read by members alone."""

from __future__ import annotations

import pytest
from django.utils import timezone

from events.actions.annotations import annotate, edit_note, reply, resolve_note
from events.actions.members import remove_member
from events.actions.mentioning import see_mention, unsee_mention
from events.exchange.exporting import export_whole
from events.models import Annotation, Audience, Event, Membership, Role, SeenMention, Timeline, User
from events.queries.notes.mentions import NEUTRAL, as_read, stored, typed
from events.queries.notes.told_of_mentions import told_of
from events.queries.reader.sight import Sight
from events.queries.todo.page import todo
from events.templatetags.prose import as_html
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline(db: None) -> Timeline:
    return make.make_timeline("bridges")


@pytest.fixture
def ann(timeline: Timeline) -> User:
    return make.make_member(timeline, "ann", Role.ANNOTATOR)


@pytest.fixture
def bo(timeline: Timeline) -> User:
    return make.make_member(timeline, "bo.k", Role.READER)


@pytest.fixture
def event(timeline: Timeline) -> Event:
    return make.make_event(timeline, "The bridge opens", "1901-05-03")


def named(user: User, first: str, last: str = "") -> User:
    user.first_name, user.last_name = first, last
    user.save()
    return user


def waiting(timeline: Timeline, user: User, kind: str = "mentions") -> list[str]:
    page = todo(Sight.of_reader(timeline, user), now=timezone.now(), kind=kind)
    return [task.note.body for section in page.sections for task in section.tasks if task.note]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("@bo.k, look", "@{1}, look"),
        ("Ask @BO.K.", "Ask @{1}."),
        ("(@bo.k)", "(@{1})"),
        ("*@bo.k*", "*@{1}*"),
        ("_@bo.k_", "_@{1}_"),
        ("@Bo and @bo.k", "@{1} and @{1}"),
        ("@BoKern's", "@{1}'s"),
        ("@bo-kern", "@{1}"),
        ("x@bo.k", "x@bo.k"),
        ("https://site.org/@bo.k", "https://site.org/@bo.k"),
        ("@nobody @", "@nobody @"),
    ],
)
def test_a_member_is_meant_by_account_or_name_and_stored_as_a_place(
    timeline: Timeline, bo: User, text: str, kept: str
) -> None:
    named(bo, "Bo", "Kern")
    assert stored(timeline, text) == (kept, [bo.pk] if "{1}" in kept else [])


def test_a_name_that_two_have_is_nobody_s_and_an_account_goes_before_a_name(timeline: Timeline, bo: User) -> None:
    named(bo, "Kim")
    other = named(make.make_member(timeline, "cy", Role.EDITOR), "Kim")
    assert stored(timeline, "@kim") == ("@kim", [])
    named(other, "bo.k")
    assert stored(timeline, "@bo.k") == ("@{1}", [bo.pk])


def test_members_read_a_name_and_strangers_nobody_s(event: Event, ann: User, bo: User) -> None:
    named(bo, "Bo", "<b>*Kern*</b>")
    note = annotate(event=event, body="**@bo.k** `@bo.k`", audience=Audience.PUBLIC, by=ann)
    assert (note.body, note.mentioned) == ("**@{1}** `@{1}`", [bo.pk])
    assert as_read(note, is_member=False) == f"**{NEUTRAL}** `{NEUTRAL}`"
    name = "@Bo &lt;b&gt;*Kern*&lt;/b&gt;"
    html = as_html(note.body, ("@Bo <b>*Kern*</b>",))
    assert html == f'<p><strong><span class="mention">{name}</span></strong> <code>{name}</code></p>\n'
    assert as_html(note.body, (NEUTRAL,)) == "<p><strong>@member</strong> <code>@member</code></p>\n"
    document = b"".join(export_whole(event.timeline)).decode()
    assert "**@member**" in document
    assert "bo.k" not in document


def test_the_author_finds_again_what_they_typed_and_saving_it_changes_nothing(
    event: Event, ann: User, bo: User
) -> None:
    note = annotate(event=event, body="@bo.k?", by=ann)
    assert typed(note) == "@bo.k?"
    again = edit_note(note=note, fields={"body": typed(note)}, version=note.version, by=ann)
    assert again.version == note.version
    edited = edit_note(note=note, fields={"title": "Who?"}, version=note.version, by=ann)
    assert edited.mentioned == [bo.pk]


def test_who_is_mentioned_has_it_to_do_until_they_answer_or_press_seen_or_it_is_settled(
    timeline: Timeline, event: Event, ann: User
) -> None:
    cy = make.make_member(timeline, "cy", Role.ANNOTATOR)
    first = annotate(event=event, body="@cy one", by=ann)
    second = annotate(event=event, body="@cy two", by=ann)
    third = annotate(event=event, body="three", by=ann)
    answer = reply(note=reply(note=third, body="four", by=ann), body="five @cy", by=ann)
    assert waiting(timeline, cy) == ["five @cy", "@cy two", "@cy one"]
    assert waiting(timeline, ann) == []
    see_mention(note=first, by=cy)
    assert waiting(timeline, cy) == ["five @cy", "@cy two"]
    unsee_mention(note=first, by=cy)
    reply(note=second, body="Yes.", by=cy)
    assert waiting(timeline, cy) == ["five @cy", "@cy one"]
    resolve_note(note=third, version=third.version, by=ann)
    assert waiting(timeline, cy) == ["@cy one"]
    assert Annotation.objects.get(pk=answer.pk).resolved_at is None


def test_a_thread_that_one_has_begun_is_to_do_until_it_is_settled(event: Event, ann: User) -> None:
    note = annotate(event=event, body="Which day?", by=ann)
    reply(note=note, body="The third.", by=make.make_member(event.timeline, "cy", Role.ANNOTATOR))
    assert waiting(event.timeline, ann, "threads") == ["Which day?"]
    resolve_note(note=note, version=note.version, by=ann)
    assert waiting(event.timeline, ann, "threads") == []


def test_who_cannot_read_the_note_is_told_nothing_and_its_writer_is_told_so(
    timeline: Timeline, event: Event, ann: User, bo: User
) -> None:
    named(bo, "Bo", "Kern")
    note = annotate(event=event, body="@bo.k", audience=Audience.ME, by=ann)
    assert told_of(note) == ("The note is for you alone: Bo Kern is told nothing of it.",)
    assert waiting(timeline, bo) == []
    owner = make.make_member(timeline, "olga", Role.OWNER)
    held = Membership.objects.get(timeline=timeline, user=bo)
    remove_member(membership=held, version=held.version, by=owner)
    late = annotate(event=event, body="@bo.k and @olga", by=ann)
    assert late.mentioned == [bo.pk, owner.pk]
    assert told_of(late) == ("Bo Kern is no longer a member here and is told nothing of it.",)
    assert waiting(timeline, owner) == ["@Bo Kern and @olga"]


def test_a_name_that_is_nobody_s_or_several_people_s_is_said_to_be(event: Event, ann: User, bo: User) -> None:
    named(bo, "Kim")
    named(make.make_member(event.timeline, "cy", Role.EDITOR), "Kim")
    make.make_user("stranger")
    note = annotate(event=event, body="@kim, @reuters and @stranger", by=ann)
    assert told_of(note) == (
        "@kim can be @bo.k or @cy: write which, and they are told.",
        "Nobody here is called @reuters or @stranger: that stands as you typed it.",
    )
    assert told_of(annotate(event=event, body="nobody", by=ann)) == ()


def test_what_one_has_seen_goes_with_the_account_and_leaves_the_note(event: Event, ann: User, bo: User) -> None:
    note = annotate(event=event, body="@bo.k", by=ann)
    see_mention(note=note, by=bo)
    bo.delete()
    assert not SeenMention.objects.exists()
    assert as_read(note, is_member=True) == "@somebody"

"""Of many hands the second ones: on a timeline that takes two people, what one of them proposes another accepts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from benchmarks.stage.hands import Hand

SLUG = "second-hands"
API = f"/api/timelines/{SLUG}/"
EVENTS = 10


def propose(hand: Hand) -> None:
    """A tag for an event that readers see: it waits, and the same sent again waits once."""
    hand.made += 1
    tag = f"{hand.who['name']} proposes {hand.made}"
    number = hand.pick.randint(1, EVENTS)
    status, answer, _ = hand.twice("POST", f"{API}events/{number}/tags/", {"name": tag}, tag, made=202)
    assert status == 202, (status, answer)
    hand.did("propose", proposal=answer["proposal"])


def accept(hand: Hand) -> None:
    """One of the proposals by somebody else that wait longest, which others accept as well: one of them does it."""
    _, listed, _ = hand.api("GET", f"{API}proposals/?state=open")
    waiting = [each for each in listed["results"] if each["by"] != hand.who["name"]]
    if not waiting:
        hand.refused["nothing waits"] += 1
        return
    chosen = hand.pick.choice(waiting)
    address = f"{API}proposals/{chosen['id']}/accept/"
    status, answer, _ = hand.api("POST", address, {}, {"If-Match": f'"{chosen["version"]}"'})
    if status == 200:
        hand.did("accept", proposal=chosen["id"])
    else:
        assert status in (409, 422), (status, answer)
        hand.refused["accepted already"] += 1


def begin(owner: Any, editors: list[Any]) -> None:
    """Make the timeline."""
    from events.actions.facts import Fact, add_fact
    from events.actions.members import add_member
    from events.actions.timeline_settings import edit_timeline
    from events.actions.timelines import create_timeline

    timeline = create_timeline(title="Second hands", by=owner)
    for user in editors:
        add_member(timeline=timeline, user=user, role="editor", by=owner)
    for number in range(EVENTS):
        add_fact(timeline=timeline, fact=Fact(title=f"Event {number}", when="1901"), by=owner)
    timeline.refresh_from_db()
    fields = {"slug": SLUG, "two_person_rule": True}
    edit_timeline(timeline=timeline, fields=fields, version=timeline.version, by=owner)


def books(done: list[dict[str, Any]]) -> Iterator[tuple[str, list[int]]]:
    """What was acknowledged against what is there: proposals, acceptances, tags on events, and changes of the log."""
    from benchmarks.stage.hands_world import against
    from events.models import Change, EventTag, Proposal

    made = Counter(each["proposal"] for each in done if each["deed"] == "propose")
    accepted = Counter(each["proposal"] for each in done if each["deed"] == "accept")
    rows = Proposal.objects.filter(timeline__slug=SLUG)
    yield "proposals", against(made, Counter(str(row.public_id) for row in rows))
    yield "acceptances", against(accepted, Counter(str(row.public_id) for row in rows.filter(state="accepted")))
    tags = EventTag.objects.filter(timeline__slug=SLUG).count()
    yield "accepted tags", [max(0, accepted.total() - tags), max(0, tags - accepted.total())]
    logged = Change.objects.filter(timeline__slug=SLUG, by__username__startswith="hand-").count()
    said = made.total() + accepted.total()
    yield "changes for two", [max(0, said - logged), max(0, logged - said)]

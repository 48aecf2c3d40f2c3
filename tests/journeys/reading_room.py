"""A captured text for journeys to read: of our own making, with what makes a text hard to count in."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.colleagues import SIGN_IN
from tests.journeys.places import source, source_id

READING = f"{source('WSWS')}/text/"
EMOJI = (
    "The caf\u00e9 \u2014 caf\u0065\u0301 \u2014 of the \U0001f469\u200d\U0001f52c "
    "\u202b\u05e9\u05dc\u05d5\u05dd\u202c closed.\rNobody\u00a0knew why."
)
TEXT = "\n\n".join(
    [
        "A bridge, a harbour and a quarrel",
        "On 5 February 2007 Jane Roe opened the new harbour at Umm Qasr. Nobody from the ministry came to see it.",
        EMOJI,
        "Engineers closed the old bridge on Saturday. It will be taken down in June 2007, the ministry said.",
        *(
            f"Paragraph {number} tells of nothing that has a date, and goes on about it for a while."
            for number in range(12)
        ),
    ]
)

#: Run in the site's shell: an editor and an annotator, and the text with its dates.
FURNISHED = f"""
from django.utils import timezone
from hashlib import sha256
from events.actions.changes import open_change
from events.actions.extracting import look_for_dates
from events.actions.facts import Fact, add_fact
from events.models import Actor, Membership, Source, SourceText, Timeline, User
timeline = Timeline.objects.get()
for name, role in (("ed", "editor"), ("ann", "annotator")):
    user = User.objects.create_user(name, password="{SIGN_IN}")
    Membership.objects.create(timeline=timeline, user=user, role=role)
words = {TEXT!r}
Actor.objects.create(timeline=timeline, name="Jane Roe")
opens = Fact(title="New harbour opens at Umm Qasr", when="5 February 2007")
add_fact(timeline=timeline, fact=opens, by=User.objects.get(username="ed"))
with open_change(timeline, verb="capture_text", by=user):
    text = SourceText.objects.create(
        timeline=timeline, source=Source.objects.get(public_id="{source_id("WSWS")}"), text=words, length=len(words),
        sha256=sha256(words.encode()).hexdigest(), origin="pasted", captured_at=timezone.now(),
    )
    look_for_dates(text)
"""

_RECTANGLE = """([number, words]) => {
  const paragraph = document.querySelector(`#p${number} p`);
  paragraph.scrollIntoView({ block: "center" });
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const point = (unit, isEnd) => {
    for (const node of nodes) {
      if (unit < node.length || (isEnd && unit === node.length)) return [node, unit];
      unit -= node.length;
    }
  };
  const at = paragraph.textContent.indexOf(words);
  const range = document.createRange();
  range.setStart(...point(at, false));
  range.setEnd(...point(at + words.length, true));
  const boxes = [...range.getClientRects()];
  const last = boxes.at(-1);
  return [boxes[0].left + 1, boxes[0].top + boxes[0].height / 2, last.right - 1, last.top + last.height / 2];
}"""


def drag_over(page: Page, paragraph: int, words: str) -> None:
    """Select words of a paragraph with the mouse."""
    left, top, right, bottom = page.evaluate(_RECTANGLE, [paragraph, words])
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(right, bottom, steps=5)
    page.mouse.up()

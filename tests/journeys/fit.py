"""Whether everything on a page can be read at its width: nothing sticks out, nothing is cut, nothing lies on top."""

from __future__ import annotations

from playwright.sync_api import Page

LOOK = """async () => {
  await document.fonts.ready;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const found = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide in a window of ${clientWidth}`);
  const meant = ".hidden-text, .skip, .scrolls, input, svg, dialog:not([open]), [hidden]"; // an input scrolls
  const isMeant = (element) => element.closest(meant) !== null;
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const node = words.currentNode;
    if (!node.data.trim() || isMeant(node.parentElement) || !node.parentElement.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, width } of range.getClientRects())
      if (width > 0 && (left < -0.5 || right > clientWidth + 0.5)) found.push(`sticks out: ${node.data.trim()}`);
  }
  for (const element of document.body.querySelectorAll("*")) {
    if (isMeant(element) || !element.checkVisibility()) continue;
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    if (clipPath === "inset(50%)") continue; // said to those who listen, at this width
    const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
    const isCutAcross = cuts(overflowX) && element.scrollWidth > element.clientWidth + 1;
    const isCutBelow = cuts(overflowY) && element.scrollHeight > element.clientHeight + 1;
    if (isCutAcross || isCutBelow) found.push(`cut: <${element.localName}> ${element.textContent.trim().slice(0, 60)}`);
  }
  return [...new Set(found)];
}"""


def misfits(page: Page) -> list[str]:
    """What sticks out of the window or is cut off, in sentences."""
    return list(page.evaluate(LOOK))

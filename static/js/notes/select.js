/**
 * Words selected in a source, by mouse, touch or keyboard, become what a note is on: `<p data-words="digest"
 * data-paragraph="3">` can be selected in, what is `data-aside` in it is not part of the text; `data-units` come before
 * it in a paragraph that is cut. Places are a paragraph and UTF-16 units within it; the server cuts the words from its
 * own text.
 */

const LONGEST = 2000; // units; the server says more about it

function clipped(range, paragraph) {
  const part = paragraph.ownerDocument.createRange();
  part.selectNodeContents(paragraph);
  if (paragraph.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
  if (paragraph.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
  return part;
}

function textOf(range) {
  const contents = range.cloneContents();
  contents.querySelectorAll("[data-aside]").forEach((aside) => aside.remove());
  return contents.textContent;
}

function placeOf(paragraph, node, offset) {
  const before = paragraph.ownerDocument.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return `${paragraph.dataset.paragraph}:${Number(paragraph.dataset.units ?? 0) + textOf(before).length}`;
}

/** `{where, from, to, range}` of what is selected in one text of a source, or null; at most `longest` units of it. */
export function selectedIn(page, longest = LONGEST) {
  const selection = page.getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (range.toString().length > 2 * longest) return null; // footnotes between the words count here
  const parts = [...page.querySelectorAll("[data-words]")]
    .filter((paragraph) => range.intersectsNode(paragraph))
    .map((paragraph) => ({ paragraph, part: clipped(range, paragraph) }))
    .filter(({ part }) => textOf(part).trim());
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || first.paragraph.dataset.words !== last.paragraph.dataset.words) return null;
  if (parts.reduce((length, { part }) => length + textOf(part).length, 0) > longest) return null;
  return {
    where: first.paragraph.dataset.words,
    from: placeOf(first.paragraph, first.part.startContainer, first.part.startOffset),
    to: placeOf(last.paragraph, last.part.endContainer, last.part.endOffset),
    range,
  };
}

function makeButton(page) {
  const button = page.createElement("button");
  button.type = "button";
  button.className = "note-on-words";
  button.textContent = "Note on these words";
  button.setAttribute("aria-keyshortcuts", "n");
  button.hidden = true;
  page.body.append(button);
  return button;
}

function placeButton(button, range) {
  const rectangles = range.getClientRects();
  const last = rectangles[rectangles.length - 1];
  if (!last) return;
  const left = Math.min(last.right + scrollX, scrollX + document.documentElement.clientWidth - button.offsetWidth - 8);
  button.style.left = `${Math.max(8, left - button.offsetWidth / 2)}px`;
  button.style.top = `${last.bottom + scrollY + 8}px`;
}

export function installSelecting(page) {
  const writer = () => page.querySelector("[data-writes]");
  if (!page.querySelector("[data-words]") || !writer()) return;
  const button = makeButton(page);
  let chosen = null;
  let isPressed = false;

  const show = () => {
    if (page.activeElement === button) return;
    chosen = selectedIn(page);
    button.hidden = !chosen || isPressed;
    if (!button.hidden) placeButton(button, chosen.range);
  };
  const write = (event) => {
    const words = chosen;
    if (!words || !globalThis.htmx || !writer()) return;
    event.preventDefault();
    event.stopPropagation();
    const address = new URL(writer().href);
    for (const name of ["where", "from", "to"]) address.searchParams.set(name, words[name]);
    button.hidden = true;
    chosen = null;
    globalThis.htmx.ajax("GET", address.pathname + address.search, { target: "#composer", swap: "outerHTML" });
  };

  page.addEventListener("pointerdown", (event) => (isPressed = event.target !== button));
  page.addEventListener("pointerup", () => {
    isPressed = false;
    show();
  });
  page.addEventListener("pointercancel", () => (isPressed = false)); // a touch that selects is taken over by the system
  page.addEventListener("selectionchange", show);
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  button.addEventListener("click", write);
  // `n` presses "Write a note": while words are selected it means them
  page.addEventListener("click", (event) => event.target.closest?.("[data-writes]") && write(event), true);
}

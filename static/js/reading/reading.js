/**
 * A text made for reading: words selected by mouse, touch or keyboard show the bar `#with-words`, whose buttons take
 * them to a form over the page's edge. The text never moves. What is chosen stays marked while the form has the focus.
 */

import { selectedIn } from "../notes/select.js";
import { createCaret } from "./caret.js";
import { createDates } from "./dates.js";
import { firstInView, paragraphBeside, PARAGRAPHS } from "./paragraph.js";

const LONGEST = 10_000; // units; the server says more about it
const CHOSEN = "chosen"; // ::highlight

function placeBar(bar, range) {
  const rectangles = range.getClientRects();
  const last = rectangles[rectangles.length - 1];
  if (!last || matchMedia("(pointer: coarse)").matches) return bar.removeAttribute("style");
  const left = Math.min(last.right, document.documentElement.clientWidth - bar.offsetWidth - 8);
  bar.style.left = `${Math.max(8, left - bar.offsetWidth / 2)}px`;
  bar.style.top = `${Math.min(last.bottom + 8, innerHeight - bar.offsetHeight - 8)}px`;
}

function mark(range) {
  if (!globalThis.Highlight || !globalThis.CSS?.highlights) return;
  if (range) CSS.highlights.set(CHOSEN, new Highlight(range));
  else CSS.highlights.delete(CHOSEN);
}

export function installReading(page) {
  const text = page.querySelector(".reading-page");
  if (!text) return {};
  const bar = page.getElementById("with-words");
  const caret = createCaret(page);
  const walk = createDates(page);
  let chosen = null; // what selectedIn found
  let taken = null; // what a form was opened for
  let isPressed = false;
  let waiting = 0;

  const show = () => {
    waiting = 0;
    if (!bar || isPressed || taken) return;
    chosen = selectedIn(page, LONGEST);
    bar.hidden = !chosen;
    if (chosen) placeBar(bar, chosen.range);
  };
  const later = () => (waiting ||= requestAnimationFrame(show));

  function take(button) {
    if (!chosen || !globalThis.htmx) return;
    taken = chosen;
    const address = new URL(button.dataset.takes, location.href);
    const version = chosen.range.startContainer.parentElement.closest("[data-version]").dataset.version;
    for (const name of ["where", "from", "to"]) address.searchParams.set(name, chosen[name]);
    address.searchParams.set("version", version);
    bar.hidden = true;
    mark(chosen.range);
    globalThis.htmx.ajax("GET", address.pathname + address.search, { target: "#composer", swap: "outerHTML" });
  }

  /** Back to the words: selected as they were, or once they are saved only read on from. */
  function resume(isDone) {
    mark(null);
    if (!taken) return;
    caret.take(taken.from, taken.to);
    taken = null;
    if (isDone) caret.rest();
    else caret.show();
  }

  function step(direction) {
    const here = page.activeElement?.closest?.(PARAGRAPHS);
    const next = here ? paragraphBeside(page, here, direction) : firstInView(page);
    caret.end();
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
  }

  const unstop = () => text.querySelectorAll(".pilcrow a:not([tabindex])").forEach((link) => (link.tabIndex = -1));

  page.addEventListener("selectionchange", later);
  page.addEventListener("pointerdown", ({ target }) => {
    isPressed = !target.closest?.("#with-words") || isPressed;
    if (!target.closest?.(".part")) return;
    taken = null;
    caret.end();
  });
  for (const type of ["pointerup", "pointercancel"]) {
    page.addEventListener(type, () => {
      isPressed = false;
      later();
    });
  }
  // a key may be quicker than the browser tells of the selection
  page.addEventListener("keydown", ({ target }) => (target === page.body || target.closest?.(".part")) && show(), true);
  bar?.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  bar?.addEventListener("click", ({ target }) => target.closest("button") && take(target.closest("button")));
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!event.target.closest?.(".part") && event.target !== page.body) return;
    const isOurs =
      event.key === "Enter" && event.target.matches?.(".date-here")
        ? (caret.end(), caret.select(), true)
        : caret.press(event.key, event.shiftKey);
    if (isOurs) event.preventDefault();
    else if (event.key === "Escape" && chosen) {
      caret.end();
      page.getSelection().removeAllRanges();
    }
  });
  page.addEventListener("dateline:composer-closed", () => resume(false));
  page.addEventListener("htmx:afterSettle", ({ detail }) => {
    unstop();
    if (detail.target?.id === "composer" && page.querySelector("#composer[data-resumes]")) resume(true);
  });
  unstop();

  return {
    select: caret.select,
    nextDate: () => walk(1),
    previousDate: () => walk(-1),
    next: () => step(1),
    previous: () => step(-1),
  };
}

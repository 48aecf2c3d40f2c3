/**
 * Opening an event beside the timeline. The list is the document: a mark opens what its row links to, in the same way,
 * and `j` and `k` walk through the rows.
 */

import { lensIn, withWindow } from "./timeline/address.js";

const ROWS = "li[data-number], tr[data-number]";
const row = (page, number) => page.getElementById(`event-${number}`);
const ARRIVING = "dateline.arriving"; // in the tab's storage, while a page is on its way for the sake of its panel
const linkOf = (item) => item?.querySelector("a[hx-get]") ?? item?.querySelector("a[href]");

/** Go to an address for the sake of the event that it opens: there the reader is in the panel, not at the page's head. */
export function goToPanel(address) {
  try {
    sessionStorage.setItem(ARRIVING, "panel");
  } catch {
    // storage may be refused: one begins at the head
  }
  location.assign(address);
}

function hasArrived() {
  try {
    const isArriving = sessionStorage.getItem(ARRIVING) !== null;
    sessionStorage.removeItem(ARRIVING);
    return isArriving;
  } catch {
    return false;
  }
}

/** After an event was opened, the panel is where the reader is: in view, and next in the order of focus. */
function installPanel(page) {
  let opener = null;
  const enter = () => {
    const panel = page.getElementById("panel");
    if (!panel) return;
    panel.tabIndex = -1;
    panel.focus({ preventScroll: true });
    const { top, bottom } = panel.getBoundingClientRect();
    if (top < 0 || Math.min(bottom, top + 120) > innerHeight) panel.scrollIntoView({ block: "start" });
  };
  page.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target?.id === "panel") opener = page.activeElement;
  });
  page.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id === "panel") enter();
  });
  if (hasArrived()) enter();
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !event.target.closest?.("#panel")) return;
    if (event.target.closest(".slot.editing")) return; // a form is closed first
    const back = opener?.isConnected ? opener : linkOf(page.querySelector("[data-open]")); // the list may be a new one
    back?.focus();
    back?.scrollIntoView({ block: "nearest" });
  });
}

export function installOpening(page) {
  installPanel(page);

  function walk(direction) {
    const items = [...page.querySelectorAll(ROWS)];
    const here = items.findIndex((item) => item.contains(page.activeElement));
    const current = here === -1 ? items.findIndex((item) => item.hasAttribute("data-open")) : here;
    const next = items[current === -1 ? (direction > 0 ? 0 : items.length - 1) : current + direction];
    linkOf(next)?.focus();
  }

  return {
    /** Open event `number`; false where this page has no place for it, so that its link should be followed. */
    open(number, base, onDone) {
      const link = linkOf(row(page, number));
      if (link?.hasAttribute("hx-get")) {
        link.click();
        return true;
      }
      if (!page.getElementById("panel") || !globalThis.htmx) return false;
      globalThis.htmx.ajax("GET", `${base}${number}/panel${lensIn(location.search)}`, { target: "#panel" }).then(onDone);
      return true;
    },

    /** Say in the list which event is open. */
    mark(number) {
      for (const item of page.querySelectorAll(ROWS)) {
        const isOpen = item.dataset.number === String(number);
        item.toggleAttribute("data-open", isOpen);
        if (isOpen) linkOf(item)?.setAttribute("aria-current", "true");
        else linkOf(item)?.removeAttribute("aria-current");
      }
    },

    /** Let the filters ask within the window that is shown. */
    carry(window) {
      const form = page.getElementById("filters");
      for (const [name, value] of new URLSearchParams(withWindow("", window))) {
        const field = form?.elements.namedItem(name);
        if (field) field.value = value;
      }
    },

    /** `j`, `k` and the arrows: through marks while one has the focus, else through the rows and along the band. */
    commands: (band) => ({
      next: () => (band?.holdsFocus() ? band.commands.next() : walk(1)),
      previous: () => (band?.holdsFocus() ? band.commands.previous() : walk(-1)),
      ...(band && {
        left: () => (band.holdsFocus() ? band.commands.previous() : band.commands.earlier()),
        right: () => (band.holdsFocus() ? band.commands.next() : band.commands.later()),
      }),
    }),
  };
}

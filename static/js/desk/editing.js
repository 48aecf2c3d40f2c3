/**
 * Data edited where they stand (`.slot` in a region; see events/views/editing.py). Saving one swaps its whole region:
 * slots in which somebody else's turn is not over yet, `.slot.editing`, stay as they are, with what is typed in them.
 *
 * Focus goes into the form that came, and back to the control that it came from. Escape closes a form; what was typed
 * is kept as a draft (drafts.js). `dateline:changed` (a header of every answer that saved) has the list and the picture
 * of a timeline's page read anew, in place.
 */

const FIELDS = "input:not([type=hidden]), textarea, select";

/** The answer with those slots marked to be kept that are being typed in, other than the one it answers. */
export function keeping(answer, slots, own) {
  return slots
    .filter((id) => id !== own)
    .reduce((html, id) => html.replace(`id="${id}"`, `id="${id}" hx-preserve`), answer);
}

export function installEditing(page) {
  let back = null; // the id of the slot whose control gets the focus once its region is there again

  page.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const own = detail.requestConfig?.elt?.closest?.(".slot")?.id;
    const open = [...page.querySelectorAll(".slot.editing")].filter((slot) => detail.target.contains(slot));
    detail.serverResponse = keeping(detail.serverResponse, open.map((slot) => slot.id), own);
    const isClosing = own && detail.target.id !== own && detail.xhr.status < 400 && page.getElementById(own)?.matches(".editing");
    back = isClosing ? own : null;
  });

  page.addEventListener("htmx:afterSettle", ({ detail }) => {
    const slot = detail.elt.matches?.(".slot.editing") ? detail.elt : null;
    if (slot) {
      const field = slot.querySelector(`.clash ~ * :is(${FIELDS}), [aria-invalid=true]`) ?? slot.querySelector(FIELDS);
      field?.focus();
      if (field?.matches("input[type=text], textarea")) field.setSelectionRange(field.value.length, field.value.length);
    } else if (back) {
      page.getElementById(back)?.querySelector("a.edit")?.focus({ preventScroll: true });
      back = null;
    }
  });

  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    const close = event.target.closest?.(".slot.editing")?.querySelector("a.cancel");
    if (!close) return;
    event.preventDefault();
    event.stopPropagation();
    close.click();
  });

  page.addEventListener("dateline:changed", () => {
    if (!page.getElementById("filters") || !page.getElementById("results")) return;
    setTimeout(() => globalThis.htmx?.ajax("GET", location.pathname + location.search, { target: "#results", swap: "outerHTML" }));
  });
}

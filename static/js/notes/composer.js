/**
 * The form for a note, over the page's edge: `#composer`. It opens, closes and gives the focus back without moving what
 * is being read. On a page of its own it is an ordinary form, and nothing here touches it.
 */

const composer = (page) => page.getElementById("composer");
const isOver = (page) => composer(page) && !composer(page).closest(".note-page");

function close(page, opener) {
  const empty = page.createElement("div");
  empty.id = "composer";
  composer(page).replaceWith(empty);
  const back = opener?.isConnected ? opener : opener?.id && page.getElementById(opener.id);
  back?.focus({ preventScroll: true });
  page.dispatchEvent(new CustomEvent("dateline:composer-closed"));
}

function isEmpty(page) {
  const body = composer(page)?.querySelector("textarea[name=body]");
  return !body || body.value === body.defaultValue;
}

export function installComposer(page) {
  let opener = null;

  page.addEventListener("htmx:beforeRequest", ({ detail }) => {
    if (detail.target?.id === "composer" && !detail.target.contains(page.activeElement)) opener = page.activeElement;
  });

  // Asked for by nobody in the form: what is only looked at is not saved, and its draft stays
  page.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-previews]");
    if (!button || !globalThis.htmx) return;
    event.preventDefault();
    const values = { body: button.form.elements.body.value };
    const swap = { target: "#note-preview", swap: "outerHTML", values };
    globalThis.htmx.ajax("POST", button.dataset.previews, swap);
  });

  page.addEventListener("click", (event) => {
    const target = event.target.closest?.("[data-close-composer], [data-show-note], [data-keep-selected]");
    if (!target) return;
    if (target.dataset.keepSelected) {
      const words = page.getElementById(target.dataset.keepSelected);
      const [from, to] = [words.selectionStart, words.selectionEnd];
      if (from < to) words.value = words.value.slice(from, to);
      words.focus();
    } else if (target.dataset.showNote) {
      const note = page.getElementById(target.dataset.showNote);
      if (!note) return;
      event.preventDefault();
      location.hash = note.id;
      close(page, null);
      note.tabIndex = -1;
      note.focus({ preventScroll: true });
    } else if (isOver(page)) {
      event.preventDefault();
      close(page, opener);
    }
  });

  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !isOver(page)) return;
    if (!composer(page).contains(event.target) || !isEmpty(page)) return; // what is typed is never thrown away by a key
    event.preventDefault();
    close(page, opener);
  });
}

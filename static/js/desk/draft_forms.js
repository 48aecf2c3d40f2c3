/** Drafts on the page: kept while one types, put back when the form is there again. How a form asks: see drafts.js. */

import { draftsOf, isBlank, isSame, putBack, timeWords, typedIn } from "./drafts.js";

const PAUSE = 300; // milliseconds without a keystroke before what is typed is kept

export function installDrafts(page, storage = () => globalThis.localStorage) {
  const drafts = draftsOf(page, storage);
  const bases = new WeakMap(); // form → what it held when it came
  const timers = new Map(); // form → the timer that will keep it

  function keep(form) {
    clearTimeout(timers.get(form));
    timers.delete(form);
    const typed = typedIn(form.elements);
    if (isSame(typed, bases.get(form) ?? [])) drafts.forget(form);
    else form.toggleAttribute("data-kept", drafts.keep(form, bases.get(form) ?? [], typed));
  }

  function begin(form) {
    if (bases.has(form)) return;
    const now = typedIn(form.elements);
    bases.set(form, now);
    const draft = drafts.read(form);
    if (!draft?.typed || isSame(draft.typed, now)) return;
    if (isBlank(form.elements) || isSame(draft.base, now)) restore(form, draft);
    else offer(form, draft);
  }

  function restore(form, draft) {
    const before = typedIn(form.elements);
    const changed = putBack(form.elements, draft.typed);
    tell(changed, "dateline:restored");
    say(form, `You had typed this at ${timeWords(draft.at)}.`, "Discard", () => {
      drafts.forget(form);
      tell(putBack(form.elements, before));
      form.removeAttribute("data-kept");
    });
  }

  function offer(form, draft) {
    say(form, `You had typed something else here at ${timeWords(draft.at)}.`, "Bring it back", () => {
      tell(putBack(form.elements, draft.typed), "dateline:restored");
      keep(form);
    });
  }

  function say(form, words, name, deed) {
    form.querySelector(":scope > .draft-note")?.remove();
    const note = page.createElement("p");
    note.className = "draft-note";
    note.setAttribute("role", "status");
    const button = page.createElement("button");
    Object.assign(button, { type: "button", className: "quiet", textContent: name });
    button.addEventListener("click", () => {
      note.remove();
      deed();
      form.querySelector("input:not([type=hidden]), textarea")?.focus();
    });
    note.append(`${words} `, button);
    form.prepend(note);
  }

  function tell(fields, also = "") {
    for (const field of fields) {
      field.dispatchEvent(new Event("input", { bubbles: true }));
      if (also) field.dispatchEvent(new Event(also, { bubbles: true }));
    }
  }

  const beginAll = () => page.querySelectorAll("form[data-draft]").forEach(begin);
  page.addEventListener("input", ({ target }) => {
    const form = target.closest?.("form[data-draft]") ?? target.form;
    if (!form?.matches("[data-draft]")) return;
    begin(form);
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(keep, PAUSE, form));
  });
  const keepAll = () => [...timers.keys()].forEach(keep);
  page.addEventListener("pagehide", keepAll);
  page.addEventListener("visibilitychange", keepAll);
  page.addEventListener("htmx:beforeRequest", keepAll); // whatever is asked for may close the form
  page.addEventListener("dateline:saved", ({ target }) => {
    if (!target.matches?.("form[data-draft]")) return;
    clearTimeout(timers.get(target));
    timers.delete(target);
    drafts.forget(target);
    target.querySelector(":scope > .draft-note")?.remove();
    bases.set(target, typedIn(target.elements));
  });
  page.addEventListener("htmx:afterSettle", beginAll);
  page.addEventListener("submit", ({ target, defaultPrevented }) => {
    if (!target.matches?.("form[data-draft]")) return;
    if (timers.has(target)) keep(target); // so that the form that comes back with an error is seen to say the same
    if (defaultPrevented || target.matches("[hx-post], [data-hx-post]")) return;
    drafts.keep(target, bases.get(target) ?? [], typedIn(target.elements), true);
  });
  drafts.tidy(page.querySelectorAll("form[data-draft]"), page.querySelector("main .refusal") !== null);
  beginAll();
}

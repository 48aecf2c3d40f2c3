/**
 * How a form fares that is sent: Saving … · Saved at 14:03 · Not saved, and why, with Retry. What was typed stays where
 * it is, and Retry sends it with the same idempotency key, so that nothing is made twice.
 *
 *   <form method="post" hx-post="…" data-saves data-draft="…"> … <span class="save-state" data-save-state></span></form>
 *
 * The state is said in the form's `[data-save-state]`, which is made at its end where there is none; of a form that is
 * gone once it is saved, in the page's `#saved-state`, if there is one. On success the form gets the event
 * `dateline:saved` (drafts.js forgets its draft). Ctrl+Enter, or Cmd, sends the form from anywhere in it by its
 * `button[data-primary]`, else its first submit button; with Shift by its `button[data-another]`.
 * Where the site cannot be reached the form gets `dateline:unreached`, and `dateline:reached` by any other answer: see
 * offline.js, which sends it again.
 * What a `[data-looks]` in the form sends is only looked at: nothing is saved by it, and nothing waits for it.
 * A page is left without a question unless something typed could be lost: no draft of it could be kept.
 */

export const UNREACHABLE = "Not saved: no connection – will be sent when it is back. What you typed is still here.";
export const BROKEN = "Not saved: something went wrong on the site. What you typed is still here.";
export const NOT_YOURS =
  "Not saved: this page is not there for you any more. You may have been signed out: sign in in another tab, then retry. What you typed is still here.";
const SENT_BY_ITSELF = "form[data-saves]:not([data-saves*='/'])"; // with an address in it: rows, which have a way of their own

/** No answer at all, or one of a proxy that has nobody behind it. */
const isUnreached = (status) => [0, 502, 503, 504].includes(status);

/** What to say of an answer: {state, words, canRetry}; null where the answer itself says it in the page. */
export function stateOf(status, refusal, clock) {
  if (isUnreached(status)) return { state: "failed", words: UNREACHABLE, canRetry: true };
  if (status >= 200 && status < 400) return { state: "saved", words: `Saved at ${clock}`, canRetry: false };
  if ([409, 412, 422, 428].includes(status)) return null;
  if (status >= 500 || status === 429) return { state: "failed", words: BROKEN, canRetry: true };
  if (status === 404) return { state: "failed", words: NOT_YOURS, canRetry: true }; // what one may not read is not there
  return { state: "failed", words: `Not saved. ${refusal}`.trim(), canRetry: status === 403 };
}

const clock = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

function refusalIn(html) {
  const found = new DOMParser().parseFromString(html, "text/html");
  return (found.getElementById("refusal") ?? found.querySelector(".refusal"))?.textContent.trim() ?? "";
}

export function installSaving(page) {
  const dirty = new Set();
  const underWay = new Set();
  const formOf = ({ detail }) => (detail?.elt?.matches?.("[data-looks]") ? null : detail?.elt?.closest?.(SENT_BY_ITSELF) ?? null);

  function placeIn(form) {
    const place = form.isConnected ? form.querySelector("[data-save-state]") : page.getElementById("saved-state");
    if (place || !form.isConnected) return place;
    const made = page.createElement("span");
    made.className = "save-state";
    made.dataset.saveState = "";
    form.append(made);
    return made;
  }

  function say(form, found) {
    const place = placeIn(form);
    if (!place) return;
    place.setAttribute("role", found?.state === "failed" ? "alert" : "status");
    if (found) place.dataset.state = found.state;
    place.textContent = found?.words ?? "";
    if (!found?.canRetry) return;
    const again = page.createElement("button");
    Object.assign(again, { type: "button", className: "quiet", textContent: "Retry" });
    const submitter = form.lastSubmitter;
    again.addEventListener("click", () => form.requestSubmit(submitter?.isConnected ? submitter : undefined));
    place.append(" ", again);
  }

  page.addEventListener("htmx:beforeRequest", (event) => {
    const form = formOf(event);
    if (!form || event.detail.requestConfig?.verb === "get") return;
    underWay.add(form);
    say(form, { state: "saving", words: "Saving …" });
  });

  page.addEventListener("htmx:beforeOnLoad", (event) => {
    const form = formOf(event);
    if (!form || !underWay.delete(form)) return;
    const { status, responseText } = event.detail.xhr;
    const found = stateOf(status, status === 403 ? refusalIn(responseText) : "", clock());
    if (found?.state === "saved") {
      dirty.delete(form);
      form.dispatchEvent(new CustomEvent("dateline:saved", { bubbles: true }));
    }
    say(form, found);
    form.dispatchEvent(new CustomEvent(isUnreached(status) ? "dateline:unreached" : "dateline:reached", { bubbles: true }));
    if (found?.state === "saved") requestAnimationFrame(() => form.isConnected || say(form, found));
  });

  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    page.addEventListener(name, (event) => {
      const form = formOf(event);
      if (!form || !underWay.delete(form)) return;
      say(form, stateOf(0, "", clock()));
      form.dispatchEvent(new CustomEvent("dateline:unreached", { bubbles: true }));
    });
  }

  page.addEventListener("submit", (event) => {
    const form = event.target.closest?.(SENT_BY_ITSELF);
    if (!form) return;
    form.lastSubmitter = event.submitter;
    if (form.matches("[hx-post], [hx-put], [hx-patch], [hx-delete]") && globalThis.htmx) return;
    if (underWay.has(form)) return event.preventDefault(); // pressed twice
    if (!navigator.onLine) {
      event.preventDefault(); // the browser would leave the page for one of its own
      say(form, stateOf(0, "", clock()));
      form.dispatchEvent(new CustomEvent("dateline:unreached", { bubbles: true }));
      return;
    }
    underWay.add(form);
    dirty.delete(form);
    say(form, { state: "saving", words: "Saving …" });
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return; // the page that was left comes back as it was, "Saving …" and all
    for (const form of underWay) say(form, null);
    underWay.clear();
  });

  page.addEventListener("input", ({ target }) => {
    const form = target.form?.closest?.(SENT_BY_ITSELF);
    if (form) dirty.add(form);
  });
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing || event.defaultPrevented) return;
    const form = event.target.closest?.(SENT_BY_ITSELF);
    const named = form?.querySelector(event.shiftKey ? "button[data-another]" : "button[data-primary]");
    const button = named ?? form?.querySelector("button:not([type]), button[type=submit]");
    if (!button) return;
    event.preventDefault();
    button.click();
  });
  addEventListener("beforeunload", (event) => {
    const isAtRisk = [...dirty].some((form) => form.isConnected && !form.hasAttribute("data-kept"));
    if (isAtRisk) event.preventDefault();
  });
}

/**
 * Pasted rows on their way in: how far they are, and what became of them. Without this module the form is sent as any
 * other; the rows are the same.
 *
 * The answer is lines of JSON: {done, of} while it goes on, and at last {address}, {html} or {problem}. Only that last
 * line says that anything was saved. The key in the form makes a repeated sending safe: it is entered once.
 */

import { draftsOf } from "../desk/drafts.js";

const STREAM = "application/x-ndjson";
const BROKEN =
  "The connection ended before the answer came. Send it again: if it was entered already, it is not entered twice.";
const FAILED = "Nothing was entered: something went wrong on the site. What you pasted is still here.";
const TOO_LARGE = "This is more than 2 MB of text. Paste it in parts.";
const MOST = 2_000_000;

/** The lines of a stream, as they come; a last one that was cut off is none. */
export async function* lines(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n");
    rest = parts.pop();
    for (const part of parts) yield JSON.parse(part);
  }
}

export function installSending(page, htmx = () => globalThis.htmx, storage = () => globalThis.localStorage) {
  const drafts = draftsOf(page, storage);

  /** What came instead of the form, if it is the form; a refusal is said beside what was pasted, which stays. */
  function swap(html, progress) {
    const found = new DOMParser().parseFromString(html, "text/html");
    if (found.getElementById("paste")) htmx().swap("#paste", html, { swapStyle: "outerHTML" });
    else say(progress, found.querySelector(".refusal")?.textContent.trim() ?? FAILED);
  }

  /** What was entered needs no draft; rows that were left out are kept as one, for the box as it is found next time. */
  function settle(form) {
    const box = { dataset: { draft: form.dataset.pasted } };
    form.dispatchEvent(new CustomEvent("dateline:saved", { bubbles: true }));
    drafts.forget(box);
    const left = page.querySelector("#paste-form[data-draft] textarea[name=text]")?.value;
    if (left && page.getElementById("paste-form") !== form) drafts.keep(box, [["text", ""]], [["text", left]]);
    page.body.dispatchEvent(new CustomEvent("dateline:changed"));
  }

  page.addEventListener(
    "submit",
    (event) => {
      const form = event.target.closest("form[data-saves*='/']");
      if (!form) return;
      const progress = form.querySelector("[role=status].progress");
      if (form.elements.text.value.length > MOST) {
        stop(event);
        say(progress, TOO_LARGE);
      } else if (event.submitter?.getAttribute("formaction") === form.dataset.saves) {
        stop(event);
        void send(form, event.submitter, progress);
      }
    },
    true,
  );

  async function send(form, button, progress) {
    const content = new FormData(form, button);
    const buttons = [...form.querySelectorAll("button")];
    for (const each of buttons) each.disabled = true;
    say(progress, "Sending …");
    try {
      const answer = await fetch(form.dataset.saves, {
        method: "POST",
        body: content,
        headers: { Accept: STREAM, "HX-Request": "true" },
      });
      if (answer.headers.get("Content-Type") !== STREAM) return swap(await answer.text(), progress);
      for await (const line of lines(answer.body)) {
        if (line.html) swap(line.html, progress);
        if (line.html || line.address) settle(form);
        if (line.address) location.assign(line.address);
        if (line.html || line.address) return;
        if (line.problem) return say(progress, line.problem);
        say(progress, line.done < line.of ? `${line.done} of ${line.of}` : "All are written; placing them on the axis …");
      }
      say(progress, BROKEN);
    } catch {
      say(progress, BROKEN);
    } finally {
      for (const each of buttons) each.disabled = false;
    }
  }
}

function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function say(progress, words) {
  progress.hidden = false;
  progress.textContent = words;
}

/**
 * Saving while the site cannot be reached: the form stays, its content waits (waiting.js), and is sent once the
 * connection is back, not while somebody types in it. Whoever changed the same meanwhile is shown as always: the version
 * that was loaded goes along. After a reload what waits is sent from where it was typed, or leads there.
 */

import { draftsOf } from "./drafts.js";
import { contentOf, pause, together, waitingOf } from "./waiting.js";

const TYPING = 2_000; // milliseconds since the last letter in which nobody is interrupted
const SENDING = "Sending what you typed while there was no connection …";
const WAITS = "Not saved: no connection – will be sent when it is back.";
const REFUSED = "Not saved: what you typed while there was no connection was refused. It is brought back where you typed it.";

export function installOffline(page, storage = () => globalThis.sessionStorage) {
  const waiting = waitingOf(page.documentElement.dataset.account, storage);
  const held = new Map(); // form → how often it was tried
  const typedAt = new WeakMap();
  let timer = 0;
  let tries = 0;

  page.addEventListener("dateline:unreached", ({ target: form }) => {
    held.set(form, (held.get(form) ?? -1) + 1);
    const content = contentOf(form, form.lastSubmitter);
    const address = form.getAttribute("hx-post") ?? form.getAttribute("data-hx-post");
    if (address && content) {
      const [target, swap] = [form.getAttribute("hx-target"), form.getAttribute("hx-swap") ?? "innerHTML"];
      const { draft } = form.dataset;
      waiting.keep({ at: Date.now(), path: location.pathname + location.search, address, target, swap, draft, content });
    }
    plan(held.get(form));
  });
  page.addEventListener("dateline:reached", ({ target: form }) => {
    held.delete(form);
    waiting.forget(form.getAttribute("hx-post") ?? "");
  });
  page.addEventListener("input", ({ target }) => target.form && typedAt.set(target.form, Date.now()));
  page.addEventListener("submit", ({ target }) => target.matches("form[action$='/sign-out/']") && waiting.clear(true));
  addEventListener("online", () => plan(0, 0));

  function plan(number, after = pause(number)) {
    clearTimeout(timer);
    if (held.size || waiting.all().length) timer = setTimeout(send, after);
  }

  function send() {
    if (!navigator.onLine) return; // `online` calls again
    for (const form of held.keys()) {
      if (!form.isConnected) held.delete(form); // closed: what was typed is a draft
      else if (Date.now() - (typedAt.get(form) ?? 0) < TYPING) plan(0);
      else form.requestSubmit(form.lastSubmitter?.isConnected ? form.lastSubmitter : undefined);
    }
    if (!held.size) resume();
  }

  /** What a page before this one left: sent from here where it was typed here, else a way there. */
  function resume() {
    const [record] = waiting.all();
    if (!record) return;
    if (record.path !== location.pathname + location.search || !page.querySelector(record.target)) {
      const there = page.createElement("a");
      Object.assign(there, { href: record.path, textContent: "Send it from there" });
      return say("What you typed on another page has not been sent.", there);
    }
    const line = say(SENDING);
    line.addEventListener("htmx:afterRequest", ({ detail: { xhr } }) => answered(record, xhr.status), { once: true });
    globalThis.htmx.ajax("POST", record.address, {
      source: line,
      target: record.target,
      swap: record.swap,
      values: together(record.content),
    });
  }

  function answered(record, status) {
    if (!status || status === 502 || status === 503 || status === 504) {
      say(WAITS);
      return plan((tries += 1));
    }
    waiting.forget(record.address);
    tries = 0;
    if (status < 400) {
      draftsOf(page).forget({ dataset: { draft: record.draft } });
      say(`Saved at ${new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`);
    } else if ([409, 412, 422, 428].includes(status)) {
      page.getElementById("waiting")?.remove(); // the answer stands in the page, with both texts
    } else {
      say(REFUSED);
    }
    plan(0);
  }

  function say(words, link) {
    page.getElementById("waiting")?.remove();
    const line = page.createElement("p");
    Object.assign(line, { id: "waiting", className: "ui waiting" });
    line.setAttribute("role", "status");
    const close = page.createElement("button");
    Object.assign(close, { type: "button", className: "plain", textContent: "Close" });
    close.addEventListener("click", () => line.remove());
    line.append(words, " ", ...(link ? [link, " "] : []), close);
    page.body.append(line);
    return line;
  }

  if (page.documentElement.dataset.account) waiting.clear();
  addEventListener("load", () => plan(0, 0));
}

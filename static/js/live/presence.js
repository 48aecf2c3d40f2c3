/**
 * Who else has this event open, among those who work on it: `<aside id="live" data-here="…">` is there for nobody else.
 * One says so of oneself by asking, with whichever form is open; leaving the page, or hiding it, is said at once.
 */

import { csrfToken } from "../requests.js";
import { due } from "./pace.js";

const EVERY = 15_000; // milliseconds; the server forgets somebody after three times as long

/** The region is there while one of its lines is. */
export function settle(region) {
  region.hidden = [...region.querySelectorAll("p")].every((line) => line.hidden);
}

/** `title` of the form whose slot is called so. */
export const fieldOf = (slot) => slot?.match(/^slot-event-\d+-(\w+)$/)?.[1] ?? "";

export function installPresence(page) {
  const region = page.getElementById("live");
  if (!region?.dataset.here) return;
  let [timer, failures, askedAt, said, isOver] = [0, 0, 0, null, false];
  const field = () => fieldOf(page.querySelector(".slot.editing")?.id);

  const send = (content, more) =>
    fetch(region.dataset.here, {
      method: "POST",
      body: new URLSearchParams(content),
      headers: { "X-CSRFToken": csrfToken(page) ?? "", "HX-Request": "true" },
      ...more,
    });

  async function ask() {
    clearTimeout(timer);
    askedAt = performance.now();
    said = field();
    try {
      const answer = await send({ field: said });
      if ([403, 404].includes(answer.status)) return end();
      if (!answer.ok) throw new Error(answer.statusText);
      const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("live-here");
      if (found) page.getElementById("live-here").replaceWith(page.adoptNode(found));
      failures = 0;
    } catch {
      failures += 1;
    }
    settle(region);
    plan();
  }

  function end() {
    isOver = true;
    page.getElementById("live-here").hidden = true;
    settle(region);
  }

  function plan() {
    clearTimeout(timer);
    if (!isOver && !page.hidden) timer = setTimeout(ask, due(EVERY, failures, performance.now() - askedAt));
  }

  function leave() {
    clearTimeout(timer);
    askedAt = -Infinity;
    if (!isOver) send({ leave: "1" }, { keepalive: true }).catch(() => {}); // it is forgotten by itself, too
  }

  page.addEventListener("visibilitychange", () => (page.hidden ? leave() : plan()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", ({ persisted }) => persisted && plan());
  page.addEventListener("htmx:afterSettle", () => !isOver && !page.hidden && field() !== said && ask());
  ask();
}

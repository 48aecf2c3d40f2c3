/**
 * What changes while a page is open is told in one line over its edge, and shown when the reader asks for it: nothing
 * that is read or typed moves by itself. `<aside id="live" data-live="…" data-mark="…" data-shows="#results">`
 */

import { eventIn, lensIn } from "../timeline/address.js";
import { due, EVERY, timeWords } from "./pace.js";
import { settle } from "./presence.js";

const GONE = "This page is not there for you any more. What you typed is still here; copy it before you leave.";

export function installLive(page) {
  const region = page.getElementById("live");
  if (!region) return;
  const every = page.documentElement.dataset.account ? EVERY.member : EVERY.stranger;
  const state = { mark: region.dataset.mark, tag: "", failures: 0, askedAt: performance.now(), timer: 0, isOver: false };
  const line = () => page.getElementById("live-line");
  const said = new Set(); // each sentence is read out once

  async function ask() {
    state.askedAt = performance.now();
    try {
      const answer = await fetch(`${region.dataset.live}&since=${encodeURIComponent(state.mark)}`, {
        headers: { "HX-Request": "true", ...(state.tag && { "If-None-Match": state.tag }) },
        cache: "no-store",
      });
      await take(answer);
    } catch {
      state.failures += 1; // no connection: what is typed says so itself
    }
    clock();
    plan();
  }

  async function take(answer) {
    if (answer.status === 404) {
      state.isOver = true;
      line().textContent = GONE;
      show(GONE);
    } else if (answer.status === 200) {
      const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("live-line");
      if (!found) throw new Error("another page");
      state.tag = answer.headers.get("ETag") ?? "";
      line().replaceWith(page.adoptNode(found));
      const told = `${found.textContent.trim()} ${found.querySelector("time")?.dateTime}`;
      const isClosed = told === state.closed;
      state.told = told;
      show(found.hidden || isClosed ? "" : found.querySelector("[data-said]").textContent);
    } else if (answer.status !== 304) {
      throw new Error(answer.statusText);
    }
    state.failures = 0;
  }

  function show(words) {
    line().hidden = !words;
    settle(region);
    if (!words || said.has(words)) return;
    said.add(words);
    page.getElementById("live-said").textContent = words;
  }

  function clock() {
    const time = line().querySelector("time");
    if (time) time.textContent = timeWords(new Date(time.dateTime), new Date());
  }

  function plan() {
    clearTimeout(state.timer);
    if (state.isOver || page.hidden) return;
    state.timer = setTimeout(ask, due(every, state.failures, performance.now() - state.askedAt));
  }

  /** What the page shows, read anew where it stands; forms that are open in it stay (desk/editing.js). */
  async function renew() {
    const { shows } = region.dataset;
    const ask = (address, more) => globalThis.htmx.ajax("GET", address, more);
    if (shows === "#results") {
      await ask(location.pathname + location.search, { target: shows, swap: "outerHTML" });
      const number = eventIn(location.search);
      const panel = `${page.getElementById("band")?.dataset.eventBase ?? location.pathname}${number}/panel${lensIn(location.search)}`;
      if (number) await ask(panel, { target: "#panel", swap: "innerHTML" });
    } else {
      await ask(location.pathname + location.search, { target: shows, select: shows, swap: "outerHTML" });
    }
    return page.querySelector(shows);
  }

  region.addEventListener("click", async ({ target }) => {
    if (target.closest("[data-show-changes]")) {
      state.mark = line().dataset.mark;
      close();
      const shown = await renew();
      if (shown && (!page.activeElement || page.activeElement === page.body)) {
        shown.tabIndex = -1;
        shown.focus({ preventScroll: true });
      }
    } else if (target.closest("[data-close-live]")) {
      close();
    }
  });

  function close() {
    line().hidden = true;
    settle(region);
    state.closed = state.told;
    said.clear();
    page.getElementById("live-said").textContent = "";
  }

  page.addEventListener("visibilitychange", plan);
  addEventListener("pageshow", ({ persisted }) => persisted && plan());
  addEventListener("online", () => {
    state.failures = 0;
    plan();
  });
  plan();
}

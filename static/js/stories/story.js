/**
 * A story read with its picture: it stands above the steps and moves to the one that is read, by scrolling, by the
 * buttons, by the arrow keys, or by an address. Without this module the story is complete as it stands.
 */

import { createBand } from "../timeline/view.js";
import { moved, progress, stepAt, stepIn } from "./path.js";

const STILL = "(prefers-reduced-motion: reduce)";

export function installStory(page) {
  const picture = page.getElementById("story-picture");
  const section = page.getElementById("band");
  const data = page.getElementById("story-data");
  if (!picture || !section || !data) return {};
  const steps = () => [...page.querySelectorAll("#story-steps .step")];
  const label = page.getElementById("story-place");
  let place = 0;
  let isGoing = 0; // until when a scroll is our own

  picture.hidden = false;
  const band = createBand(section, JSON.parse(data.textContent), {
    onMove() {},
    onDrop() {},
    onOpen(number) {
      const found = steps().findIndex((step) => step.dataset.event === String(number)) + 1;
      if (found) go(found);
      return found > 0;
    },
  });

  new ResizeObserver(() => {
    page.documentElement.style.setProperty("--story-picture", `${picture.offsetHeight}px`);
  }).observe(picture);

  function show(next) {
    const all = steps();
    label.textContent = progress(next, all.length);
    for (const button of picture.querySelectorAll("[data-step]"))
      button.disabled = next > 0 && moved(next, Number(button.dataset.step), all.length) === next;
    if (next === place) return;
    place = next;
    all.forEach((step, index) => {
      if (index + 1 === place) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    });
    const { from, to, event } = all[place - 1]?.dataset ?? {};
    if (from) band.goTo({ from: Number(from), to: Number(to) });
    band.select(event ? Number(event) : null, false);
  }

  /** To a step, as a step of the reader's own: the address holds it and "back" leads back. */
  function go(next) {
    const step = steps()[next - 1];
    if (!step) return;
    if (location.hash !== `#step-${next}`) history.pushState(history.state, "", `#step-${next}`);
    settle(step, next);
  }

  function settle(step, next) {
    isGoing = performance.now() + 800;
    show(next);
    step.focus({ preventScroll: true });
    step.scrollIntoView({ block: "start", behavior: matchMedia(STILL).matches ? "instant" : "smooth" });
  }

  function follow() {
    const next = stepIn(location.hash, steps().length);
    if (next) settle(steps()[next - 1], next);
  }

  function read() {
    if (performance.now() < isGoing) return;
    const line = picture.getBoundingClientRect().bottom + innerHeight * 0.2;
    const next = stepAt(steps().map((step) => step.getBoundingClientRect().top), line);
    if (next === place) return;
    show(next);
    if (next) history.replaceState(history.state, "", `#step-${next}`);
  }

  const by = (distance) => go(moved(place, distance, steps().length));
  picture.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button) by(Number(button.dataset.step));
  });
  addEventListener("scroll", read, { passive: true });
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
  page.addEventListener("htmx:afterSettle", () => show(Math.min(place, steps().length)));
  show(0);
  follow();
  const step = (distance) => () => by(distance);
  return { ...band.commands, left: step(-1), previous: step(-1), right: step(1), next: step(1) };
}

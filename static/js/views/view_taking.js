/**
 * Links that take the view along: to images and to paper (`[data-takes-away] a`), to the page of the code for a frame
 * (`a[data-takes-view]`, which minds what is opened too). They were written when the page was; by the time one is
 * followed, the reader may have moved the picture or changed a filter, and the address says so. And the button that
 * prints (`[data-prints]`).
 */

import { taken } from "./address.js";

const BEFORE_IT_IS_FOLLOWED = ["pointerdown", "focusin", "click"];

export function installTaking(page) {
  for (const type of BEFORE_IT_IS_FOLLOWED) page.addEventListener(type, renew, true);
  page.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-prints]")) print();
  });
}

function renew(event) {
  const link = event.target.closest?.("[data-takes-away] a");
  if (link) link.href = link.pathname + taken(location.search);
  const whole = event.target.closest?.("a[data-takes-view]");
  if (whole) whole.search = location.search;
}

/**
 * Links to images and to paper. They were written when the page was; by the time one is followed, the reader may have
 * moved the picture or changed a filter, and the address says so.
 */

import { taken } from "./address.js";

const BEFORE_IT_IS_FOLLOWED = ["pointerdown", "focusin", "click"];

export function installTaking(page) {
  for (const type of BEFORE_IT_IS_FOLLOWED) page.addEventListener(type, renew, true);
}

function renew(event) {
  const link = event.target.closest?.("[data-takes] a");
  if (link) link.href = link.pathname + taken(location.search);
}

/**
 * The switch between views. Its links were written when the page was; by the time one is followed, the reader may have
 * moved the picture, opened an event or changed a filter, and the address says so.
 */

import { eventIn } from "../timeline/address.js";
import { withView } from "./address.js";

const BEFORE_IT_IS_FOLLOWED = ["pointerdown", "focusin", "click"];

export function installViews(page, opening) {
  for (const type of BEFORE_IT_IS_FOLLOWED) page.addEventListener(type, renew, true);

  const mark = () => {
    const number = eventIn(location.search);
    opening.mark(number);
    for (const link of page.querySelectorAll("[data-opens-event]")) {
      if (link.dataset.opensEvent === String(number)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  for (const type of ["afterSettle", "pushedIntoHistory", "replacedInHistory"])
    page.addEventListener(`htmx:${type}`, mark);
}

function renew(event) {
  const link = event.target.closest?.("a[data-view]");
  if (link) link.href = link.pathname + withView(location.search, link.dataset.view);
}

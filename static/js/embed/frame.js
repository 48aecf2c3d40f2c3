/**
 * The entry of a framed page: the picture over the list that is there already, the height for who may hear it, and
 * links that leave the frame for a page of their own. Nothing is stored, and no key is taken from the page around.
 */

import { installStory } from "../stories/story.js";
import { withEvent, withWindow } from "../timeline/address.js";
import { isDrawable } from "../timeline/data.js";
import { createBand } from "../timeline/view.js";
import { installHeight } from "./height.js";
import { leading } from "./leading.js";

startBand(document.getElementById("band"), document.getElementById("timeline-data"));
installStory(document);
installLeading(document);
installHeight(document, globalThis.parent);

function rewrite(search) {
  if (search !== location.search) history.replaceState(history.state, "", search + location.hash);
}

function startBand(section, data) {
  if (!section || !data) return;
  const answer = JSON.parse(data.textContent);
  section.hidden = !isDrawable(answer);
  if (section.hidden) return;
  const band = createBand(section, answer, {
    onMove: (window) => rewrite(withWindow(location.search, window)),
    onDrop() {},
    onOpen(number) {
      location.assign(`${withEvent(location.search, number)}#opened`);
      return true;
    },
  });
  const number = Number(document.querySelector("[data-open]")?.dataset.number);
  if (number) band.select(number, false);
}

function installLeading(page) {
  page.addEventListener("click", (event) => {
    const link = event.target.closest?.("a");
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const href = link.getAttribute("href");
    if (href === null || link.target === "_self") return;
    const way = leading(href, location);
    event.preventDefault();
    if (way.stays) location.assign(way.address);
    else open(way.address, "_blank", "noopener");
  });
}

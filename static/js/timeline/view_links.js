/** What a press on the links of the picture does: an event opens, a count opens, a name at the edge is gone to. */

import { inList, lensIn, withWindow } from "./address.js";
import { opened } from "./commands.js";
import { createHeap } from "./view_heap.js";

/** The addresses that the picture links to, for those who open them elsewhere. */
export function addressesOf(base, confine) {
  return {
    event: (n) => `${base}${n}${lensIn(location.search)}`,
    window: (target) => withWindow(location.search, confine(target)),
    list: ({ begins, ends }) => inList(withWindow(location.search, { from: begins, to: ends })),
  };
}

/**
 * @param section the band
 * @param root the picture in it
 * @param addresses from `addressesOf`
 * @param band `{window(), glideTo(window), open(number)}`; `open` answers false where the link should be followed
 * @returns what lies over the picture, to be put into the band
 */
export function installLinks(section, root, addresses, { window, glideTo, open }) {
  const heap = createHeap(section, { href: addresses.event, all: addresses.list, open });
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const target = link.group ? opened(link.group, window()) : link.window;
    if (target) glideTo(target);
    else if (link.group) heap.open(link);
    else if (!open(Number(link.dataset.number))) return;
    event.preventDefault();
  });
  return heap.root;
}

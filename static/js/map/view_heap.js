/** What a mark stands for that no zoom tells apart, as a list: asked for when it is opened. */

import { inList, lensIn } from "../timeline/address.js";
import { createHeap } from "../timeline/view_heap.js";
import { countWords } from "../timeline/words.js";
import { withBox } from "./source.js";
import { whereWords } from "./marks.js";

const MOST = 24; // events by name
const OF_OTHERS = ["view", "event", "page", "order", "cols", "sort", "at", "week", "group", "frame", "from", "to"];

/** The query string that narrows the page to what a mark stands for: its place, else the box that it takes up. */
export function narrowedTo(mark, search) {
  if (!mark.place) return withBox(search, mark.box);
  const parameters = new URLSearchParams(search);
  parameters.delete("page");
  parameters.set("place", mark.place.id);
  return `?${parameters.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")}`;
}

/**
 * @param section the map's
 * @param page `{stretch(), open(number), search()}`: what the ribbon shows, null for all time
 */
export function createMapHeap(section, page) {
  const { eventBase, viewport } = section.dataset;
  const heap = createHeap(section, {
    href: (number) => `${eventBase}${number}${lensIn(page.search())}`,
    all: ({ mark }) => eventBase + inList(narrowedTo(mark, page.search())),
    open: page.open,
  });

  async function placements(mark) {
    const parameters = new URLSearchParams(narrowedTo(mark, page.search()));
    const isStretched = parameters.has("from") || parameters.has("to");
    for (const name of OF_OTHERS) parameters.delete(name);
    for (const [name, value] of [...parameters]) if (value === "") parameters.delete(name, value);
    const stretch = page.stretch();
    if (isStretched && stretch) {
      parameters.set("from", String(Math.floor(stretch.from)));
      parameters.set("to", String(Math.ceil(stretch.to)));
    } else {
      parameters.set("from", String(-(2 ** 53)));
      parameters.set("to", String(2 ** 53));
    }
    parameters.set("k", String(MOST));
    const response = await fetch(`${viewport}?${parameters}`, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(String(response.status));
    return (await response.json()).placements.filter(({ kind }) => kind !== "former");
  }

  return {
    root: heap.root,
    /** List what a mark stands for, over it; where the server cannot say, go to the list of it. */
    async open(link, mark) {
      try {
        const found = await placements(mark);
        const name = `${countWords(mark.count)}: ${whereWords(mark)}`;
        link.group = { name, placements: found, count: mark.count, mark };
        heap.open(link);
      } catch {
        location.assign(eventBase + inList(narrowedTo(mark, page.search())));
      }
    },
  };
}

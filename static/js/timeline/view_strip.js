/** Inks one strip (`strip.js`). Its elements are kept from one drawing to the next, and only moved. */

import { prefersStillness } from "./motion.js";
import { createEntry, drawEntry, placeLabel } from "./view_entry.js";
import { drawTies } from "./view_rivals.js";
import { drawCounts } from "./view_surroundings.js";
import { px, set, svg } from "./view_svg.js";

const FADE = { duration: 180, easing: "ease-out" };
const MOST_SPARE = 120; // entries without an event that are kept for the next ones

/**
 * @param hrefs `{event(n), window(window)}`: the addresses that marks and counts link to
 */
export function createStrip(hrefs) {
  const layer = (name) => svg("g", { class: name });
  const layers = {
    pile: svg("path", { class: "pile" }),
    ties: layer("ties"),
    stems: layer("stems"),
    events: layer("events"),
    counts: layer("counts"),
  };
  const root = svg("g", { class: "strip" }); // with the layers that hold something: lanes are many
  const entries = new Map();
  const spare = [];
  let drawn = null;

  function drawPile({ pile, axis }) {
    set(layers.pile, {
      d: pile ? pile.d : null,
      transform: pile ? `translate(${px(pile.x)} ${axis}) scale(${pile.wide} 1)` : null,
    });
  }

  /** Keep in the page the layers that hold something, in their order. */
  function seat() {
    let before = null;
    for (const layer of Object.values(layers)) {
      const isThere = layer === layers.pile ? layer.hasAttribute("d") : layer.firstChild !== null;
      if (isThere && layer.parentNode !== root) {
        if (before) before.after(layer);
        else root.prepend(layer);
      }
      if (!isThere) layer.remove();
      else before = layer;
    }
  }

  /** Take out what is no longer drawn; the link among it that had the focus, or null. */
  function clear(keys) {
    let lost = null;
    for (const [key, entry] of entries) {
      if (keys.has(key)) continue;
      if (entry.link === document.activeElement) lost = entry.link;
      entry.link.remove();
      entry.stem.remove();
      entries.delete(key);
      if (spare.length < MOST_SPARE && entry.link !== lost) spare.push(entry);
    }
    return lost;
  }

  function entryOf(key) {
    if (!entries.has(key)) {
      const entry = spare.pop() ?? createEntry();
      entries.set(key, entry);
      layers.events.append(entry.link);
    }
    return entries.get(key);
  }

  /** Labels that are new, or stand elsewhere than before, fade in. */
  function appear(list) {
    for (const { label, stem } of list) for (const part of [label, stem]) part.animate({ opacity: [0, 1] }, FADE);
  }

  /** In the order of time: what comes later lies above, and a reader goes through them in that order. */
  function sort() {
    const sorted = [...entries].sort(([one, a], [other, b]) => a.x0 - b.x0 || a.placement.n - b.placement.n || (one < other ? -1 : 1));
    sorted.forEach(([, { link }], index) => {
      const here = layers.events.children[index];
      if (here !== link) layers.events.insertBefore(link, here ?? null);
    });
  }

  return {
    root,
    layers,
    /** Every link of the strip. */
    links: () => [...layers.events.children, ...layers.counts.children],
    /** Draw a strip. Answers the link that had the focus and is no longer drawn, if there is one. */
    draw(strip, { selected, previous }) {
      const before = drawn;
      drawn = strip;
      drawPile(strip);
      drawTies(layers.ties, strip, selected);
      const labels = new Map(strip.labels.map((label) => [label.key, label]));
      const marks = strip.marks.filter((mark) => labels.has(mark.key) || (mark.lane >= 0 && !mark.isTwin));
      const lost = clear(new Set(marks.map(({ key }) => key)));
      const context = { stems: layers.stems, href: hrefs.event, selected };
      const changed = marks.filter((mark) => drawEntry(entryOf(mark.key), mark, labels.get(mark.key), strip, context));
      if (before && changed.length && !prefersStillness()) appear(changed.map(({ key }) => entries.get(key)));
      if (!previous) sort();
      const focused = layers.counts.contains(document.activeElement) ? document.activeElement : null;
      drawCounts(layers.counts, strip, hrefs);
      seat();
      return lost ?? (focused?.isConnected ? null : focused);
    },
    /** The picture was moved on by `distance` pixels since it was drawn: labels of what began outside stay inside. */
    slide(distance, edge) {
      for (const entry of entries.values()) {
        if (!entry.isSticky) continue;
        const [begins, ends] = entry.sides;
        const furthest = Math.max(0, ends - entry.box.right);
        const least = Math.min(0, begins + edge - entry.box.stem);
        placeLabel(entry, drawn.axis, Math.min(Math.max(distance, least), furthest));
      }
    },
  };
}

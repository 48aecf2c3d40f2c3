/** How many events a window holds, and words for those that are not named in it. */

import { gather, unsent } from "./clusters.js";
import { extent } from "./marks.js";
import { moreWords, stretch } from "./words.js";

/** Whether a mark stands for its event, and is not one of its former dates. */
export const isCurrent = (mark) => mark.placement.kind !== "former";

/**
 * The counts below the axis: `{left, y, words, name, begins, ends, count}`.
 *
 * @param scene what `compose` has so far: `{marks, labels, data, scale, size, year, language}`
 */
export function counted({ marks, labels, data, scale, size, year, language }, measure) {
  const named = new Set(labels.map((label) => label.mark.n));
  const unnamed = marks.filter((mark) => !named.has(mark.n) && isCurrent(mark));
  const seen = new Set();
  const items = [];
  for (const mark of unnamed) {
    if (seen.has(mark.n)) continue;
    seen.add(mark.n);
    const [begins, ends] = extent(mark.placement);
    const x = Math.min(Math.max((mark.x0 + mark.x1) / 2, scale.left), scale.right);
    items.push({ x, begins: Math.max(begins, scale.from), ends: Math.min(ends, scale.to), count: 1 });
  }
  if (data.shown < data.total) {
    const known = new Map(data.placements.filter((p) => p.kind !== "former").map((p) => [p.n, extent(p)[0]]));
    items.push(...unsent(data.density, known.values(), scale));
  }
  items.sort((one, other) => one.x - other.x);
  const where = (begins, ends) => stretch(begins, ends, { language, year });
  const say = (count, begins, ends) => moreWords(count, size.isNarrow ? "" : where(begins, ends), language);
  const bounds = { left: size.edge, right: size.width - size.edge, measure: measure.more };
  return gather(items, say, bounds).map((group) => ({
    ...group,
    name: moreWords(group.count, where(group.begins, group.ends), language),
    y: size.axis + 19 + size.lane * deepest(marks, group),
  }));
}

/** The lowest lane that a mark occupies above a group's words. */
function deepest(marks, { left, width }) {
  const lowest = (mark) => mark.depth ?? mark.lane;
  const above = marks.filter((mark) => lowest(mark) > 0 && mark.reach[1] > left && mark.reach[0] < left + width);
  return above.reduce((lane, mark) => Math.max(lane, lowest(mark)), 0);
}

/** How many events the window holds, and whether that had to be estimated. */
export function countOf({ marks, labels, data, window, counts }) {
  const events = (some) => new Set(some.filter(isCurrent).map(({ n }) => n)).size;
  if (data.shown >= data.total) return { count: events(marks), isAbout: false };
  if (window.from <= data.span[0] && window.to >= data.span[1]) {
    return { count: data.density.counts.reduce((sum, count) => sum + count, 0), isAbout: false };
  }
  const named = events(labels.map(({ mark }) => mark));
  return { count: counts.reduce((sum, group) => sum + group.count, named), isAbout: true };
}

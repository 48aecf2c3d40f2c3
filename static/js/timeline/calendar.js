/** The calendar of a picture: ticks, of whose names no two touch. */

import { ticks } from "./ticks.js";

const BESIDE = 6; // pixels from a tick to its name
const APART = 6;

/** Ticks as close as `gap`, or further apart where their names would reach from one to the next. */
function roomy(scale, gap, language, measure, tries = 4) {
  const list = ticks(scale, { gap, language, measure });
  const inner = list.filter(({ isEdge }) => !isEdge).slice(1);
  const isTight = inner.slice(1).some(({ x }, index) => inner[index].x + BESIDE + measure(inner[index].name) > x);
  return isTight && tries > 0 ? roomy(scale, gap * 1.25, language, measure, tries - 1) : list;
}

/**
 * The ticks of a scale, each with `isCut`: whether its name has no room. The first name comes first, then those of larger
 * units.
 *
 * @param size `{gap, edge}` from `frame`
 * @param measure (name) → pixels
 */
export function calendar(scale, { gap, edge }, language, measure) {
  const list = roomy(scale, gap, language, measure);
  const taken = [];
  const cut = new Set();
  const first = list.find(({ isEdge }) => isEdge) ?? list[0];
  const rank = (tick) => (tick === first ? 0 : tick.isLarger ? 1 : 2);
  for (const tick of list.toSorted((one, other) => rank(one) - rank(other))) {
    const from = tick.isEdge ? scale.left + edge : tick.x + BESIDE;
    const to = from + measure(tick.name);
    const isFree = to + 2 <= scale.right && taken.every(([a, b]) => to + APART <= a || from >= b + APART);
    if (isFree) taken.push([from, to]);
    else cut.add(tick);
  }
  return list.map((tick) => ({ ...tick, isCut: cut.has(tick) }));
}

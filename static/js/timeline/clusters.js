/**
 * What is not named is counted: "+14 more on 10–12 March", below the axis and beside the marks it stands for.
 */

const NARROWEST = 24; // pixels; no words are narrower

/**
 * Gather unnamed marks into groups whose words fit beside each other.
 *
 * @param items `{x, begins, ends, count}` in pixels, civil seconds and events, in order of `x`
 * @param say (count, begins, ends) → the words
 * @param bounds `{left, right, measure}` with `measure(words)` in pixels
 * @returns `{left, width, words, count, begins, ends}` in order, none overlapping another or leaving the bounds
 */
export function gather(items, say, bounds, gap = 14) {
  const groups = [];
  for (const item of close(items)) {
    groups.push(positioned(item, say, bounds));
    while (groups.length > 1 && groups.at(-2).left + groups.at(-2).width + gap > groups.at(-1).left) {
      const later = groups.pop();
      const earlier = groups.pop();
      groups.push(positioned(joined(earlier, later), say, bounds));
    }
  }
  return groups;
}

/** Items that stand too close for any words between them, as one; so that words are found for few. */
function close(items) {
  const piles = [];
  for (const item of items) {
    const pile = piles.at(-1);
    if (pile && item.x - pile.x < NARROWEST)
      piles[piles.length - 1] = joined(pile, { ...item, last: item.x });
    else piles.push({ ...item, last: item.x });
  }
  return piles;
}

function joined(one, other) {
  return {
    x: one.x,
    last: other.last,
    begins: Math.min(one.begins, other.begins),
    ends: Math.max(one.ends, other.ends),
    count: one.count + other.count,
  };
}

function positioned(group, say, { left, right, measure }) {
  const words = say(group.count, group.begins, group.ends);
  const width = measure(words);
  const middle = (group.x + group.last) / 2;
  return { ...group, words, width, left: Math.max(left, Math.min(middle - width / 2, right - width)) };
}

/**
 * Events of a window that were never sent, as countable items: what the density says beyond what is already counted.
 *
 * Bins wider than `widest` pixels cannot be attributed to a place; then one item stands for all of them.
 *
 * @param density `{from, step, counts}` of beginnings
 * @param known civil seconds of the beginnings that are named or held
 */
export function unsent(density, known, scale, widest = 160) {
  const { from, step, counts } = density;
  const first = Math.max(0, Math.floor((scale.from - from) / step));
  const last = Math.min(counts.length - 1, Math.floor((scale.to - from) / step));
  const held = new Map();
  for (const begins of known) {
    const bin = Math.floor((begins - from) / step);
    held.set(bin, (held.get(bin) ?? 0) + 1);
  }
  const items = [];
  for (let bin = first; bin <= last; bin += 1) {
    const begins = Math.max(from + bin * step, scale.from);
    const ends = Math.min(from + (bin + 1) * step, scale.to);
    const share = (ends - begins) / step;
    const count = Math.round(counts[bin] * share) - (held.get(bin) ?? 0);
    if (count > 0) items.push({ x: scale.x((begins + ends) / 2), begins, ends, count });
  }
  if (step * scale.perSecond <= widest || items.length < 2) return items;
  const total = items.reduce((sum, item) => sum + item.count, 0);
  return [{ x: scale.x((scale.from + scale.to) / 2), begins: scale.from, ends: scale.to, count: total }];
}

/**
 * What is not named is counted: "+14 more on 10–12 March", below the axis and beside the marks it stands for.
 */

const NARROWEST = 24; // pixels; no words are narrower

/**
 * Gather unnamed marks into groups whose words fit beside each other.
 *
 * @param items `{x, begins, ends, count, placements}` in pixels, civil seconds and events, in order of `x`;
 *   `placements` are those of the counted that are held
 * @param say (count, begins, ends) → the words
 * @param bounds `{left, right, measure}` with `measure(words)` in pixels
 * @returns `{left, width, words, count, begins, ends, placements}` in order, none overlapping another or leaving the bounds
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
    placements: [...one.placements, ...other.placements],
  };
}

function positioned(group, say, { left, right, measure }) {
  const words = say(group.count, group.begins, group.ends);
  const width = measure(words);
  const middle = (group.x + group.last) / 2;
  return { ...group, words, width, left: Math.max(left, Math.min(middle - width / 2, right - width)) };
}

/**
 * Items that have a stretch of the calendar each: their words stand in the middle of it. Where words would touch, two
 * stretches become one.
 */
export function tally(items, say, bounds, gap = 14) {
  let groups = items.map((item) => positioned({ ...item, last: item.x }, say, bounds));
  const touching = () => groups.findIndex((group, index) => index > 0 && groups[index - 1].left + groups[index - 1].width + gap > group.left);
  for (let index = touching(); index > 0; index = touching()) {
    const [one, other] = [groups[index - 1], groups[index]];
    groups = groups.toSpliced(index - 1, 2, positioned(joined(one, { ...other, last: other.last }), say, bounds));
  }
  return groups;
}

/**
 * The groups, each named after the most prominent of it where nothing else there is named and the words have room:
 * "Mortars near the venue +13".
 *
 * @param isNamed (group) → whether an event of its stretch has a label
 * @param name (placement, others) → the words
 */
export function topped(groups, isNamed, name, { left, right, measure }, gap = 14) {
  let taken = left - gap;
  return groups.map((group, index) => {
    const [top] = group.placements;
    const words = top && !isNamed(group) ? name(top, group.count - 1) : null;
    const wide = words ? measure(words) : Infinity;
    const until = Math.min(right, (groups[index + 1]?.left ?? Infinity) - gap);
    const at = Math.max(taken + gap, Math.min(group.left + (group.width - wide) / 2, until - wide));
    const own = at + wide <= until ? { ...group, words, width: wide, left: at } : group;
    taken = own.left + own.width;
    return own;
  });
}

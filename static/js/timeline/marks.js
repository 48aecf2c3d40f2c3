/**
 * What each placement looks like, as numbers: a dot, or a bar where its extent is wide enough to be seen.
 *
 * filled = happened · hollow = planned or announced · dashed = a former date · fading end = uncertain bound ·
 * split = sources disagree · crossed = cancelled or did not happen · ring with a core = worked out
 */

import { DAY, HOUR, MINUTE, YEAR } from "./civil.js";

export const RADIUS = 6;
export const NARROWEST_BAR = 2 * RADIUS + 4;
const APART = 1; // pixels on either side of a dot
export const TAIL = 30; // pixels of fade beside a bound that is open or only known from one side

const UNIT = {
  second: 1,
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
  month: 31 * DAY,
  season: 92 * DAY,
  quarter: 92 * DAY,
  year: 366 * DAY,
  decade: 10 * YEAR + DAY,
  century: 100 * YEAR + DAY,
  millennium: 1000 * YEAR + DAY,
};

/** How a placement is inked: one of the styles that `band.css` knows as `mark-<style>`. */
export function styleOf(placement) {
  if (placement.kind === "former") return "former";
  if (placement.mark === "cancelled" || placement.mark === "did_not_happen") return "crossed";
  if (placement.conflict) return "split";
  if (placement.kind === "announced" || placement.mark === "planned") return "hollow";
  if (placement.mark === "unknown") return "unknown";
  return placement.computed ? "computed" : "filled";
}

/** Whether the extent is how little is known (a month for "in February") and not how long it lasted. */
function isSoft({ b, e, precision, fade_b, fade_e }) {
  return (fade_b && fade_e) || e - b <= (UNIT[precision] ?? 0) * 1.01;
}

/** What tells a placement from all others, in any answer of one change. */
export const keyOf = ({ n, kind, b, e }) => `${n}/${kind}/${b}/${e}`;

/** The two bounds in civil seconds; a side without any is as near as the other one. */
export function extent({ b, e }) {
  const begins = b ?? e;
  return [begins, Math.max(e ?? begins, begins)];
}

/** What lies more than a picture outside of it need not be told apart; the bounds stay while the scale slides a little. */
function clipOf({ left, right }) {
  const wide = right - left;
  const least = (Math.floor(left / wide) - 1) * wide;
  const most = (Math.ceil(right / wide) + 1) * wide;
  return (x) => Math.min(Math.max(x, least), most);
}

/**
 * The mark of one placement on a scale.
 *
 * `x0`…`x1` is what is inked (clipped well outside the picture), `at` where a dot or a stem stands, `reach` the pixels
 * that must stay free of other marks.
 */
export function markOf(placement, scale) {
  const [begins, ends] = extent(placement);
  const clip = clipOf(scale);
  const x0 = clip(scale.x(begins));
  const x1 = clip(scale.x(ends));
  const isBar = x1 - x0 >= NARROWEST_BAR;
  const tailBefore = placement.open_b || (!isBar && placement.fade_b) ? TAIL : 0;
  const tailAfter = placement.open_e || (!isBar && placement.fade_e) ? TAIL : 0;
  const middle = (x0 + x1) / 2;
  const sides = isBar ? [x0, x1] : [middle - RADIUS, middle + RADIUS];
  return {
    n: placement.n,
    key: keyOf(placement),
    placement,
    style: styleOf(placement),
    isBar,
    isSoft: isBar && isSoft({ ...placement, b: begins, e: ends }),
    isThrough: isBar && x0 < scale.left && x1 > scale.right,
    fadesBefore: Boolean(isBar && placement.fade_b),
    fadesAfter: Boolean(isBar && placement.fade_e),
    tailBefore,
    tailAfter,
    x0: sides[0],
    x1: sides[1],
    at: isBar ? Math.min(Math.max(x0, scale.left), x1) : middle,
    reach: [sides[0] - tailBefore - (isBar ? 0 : APART), sides[1] + tailAfter + (isBar ? 0 : APART)],
    lane: -1,
  };
}

/** A former date gives way to what stands now, however prominent its event is. */
const FORMER = 50;

/** What is drawn and named first: the selected event, then by weight. */
export const importance = ({ placement }, selected) =>
  (placement.n === selected ? 1000 : 0) + placement.weight - (placement.kind === "former" ? FORMER : 0);

/**
 * The marks of all placements that touch the window, heaviest first, the selected event's before all others.
 *
 * @param beyond pixels beyond either end of the window that count as within it
 */
export function marksIn(placements, scale, selected = null, beyond = 0) {
  const marks = [];
  const from = scale.from - beyond / scale.perSecond;
  const to = scale.to + beyond / scale.perSecond;
  for (const placement of placements) {
    const [begins, ends] = extent(placement);
    if (ends < from || begins > to || (ends === from && begins < ends)) continue;
    marks.push(markOf(placement, scale));
  }
  return marks.sort((one, other) => importance(other, selected) - importance(one, selected));
}

/**
 * Give every mark its lane: 0 on the axis, 1 … `lanes - 1` below it. Heavier marks come first and stand nearer.
 *
 * Bars of the same look and extent are one bar. What is under way throughout says least about when, and comes last. A
 * mark without room keeps lane -1: it is counted, not drawn.
 *
 * @param held a map key → lane: while a gesture lasts, marks that have a lane keep it, and come before all others
 */
export function stack(marks, lanes, held = new Map()) {
  const taken = Array.from({ length: lanes }, () => []);
  const bars = new Map();
  const isFree = (lane, [left, right]) => taken[lane].every(([a, b]) => right <= a || left >= b);
  const seat = (mark, choices) => {
    const look = mark.isBar ? `${mark.x0}/${mark.x1}/${mark.style}/${mark.isSoft}` : "";
    const twin = look && bars.get(look);
    mark.isTwin = Boolean(twin);
    mark.lane = twin ? twin.lane : (choices.find((lane) => isFree(lane, mark.reach)) ?? -1);
    if (mark.isTwin || mark.lane === -1) return;
    taken[mark.lane].push(mark.reach);
    if (look) bars.set(look, mark);
  };
  const every = Array.from(taken.keys());
  const isHeld = (mark) => held.get(mark.key) < lanes;
  for (const mark of marks) if (isHeld(mark)) seat(mark, [held.get(mark.key)]);
  for (const mark of marks) if (!isHeld(mark) && !mark.isThrough) seat(mark, every);
  for (const mark of marks) if (!isHeld(mark) && mark.isThrough) seat(mark, every);
}

/** The ribbon under the band: how many events begin where, over the whole span, with the window as a brush on it. */

import { createScale, padded, panned } from "./scale.js";

export const RIBBON_HEIGHT = 40;
const TALLEST = 26;
const NARROWEST_BRUSH = 10;
const HAIR = 60; // times as long as the opening
const WIDER = 1.5; // times as long as the span, from which an opening is more than the span with its margin

/** The stretch in which a reader moves: the span of all events; where that is a moment, what the timeline opens on around it. */
export function wholeOf({ span, opening }) {
  const isMoment = opening && opening[1] - opening[0] > WIDER * (span[1] - span[0]);
  const [from, to] = isMoment ? [Math.min(span[0], opening[0]), Math.max(span[1], opening[1])] : span;
  return { from, to };
}

/** Three times what the timeline is about, where a few events lie so far off that it would be a hair; else null. */
export function nearOf({ span, opening }) {
  const [first, last] = opening ?? span;
  const near = padded({ from: first, to: last }, 1);
  const isHair = last > first && span[1] - span[0] > HAIR * (last - first);
  return isHair ? [Math.max(near.from, span[0]), Math.min(near.to, span[1])] : null;
}

/** The stretch that the ribbon spans: what is near, as long as the window stays there; else all of it. */
export function reachOf(data, { from, to }) {
  const near = nearOf(data);
  const [first, last] = data.span;
  const isThere = near && (from >= near[0] || near[0] === first) && (to <= near[1] || near[1] === last);
  return isThere ? near : Object.values(wholeOf(data));
}

/** The scale of the whole span, with the same margin that the band has when everything is shown. */
export function ribbonScale([first, last], width) {
  return createScale(padded({ from: first, to: Math.max(last, first + 1) }, 0.06), 0, width);
}

/** One bar for each bin that holds something: `{x, width, height}`. The root keeps the lonely visible beside the many. */
export function bars({ from, step, counts }, scale) {
  const most = Math.max(1, ...counts);
  return counts.flatMap((count, bin) => {
    if (count === 0) return [];
    const x = scale.x(from + bin * step);
    const wide = Math.max(2, scale.x(from + (bin + 1) * step) - x - 1);
    return [{ x, width: wide, height: Math.max(2, TALLEST * Math.sqrt(count / most)) }];
  });
}

/** Where the window lies on the ribbon; never too narrow to take hold of. */
export function brush(window, scale) {
  const x0 = scale.x(window.from);
  const x1 = scale.x(window.to);
  const missing = Math.max(0, NARROWEST_BRUSH - (x1 - x0)) / 2;
  return { x0: x0 - missing, x1: x1 + missing };
}

/** What a press at `x` takes hold of: an end of the brush, its body, or the empty ribbon. */
export function holdAt(x, { x0, x1 }, reach = 12) {
  const inner = Math.min(reach, (x1 - x0) / 3);
  if (x >= x0 - reach && x <= x0 + inner) return "from";
  if (x >= x1 - inner && x <= x1 + reach) return "to";
  return x > x0 && x < x1 ? "body" : "ribbon";
}

/** The window after dragging what is held by `distance` pixels. */
export function dragged(window, hold, distance, scale) {
  const moved = distance / scale.perSecond;
  const shortest = 4 / scale.perSecond;
  if (hold === "from") return { from: Math.min(window.from + moved, window.to - shortest), to: window.to };
  if (hold === "to") return { from: window.from, to: Math.max(window.to + moved, window.from + shortest) };
  return { from: window.from + moved, to: window.to + moved };
}

/** The window after a key on the ribbon, or null: arrows a tenth, pages a whole one, Home and End the ends of the span. */
export function moveOf(key, window, { from, to }) {
  const length = window.to - window.from;
  const steps = { ArrowLeft: -0.1, ArrowDown: -0.1, ArrowRight: 0.1, ArrowUp: 0.1, PageDown: -0.9, PageUp: 0.9 };
  if (steps[key]) return panned(window, steps[key]);
  if (key === "Home") return { from, to: from + length };
  return key === "End" ? { from: to - length, to } : null;
}

/** Where the middle of the window is, as a share of the span in whole hundredths. */
export function placeOf({ from, to }, [first, last]) {
  return Math.round(100 * Math.min(1, Math.max(0, ((from + to) / 2 - first) / (last - first))));
}

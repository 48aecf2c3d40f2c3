/**
 * Where a moment stands on the line, and what a gesture makes of the stretch that is shown.
 *
 * A *window* is `{from, to}` in civil seconds, `to` exclusive. Every function answers a new window and changes nothing.
 */

import { YEAR } from "./civil.js";

export const SHORTEST_WINDOW = 20;
export const LONGEST_WINDOW = 40e9 * YEAR;
const FINEST = 1e-11; // of the distance from 1970: what numbers can still tell apart across a picture

/** A linear scale of a window onto the pixels `left` … `right`. */
export function createScale({ from, to }, left, right) {
  const perSecond = (right - left) / (to - from);
  return {
    from,
    to,
    left,
    right,
    perSecond,
    x: (seconds) => left + (seconds - from) * perSecond,
    at: (pixel) => from + (pixel - left) / perSecond,
  };
}

/** The window `factor` times as long, with the moment `at` staying where it is. Factors below 1 zoom in. */
export function zoomed({ from, to }, factor, at = (from + to) / 2) {
  return { from: at - (at - from) * factor, to: at + (to - at) * factor };
}

/** The window moved by `fraction` of its own length, later if positive. */
export function panned({ from, to }, fraction) {
  const step = (to - from) * fraction;
  return { from: from + step, to: to + step };
}

/** The window with a margin of `fraction` of its length on both sides. */
export function padded(window, fraction) {
  return zoomed(window, 1 + 2 * fraction);
}

/**
 * The nearest window that may be shown: not shorter than a few seconds, not longer than the whole span with its margin,
 * and never so far out that nothing of the span is left in view.
 */
export function confined(window, span) {
  const whole = padded(span, 0.06);
  const middle = (window.from + window.to) / 2;
  const length = Math.max(
    SHORTEST_WINDOW,
    Math.abs(middle) * FINEST,
    Math.min(window.to - window.from, whole.to - whole.from, LONGEST_WINDOW),
  );
  let from = middle - length / 2;
  from = Math.min(
    Math.max(from, Math.min(whole.from, whole.to - length)),
    Math.max(whole.to - length, whole.from),
  );
  return { from, to: from + length };
}

/** A window that shows the stretch `begins` … `ends` with room around it, never shorter than `atLeast`. */
export function around(begins, ends, atLeast = 0) {
  const length = Math.max((ends - begins) * 1.6, atLeast, SHORTEST_WINDOW);
  const middle = (begins + ends) / 2;
  return { from: middle - length / 2, to: middle + length / 2 };
}

/** The window at `progress` (0 … 1) of the way between two; lengths change by a constant ratio, as the eye expects. */
export function between(one, other, progress) {
  const lengths = [one.to - one.from, other.to - other.from];
  const length = lengths[0] * (lengths[1] / lengths[0]) ** progress;
  const changed = lengths[1] - lengths[0];
  const travelled = Math.abs(changed) > lengths[0] * 1e-9 ? (length - lengths[0]) / changed : progress;
  const middle =
    (one.from + one.to) / 2 + ((other.from + other.to) / 2 - (one.from + one.to) / 2) * travelled;
  return { from: middle - length / 2, to: middle + length / 2 };
}

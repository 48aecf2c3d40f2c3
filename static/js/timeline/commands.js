/** What the buttons and keys of the band do. */

import { DAY } from "./civil.js";
import { extent } from "./marks.js";
import { around, padded, panned, zoomed } from "./scale.js";

const STEP = 0.45; // of a window, to go earlier or later
const WIDEST = 0.7; // of a window, that what opens a count may take up
export const CLOSER = 0.5; // of its length, for one press of zoom in

/**
 * @param moving from `createMoving`
 * @param span () → the stretch that all events lie in
 * @param roving from `createRoving`
 */
export function commandsOf(moving, span, roving) {
  const go = (change) => moving.glideTo(change(moving.window()));
  const earlier = () => go((window) => panned(window, -STEP));
  const later = () => go((window) => panned(window, STEP));
  return {
    earlier,
    later,
    zoomIn: () => go((window) => zoomed(window, CLOSER)),
    zoomOut: () => go((window) => zoomed(window, 1 / CLOSER)),
    fit: () => moving.glideTo(padded(span(), 0.06)),
    next: () => roving.step(1) || later(),
    previous: () => roving.step(-1) || earlier(),
  };
}

/**
 * The window that tells apart what a count stands for, or null where none does: all of it is of one day, or was under way
 * before the window began and after it ended.
 */
export function opened({ begins, ends, placements }, window) {
  const isThroughout = ({ b, e }) => b <= window.from && e >= window.to;
  if (ends - begins <= DAY || (placements.length && placements.every(isThroughout))) return null;
  const closer = around(begins, ends);
  const length = window.to - window.from;
  return closer.to - closer.from < WIDEST * length ? closer : zoomed(window, CLOSER, (begins + ends) / 2);
}

/** The window that goes to an event that an answer knows to lie outside of this one; null where it lies in it, or is unknown. */
export function windowOf(number, { placements, outside }, { from, to }) {
  const known = [...placements, ...outside.before, ...outside.after];
  const placement = known.find(({ n, kind, b }) => n === number && kind !== "former" && b !== undefined);
  const [begins, ends] = placement ? extent(placement) : [from, to];
  return ends <= from || begins >= to ? around(begins, ends, to - from) : null;
}

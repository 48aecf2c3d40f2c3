/** What the buttons and keys of the band do. */

import { padded, panned, zoomed } from "./scale.js";

const STEP = 0.45; // of a window, to go earlier or later
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

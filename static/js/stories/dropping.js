/** Where what is dragged among others would be put down. Pure; heights in pixels from the top of the window. */

const EDGE = 72; // pixels from the edge of what is seen, within which the page scrolls
const FASTEST = 18; // pixels a frame

/** The place (from 0) among the others, whose middles are given from the top down, at a height. */
export const placeAt = (middles, y) => middles.filter((middle) => middle < y).length;

/** By how many pixels to scroll for a pointer at `y`, where `top` to `bottom` is seen: the nearer the edge, the more. */
export function scrollAt(y, top, bottom) {
  const above = Math.min(1, Math.max(0, (top + EDGE - y) / EDGE));
  const below = Math.min(1, Math.max(0, (y - bottom + EDGE) / EDGE));
  return Math.round((below - above) * FASTEST);
}

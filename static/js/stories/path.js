/** Where a reader is on the path of a story. Steps are counted from 1; 0 is before the first. */

/** The step that a fragment of an address names (`#step-3`), or 0. */
export function stepIn(hash, count) {
  const place = Number(/^#step-(\d{1,6})$/.exec(hash)?.[1] ?? 0);
  return place >= 1 && place <= count ? place : 0;
}

/** The step that is read when `line` (pixels from the top) is where the eye rests; `tops` are where steps begin. */
export function stepAt(tops, line) {
  const below = tops.findIndex((top) => top > line);
  return below === -1 ? tops.length : below;
}

/** `3 of 12`, or how many there are. */
export const progress = (place, count) => (place ? `${place} of ${count}` : `${count} ${count === 1 ? "step" : "steps"}`);

/** One further or back, within the path. */
export const moved = (place, by, count) => Math.min(count, Math.max(1, place + by));

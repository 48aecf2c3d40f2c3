/**
 * The plane that the map is drawn on, a world wide as 1, and what of it is seen: `{x, y, k}`, the middle in the plane and
 * how many pixels wide the world is. The projection is Miller's, as in `events/geography/plane.py`.
 */

const TILE = 256; // pixels that the world is wide at zoom 0
const LAST_ZOOM = 16;
const MARGIN = 0.12; // of the picture, around what is fitted into it
const CLOSEST_FIT = 9000; // pixels: one place alone is not shown as a street

export const across = (longitude) => longitude / 360 + 0.5;
export const down = (latitude) =>
  0.5 - (1.25 * Math.asinh(Math.tan((0.8 * latitude * Math.PI) / 180))) / (2 * Math.PI);
export const longitudeAt = (x) => (wrapped(x) - 0.5) * 360;
export const latitudeAt = (y) =>
  Math.max(-90, Math.min(90, (Math.atan(Math.sinh(((0.5 - y) * 2 * Math.PI) / 1.25)) / 0.8 / Math.PI) * 180));
export const TOP = down(90);
export const BOTTOM = down(-90);

/** The same meridian, from 0 to 1. */
export const wrapped = (x) => x - Math.floor(x);

/** From one meridian to another the short way round, −0.5 to 0.5. */
export const between = (from, to) => {
  const distance = wrapped(to - from);
  return distance > 0.5 ? distance - 1 : distance;
};

/** The zoom whose data a view is drawn from: marks stand at least as far apart as there. */
export const zoomOf = ({ k }) => Math.max(0, Math.min(LAST_ZOOM, Math.floor(Math.log2(k / TILE))));

/** Where a place is in the picture; of its copies round the world the one nearest to the middle. */
export function pixel({ x, y, k }, { width, height }, [longitude, latitude]) {
  return [width / 2 + between(x, across(longitude)) * k, height / 2 + (down(latitude) - y) * k];
}

/** Longitude and latitude under a pixel. */
export function degreesAt({ x, y, k }, { width, height }, [left, top]) {
  return [longitudeAt(x + (left - width / 2) / k), latitudeAt(y + (top - height / 2) / k)];
}

/** The view as near to this as it can be: not closer than the last zoom, not farther than the world, no sky above it. */
export function confined({ x, y, k }, { width, height }) {
  const farthest = Math.min(width, height / (BOTTOM - TOP));
  const wide = Math.max(farthest, Math.min(k, TILE * 2 ** LAST_ZOOM * 2));
  const half = Math.min(height / 2 / wide, (BOTTOM - TOP) / 2);
  return { x: wrapped(x), y: Math.max(TOP + half, Math.min(y, BOTTOM - half)), k: wide };
}

export const panned = ({ x, y, k }, dx, dy) => ({ x: x + dx / k, y: y + dy / k, k });

/** Zoomed by a factor, with what is under a pixel staying under it. */
export function zoomed({ x, y, k }, { width, height }, factor, [left, top] = [width / 2, height / 2]) {
  const [dx, dy] = [left - width / 2, top - height / 2];
  return { x: x + dx / k - dx / (k * factor), y: y + dy / k - dy / (k * factor), k: k * factor };
}

/** The view that shows a box of degrees `[west, south, east, north]`, with a margin around it, a share of the picture. */
export function fitted([west, south, east, north], size, margin = MARGIN) {
  const wide = wrapped(across(east) - across(west)) || (east - west >= 360 ? 1 : 0);
  const tall = down(south) - down(north);
  const room = 1 - 2 * margin;
  const k = Math.min((size.width * room) / Math.max(wide, 1e-9), (size.height * room) / Math.max(tall, 1e-9), CLOSEST_FIT);
  return confined({ x: across(west) + wide / 2, y: (down(south) + down(north)) / 2, k }, size);
}

/** The box of degrees that is seen, to five decimals. */
export function boxOf(view, size, margin = 0) {
  const half = (size.width / 2 / view.k) * (1 + 2 * margin);
  const rise = (size.height / 2 / view.k) * (1 + 2 * margin);
  const south = latitudeAt(Math.min(view.y + rise, BOTTOM));
  const north = latitudeAt(Math.max(view.y - rise, TOP));
  const [west, east] = half >= 0.5 ? [-180, 180] : [longitudeAt(view.x - half), longitudeAt(view.x + half)];
  return [west, south, east, north].map((degrees) => Math.round(degrees * 1e5) / 1e5);
}

/** Whether a box lies within another, round the antimeridian too. */
export function isWithin([west, south, east, north], [w, s, e, n]) {
  if (south < s || north > n) return false;
  if (w === -180 && e === 180) return true;
  const wide = wrapped((e - w) / 360);
  const first = wrapped((west - w) / 360);
  return first <= wide && first + wrapped((east - west) / 360) <= wide + 1e-12;
}

/** Where a box lies in the picture, in pixels. */
export function rectOf([west, south, east, north], { x, y, k }, { width, height }) {
  const wide = wrapped((east - west) / 360) || (east - west >= 360 ? 1 : 0);
  const left = width / 2 + (between(x, across(west) + wide / 2) - wide / 2) * k;
  const top = height / 2 + (down(north) - y) * k;
  return { x: left, y: top, width: wide * k, height: (down(south) - down(north)) * k };
}

/** The box around two, the short way round the world. */
export function around(one, other) {
  const [south, north] = [Math.min(one[1], other[1]), Math.max(one[3], other[3])];
  const turn = (degrees) => ((degrees % 360) + 360) % 360;
  const [wide, first, last] = [turn(one[2] - one[0]), turn(other[0] - one[0]), turn(other[2] - one[0])];
  if (first <= wide && last <= wide) return [one[0], south, one[2], north];
  const [eastward, westward] = [turn(other[2] - one[0]), turn(one[2] - other[0])];
  return eastward <= westward ? [one[0], south, other[2], north] : [other[0], south, one[2], north];
}

/** A view between two, for an eased move; zooming goes by factors. */
export function midway(from, to, progress) {
  const k = from.k * (to.k / from.k) ** progress;
  const share = Math.abs(to.k - from.k) < 1e-9 * to.k ? progress : (1 / from.k - 1 / k) / (1 / from.k - 1 / to.k);
  return { x: from.x + between(from.x, to.x) * share, y: from.y + (to.y - from.y) * share, k };
}

/**
 * Where labels stand: above the axis, in rows of one text line each, counted upwards from it.
 *
 * A label hangs on a stem that rises from its mark. Labels never overlap, are never cut by an edge, and no stem runs
 * through another label. They are taken in the order given (heaviest first) and each takes the lowest rows that are
 * free, so what matters most stands nearest to the axis; what finds no room is left to be counted.
 */

import { boxAt, INSET, isFree, isPierced, roomFor } from "./boxes.js";

const ALIKE = 20; // weights this close may change places for the sake of both
const MOST_EFFORTS = 16; // labels for which others are moved, at most
const DENSE = 24; // labels after which nothing is moved any more to let one more in

const isNear = ({ at, until }, { left, right }) => until >= left - INSET && at <= right;

/**
 * Place labels.
 *
 * @param labels `{key, at, until, width, rows, weight, shape, narrower()}` in pixels and lines, heaviest first. `at` is
 *   the stem; where the mark is a bar the stem may move along it as far as `until`. `shape` is handed back with the box,
 *   or that of `narrower()` → `{shape, width, rows}` or null, if only that had room
 * @param bounds `{left, right, rows}`
 * @returns a map key → `{stem, row, rows, left, right, isFlipped, shape, along}`; labels without room are not in it.
 *   `along` says how far the stem stands from the `at` of its label
 */
export function placeLabels(labels, bounds) {
  const placed = [];
  let efforts = 0;
  for (const label of labels) {
    if (!isNear(label, bounds)) continue;
    const box = roomFor(label, placed, bounds);
    if (box) placed.push({ ...box, label });
    else if (placed.length < DENSE && efforts < MOST_EFFORTS) {
      efforts += 1;
      if (!makeRoom(label, placed, bounds)) squeeze(label, placed, bounds);
    }
  }
  return boxesOf(placed);
}

/**
 * Place labels while a gesture lasts: those of the last drawing keep their row, side and lines as long as none is in
 * their way, and others enter where there is room; none changes places.
 *
 * @param previous the map of the last drawing
 */
export function keepLabels(labels, bounds, previous) {
  const placed = [];
  const entering = [];
  for (const label of labels) {
    if (!isNear(label, bounds)) continue;
    const held = previous.get(label.key);
    if (!held) {
      entering.push(label);
      continue;
    }
    const { shape, rows, row, isFlipped, along } = held;
    const same = { ...label, shape, rows, width: held.right - held.left };
    const box = boxAt(same, label.at + Math.min(along, label.until - label.at), row, isFlipped);
    if (isFree(box, placed)) placed.push({ ...box, label: same });
  }
  for (const label of entering) {
    const box = roomFor(label, placed, bounds);
    if (box) placed.push({ ...box, label });
  }
  return boxesOf(placed);
}

const boxesOf = (placed) =>
  new Map(placed.map(({ label, ...box }) => [label.key, { ...box, shape: label.shape, along: box.stem - label.at }]));

/** Let the label in with its lines broken shorter, if that helps. */
function squeeze(label, placed, bounds) {
  const slim = shapesOf(label)[1];
  const box = slim && roomFor(slim, placed, bounds);
  if (box) placed.push({ ...box, label: slim });
}

/**
 * The label of one mark lies across the stem of another, about as heavy. Lifting it above the other's label, or breaking
 * the lines of either shorter, may let both stand: try that with each label in the way, and take what keeps lowest.
 * Answers whether that was done.
 */
function makeRoom(label, placed, bounds) {
  const ways = [];
  for (const [index, box] of placed.entries()) {
    if (box.label.weight > label.weight + ALIKE || !isPierced(box, label.at, Infinity)) continue;
    const others = placed.toSpliced(index, 1);
    for (const wanted of shapesOf(label)) {
      const mine = roomFor(wanted, others, bounds);
      if (!mine) continue;
      for (const lifted of shapesOf(box.label)) {
        const theirs = roomFor(lifted, [...others, mine], bounds, [box.isFlipped]);
        if (!theirs) continue;
        const top = Math.max(mine.row + mine.rows, theirs.row + theirs.rows);
        const boxes = [
          { ...mine, label: wanted },
          { ...theirs, label: lifted },
        ];
        ways.push({ index, top, boxes });
      }
    }
  }
  if (ways.length === 0) return false;
  const lowest = ways.reduce((best, way) => (way.top < best.top ? way : best));
  placed.splice(lowest.index, 1, ...lowest.boxes);
  return true;
}

/** A label as it is, and with its lines broken shorter. */
function shapesOf(label) {
  const slim = label.narrower?.();
  return slim ? [label, { ...label, ...slim }] : [label];
}

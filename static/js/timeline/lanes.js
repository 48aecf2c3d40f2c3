/**
 * Where labels stand: above the axis, in rows of one text line each, counted upwards from it.
 *
 * A label hangs on a stem that rises from its mark. Labels never overlap, are never cut by an edge, and no stem runs
 * through another label. They are taken in the order given (heaviest first) and each takes the lowest rows that are
 * free, so what matters most stands nearest to the axis; what finds no room is left to be counted.
 */

const BESIDE = 10; // pixels between two labels
const INSET = 5; // pixels from a stem to its text
const ALIKE = 20; // weights this close may change places for the sake of both
const DENSE = 24; // labels after which nothing is moved any more to let one more in

/** Whether a stem at `x` that ends below row `top` would run through the box. */
function isPierced(box, x, top) {
  return box.row < top && x > box.left - 2 && x < box.right + 3;
}

function isFree(candidate, placed) {
  return placed.every((box) => {
    const sharesRows = candidate.row < box.row + box.rows && box.row < candidate.row + candidate.rows;
    if (sharesRows && candidate.left < box.right + BESIDE && box.left < candidate.right + BESIDE)
      return false;
    return !isPierced(box, candidate.stem, candidate.row) && !isPierced(candidate, box.stem, box.row);
  });
}

/** Where in these rows a label may hang: at its mark, or along a bar after what stands there. */
function stems(label, row, placed) {
  if (label.until <= label.at) return [label.at];
  const sharing = placed.filter((box) => box.row < row + label.rows && row < box.row + box.rows);
  const after = sharing.map((box) => box.right + BESIDE - INSET);
  return [label.at, ...after.filter((x) => x > label.at && x < label.until).sort((a, b) => a - b)];
}

function boxAt(label, stem, row, isFlipped) {
  const left = isFlipped ? stem - INSET - label.width : stem + INSET;
  return { stem, row, rows: label.rows, left, right: left + label.width, isFlipped };
}

/** The first free box: right of the mark in the lowest row that has room, else left of it. */
function roomFor(label, placed, bounds, firstRow, sides = [false, true]) {
  const lastRow = bounds.rows - label.rows;
  const rows = Array.from({ length: lastRow + 1 }, (_, row) => row);
  if (firstRow <= lastRow) rows.unshift(firstRow);
  for (const isFlipped of sides) {
    for (const row of rows) {
      for (const stem of stems(label, row, placed)) {
        const box = boxAt(label, stem, row, isFlipped);
        if (box.left >= bounds.left && box.right <= bounds.right && isFree(box, placed)) return box;
      }
    }
  }
  return null;
}

/**
 * Place labels.
 *
 * @param labels `{key, at, until, width, rows, weight, shape, narrower()}` in pixels and lines, heaviest first. `at` is
 *   the stem; where the mark is a bar the stem may move along it as far as `until`. `shape` is handed back with the box,
 *   or that of `narrower()` → `{shape, width, rows}` or null, if only that had room
 * @param bounds `{left, right, rows}`
 * @param previous a map key → row from the last drawing: while a gesture lasts, labels stay in the rows they had
 * @returns a map key → `{stem, row, rows, left, right, isFlipped, shape}`; labels without room are not in it
 */
export function placeLabels(labels, bounds, previous = new Map()) {
  const placed = [];
  for (const label of labels) {
    if (label.at < bounds.left - INSET || label.at > bounds.right) continue;
    const box = roomFor(label, placed, bounds, previous.get(label.key));
    if (box) placed.push({ ...box, label });
    else if (placed.length < DENSE && !makeRoom(label, placed, bounds)) squeeze(label, placed, bounds);
  }
  return new Map(placed.map(({ label, ...box }) => [label.key, { ...box, shape: label.shape }]));
}

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
        const theirs = roomFor(lifted, [...others, mine], bounds, undefined, [box.isFlipped]);
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

/** Where a single label has room among those that stand: boxes in pixels across and rows of one text line upwards. */

const BESIDE = 10; // pixels between two labels
const MOST_STEMS = 6;
export const INSET = 5; // pixels from a stem to its text

/** Whether a stem at `x` that ends below row `top` would run through the box. */
export function isPierced(box, x, top) {
  return box.row < top && x > box.left - 2 && x < box.right + 3;
}

export function isFree(candidate, placed) {
  return placed.every((box) => {
    const sharesRows = candidate.row < box.row + box.rows && box.row < candidate.row + candidate.rows;
    if (sharesRows && candidate.left < box.right + BESIDE && box.left < candidate.right + BESIDE)
      return false;
    return !isPierced(box, candidate.stem, candidate.row) && !isPierced(candidate, box.stem, box.row);
  });
}

/** Where a label may hang: at its mark, or along a bar after what stands above it; the first few of these. */
function stems(label, placed) {
  if (label.until <= label.at) return [label.at];
  const after = placed.map((box) => box.right + BESIDE - INSET).filter((x) => x > label.at && x < label.until);
  return [label.at, ...after.sort((a, b) => a - b).slice(0, MOST_STEMS)];
}

/** The highest row that a stem at `x` reaches without running through a box. */
function reach(x, placed) {
  let highest = Infinity;
  for (const box of placed) if (box.row < highest && isPierced(box, x, Infinity)) highest = box.row;
  return highest;
}

export function boxAt(label, stem, row, isFlipped) {
  const left = isFlipped ? stem - INSET - label.width : stem + INSET;
  return { stem, row, rows: label.rows, left, right: left + label.width, isFlipped };
}

/** The first free box: right of the mark in the lowest row that has room, else left of it. */
export function roomFor(label, placed, bounds, sides = [false, true]) {
  const ways = stems(label, placed).map((x) => ({ x, highest: Math.min(reach(x, placed), bounds.rows - label.rows) }));
  const top = Math.max(...ways.map(({ highest }) => highest));
  for (const isFlipped of sides) {
    for (let row = 0; row <= top; row += 1) {
      for (const { x, highest } of ways) {
        if (row > highest) continue;
        const box = boxAt(label, x, row, isFlipped);
        if (box.left >= bounds.left && box.right <= bounds.right && isFree(box, placed)) return box;
      }
    }
  }
  return null;
}

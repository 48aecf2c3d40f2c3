/** Where a single label has room among those that stand: boxes in pixels across and rows of one text line upwards. */

const BESIDE = 10; // pixels between two labels
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

/** Where in these rows a label may hang: at its mark, or along a bar after what stands there. */
function stems(label, row, placed) {
  const found = [label.at];
  if (label.until <= label.at) return found;
  for (const box of placed) {
    const x = box.right + BESIDE - INSET;
    if (x > label.at && x < label.until && box.row < row + label.rows && row < box.row + box.rows) found.push(x);
  }
  return found.sort((a, b) => a - b);
}

export function boxAt(label, stem, row, isFlipped) {
  const left = isFlipped ? stem - INSET - label.width : stem + INSET;
  return { stem, row, rows: label.rows, left, right: left + label.width, isFlipped };
}

/** The first free box: right of the mark in the lowest row that has room, else left of it. */
export function roomFor(label, placed, bounds, sides = [false, true]) {
  const lastRow = bounds.rows - label.rows;
  for (const isFlipped of sides) {
    for (let row = 0; row <= lastRow; row += 1) {
      for (const stem of stems(label, row, placed)) {
        const box = boxAt(label, stem, row, isFlipped);
        if (box.left >= bounds.left && box.right <= bounds.right && isFree(box, placed)) return box;
      }
    }
  }
  return null;
}

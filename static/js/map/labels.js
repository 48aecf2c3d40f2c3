/** Which marks are named, and where their labels stand: by weight, never over another label or mark. */

import { wrap } from "../timeline/wrap.js";

const ROOM = 168; // pixels
const LINE = 17;
const SMALL = 14;
const GAP = 5; // pixels between a mark and its label
const AIR = 4; // pixels between two labels

const meets = (one, other) =>
  one.left < other.right + AIR && other.left < one.right + AIR && one.top < other.bottom && other.top < one.bottom;

/** Right, left, above and below a mark. */
function ways({ x, y, r }, width, height) {
  const box = (left, top, align) => ({ left, top, right: left + width, bottom: top + height, align });
  return [
    box(x + r + GAP, y - height / 2, "start"),
    box(x - r - GAP - width, y - height / 2, "end"),
    box(x - width / 2, y - r - GAP - height, "middle"),
    box(x - width / 2, y + r + GAP, "middle"),
  ];
}

const frameOf = ({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r });

/**
 * @param items from `placed`, each with `words`: `{title, more, isBold}`
 * @param size of the picture
 * @param measure `{title(text, isBold), more(text)}` → pixels
 * @param held former labels by key: where one still has room, it stays
 * @returns labels by the key of their item: `{left, top, align, lines, more}`, `left` and `top` from the mark
 */
export function labelled(items, size, measure, held = new Map()) {
  const standing = items.filter(({ isArea }) => !isArea).map(frameOf);
  const found = new Map();
  const order = items.toSorted((one, other) => other.weight - one.weight || other.count - one.count);
  for (const item of order) {
    const { lines, width } = wrap(item.words.title, ROOM, (text) => measure.title(text, item.words.isBold), 3);
    const wide = Math.max(width, measure.more(item.words.more));
    const height = lines.length * LINE + (item.words.more ? SMALL : 0);
    const own = frameOf(item);
    const isFree = (box) =>
      box.left >= 2 &&
      box.right <= size.width - 2 &&
      box.top >= 2 &&
      box.bottom <= size.height - 2 &&
      standing.every((other) => (same(other, own) ? true : !meets(box, other)));
    const all = item.isArea ? centred(item, wide, height) : ways(item, wide, height);
    const before = held.get(item.key);
    const box = all.find((way) => way.align === before?.align && isFree(way)) ?? all.find(isFree);
    if (!box) continue;
    standing.push(box);
    const { left, top, align } = box;
    found.set(item.key, { left: left - item.x, top: top - item.y, width: wide, height, align, lines, more: item.words.more });
  }
  return found;
}

const same = (one, other) => one.left === other.left && one.top === other.top;

/** The name of a country or area stands on it. */
function centred({ x, y }, width, height) {
  const box = (top) => ({ left: x - width / 2, top, right: x + width / 2, bottom: top + height, align: "middle" });
  return [box(y - height / 2), box(y + 10), box(y - height - 10)];
}

export { LINE, SMALL };

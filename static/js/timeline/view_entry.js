/** One event of the picture: a link with its mark, its label and the stem between them. Kept, moved, and used again. */

import { RADIUS } from "./marks.js";
import { LANE, LINE } from "./strip.js";
import { shapes, signature } from "./view_mark.js";
import { rivalShapes, rivalSignature } from "./view_rivals.js";
import { px, set, svg } from "./view_svg.js";
import { markName } from "./words.js";

export function createEntry() {
  const hit = svg("rect", { class: "hit", rx: 2 });
  const parts = { hit, mark: null, label: svg("g", { class: "label" }), stem: svg("line") }; // in the page where they are of use
  return { link: svg("a", { tabindex: -1 }), ...parts, placement: null, look: "none", lines: null, box: null, isSelected: null };
}

/** Let an entry stand for a placement; what it stood for before is forgotten. */
function take(entry, placement, hrefOf) {
  if (entry.placement === placement) return;
  entry.placement = placement;
  const href = hrefOf(placement.n);
  set(entry.link, { href, "data-number": placement.n, "aria-label": markName(placement) });
}

/** A mark of one shape is that shape. */
function ink(entry, parts) {
  entry.mark?.remove();
  entry.mark = parts.length > 1 ? svg("g", {}, ...parts) : (parts[0] ?? null);
  if (entry.mark && entry.hit.parentNode) entry.hit.after(entry.mark);
  else if (entry.mark) entry.link.prepend(entry.mark);
  entry.place = null;
}

function drawMark(entry, mark, isSelected) {
  const isInked = mark.lane >= 0 && !mark.isTwin;
  const look = isInked ? `${signature(mark, isSelected)}${rivalSignature(mark)}` : "none";
  if (entry.look !== look) {
    entry.look = look;
    ink(entry, isInked ? [...rivalShapes(mark), ...shapes(mark, isSelected)] : []);
  }
  if (!entry.mark) return;
  const place = `translate(${mark.isBar ? 0 : px(mark.at)} ${mark.y})`;
  if (entry.place !== place) set(entry.mark, { transform: place });
  entry.place = place;
}

const isSameBox = (one, other) =>
  one && one.left === other.left && one.row === other.row && one.rows === other.rows && one.right === other.right && one.stem === other.stem;

/** Put the label at its box, `by` pixels further right. */
export function placeLabel(entry, axis, by = 0) {
  const { box } = entry;
  const top = axis - 10 - (box.row + box.rows) * LINE;
  set(entry.label, { transform: `translate(${px(by + (box.isFlipped ? box.right : box.left))} ${px(top)})` });
  set(entry.hit, { x: px(by + box.left - 3), y: px(top), width: px(box.right - box.left + 6), height: box.rows * LINE });
  set(entry.stem, { x1: px(by + box.stem), x2: px(by + box.stem), y1: px(top + 4), y2: px(entry.y) });
}

function drawLines({ title, when, isBold, box }) {
  return [...title, ...when].map((text, index) => {
    const isTitle = index < title.length;
    const look = { class: isTitle ? (isBold ? "title bold" : "title") : "when", "text-anchor": box.isFlipped ? "end" : null };
    return svg("text", { ...look, y: 15 + index * LINE - (isTitle ? 0 : 2) }, text);
  });
}

function drawLabel(entry, label, mark, strip, stems) {
  const lines = `${label.title.join("\n")}\n${label.when.join("\n")}${label.box.isFlipped}${label.isBold}`;
  const isNew = entry.lines !== lines;
  if (isNew) entry.label.replaceChildren(...drawLines(label));
  const hasMoved = isNew || entry.y !== mark.y || !isSameBox(entry.box, label.box);
  const isElsewhere = isNew || entry.box.row !== label.box.row;
  Object.assign(entry, { lines, box: label.box, y: mark.y, isSticky: label.isSticky, sides: [mark.x0, mark.x1] });
  if (hasMoved) placeLabel(entry, strip.axis);
  if (!entry.label.parentNode) entry.link.append(entry.label);
  if (!entry.hit.parentNode) entry.link.prepend(entry.hit);
  if (entry.stem.parentNode !== stems) stems.append(entry.stem);
  return isElsewhere;
}

function dropLabel(entry, mark) {
  if (entry.box) {
    entry.stem.remove();
    entry.label.remove();
    entry.label.replaceChildren();
    Object.assign(entry, { lines: null, box: null, isSticky: false, hitAt: "" });
  }
  if (!mark.isThrough) return entry.hit.remove(); // its ink is as large; a thin line is hard to hit
  if (!entry.hit.parentNode) entry.link.prepend(entry.hit);
  const hitAt = `${mark.x0}/${mark.x1}/${mark.y}`;
  if (entry.hitAt === hitAt) return;
  entry.hitAt = hitAt;
  const least = mark.isBar ? 0 : RADIUS;
  set(entry.hit, { x: px(mark.x0 - 1), y: mark.y - LANE / 2, width: px(Math.max(mark.x1 - mark.x0, least) + 2), height: LANE });
}

/**
 * Draw a mark and its label, if it has one.
 *
 * @param strip the strip it stands in
 * @param context `{stems, href(number), selected}`
 * @returns whether the label is new, or in another row than it was
 */
export function drawEntry(entry, mark, label, strip, { stems, href, selected }) {
  const isSelected = mark.n === selected;
  take(entry, mark.placement, href);
  if (entry.isSelected !== isSelected) {
    entry.isSelected = isSelected;
    set(entry.link, { class: isSelected ? "is-selected" : null, "aria-current": isSelected ? "true" : null });
  }
  entry.x0 = mark.x0;
  entry.link.x = (mark.x0 + mark.x1) / 2;
  drawMark(entry, mark, isSelected);
  if (label) return drawLabel(entry, label, mark, strip, stems);
  dropLabel(entry, mark);
  return false;
}

/** What a label says, broken into lines, and how wide that is: worked out once for each placement, room and year. */

import { whenWords } from "./words.js";
import { wrap } from "./wrap.js";

const BOLD_FROM = 75;
const NARROWER = 0.6; // of the room for a label, where it cannot have all of it
const LOFTY = 5; // lines of a label; its date has two or three, so that what another source has is not cut

const remembered = new WeakMap(); // placement → what was made of it, by question

function once(placement, key, make) {
  const known = remembered.get(placement) ?? new Map();
  remembered.set(placement, known);
  if (!known.has(key)) known.set(key, make());
  return known.get(key);
}

/** The lines of a label that is at most `room` pixels wide; its title on `limit` lines at most, with its date on `lofty`. */
function shaped(placement, isBold, room, measure, year, lofty, limit = 3) {
  const title = wrap(placement.title, room, (text) => measure.title(text, isBold), limit);
  const when = wrap(whenWords(placement, year), room, measure.when, Math.max(2, Math.min(3, lofty - title.lines.length)));
  return {
    shape: { title: title.lines, when: when.lines.map((line) => line.replace(/^· | ·$/g, "")) },
    width: Math.max(title.width, when.width),
    rows: title.lines.length + when.lines.length,
  };
}

/** A narrower shape that still says the whole title and date, or null. */
function narrowed(placement, isBold, room, measure, year, lofty) {
  const slim = shaped(placement, isBold, room * NARROWER, measure, year, lofty, 4);
  const isCut = [slim.shape.title, slim.shape.when].some((lines) => lines.at(-1).endsWith("…"));
  return isCut ? null : slim;
}

/**
 * The label of a mark, as `placeLabels` takes it.
 *
 * @param size `{room, edge}` from `frame`, with the `lines` that a title may have, and the `rows` of the strip
 * @param measure as for `compose`; `measure.version` changes when texts have another width than before
 */
export function labelOf(mark, { room, edge, lines = 3, rows = LOFTY }, { left }, measure, year) {
  const { placement } = mark;
  const isBold = placement.weight >= BOLD_FROM && placement.kind !== "former";
  const lofty = Math.min(LOFTY, rows);
  const key = `${room}/${year}/${lines}/${lofty}/${measure.version ?? 0}`;
  return {
    key: mark.key,
    mark,
    isBold,
    weight: placement.weight,
    at: mark.isBar ? Math.max(mark.at, left + edge) : mark.at,
    until: mark.isBar ? mark.x1 : mark.at,
    ...once(placement, key, () => shaped(placement, isBold, room, measure, year, lofty, lines)),
    narrower: () => once(placement, `${key}/slim`, () => narrowed(placement, isBold, room, measure, year, lofty)),
  };
}

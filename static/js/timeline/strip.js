/**
 * One strip of the picture: marks on an axis with lanes below it, labels above it, and what is counted. The whole
 * picture is one strip, or several under each other, each with placements and a density of its own.
 *
 * Heights, from the top of a strip: rows of labels · the axis · lanes of marks that found no room on it · what is counted.
 */

import { DAY } from "./civil.js";
import { counted, countOf, isComplete } from "./counting.js";
import { byDay, outline, profileOf } from "./density.js";
import { keepLabels, placeLabels } from "./lanes.js";
import { importance, marksIn, stack } from "./marks.js";
import { seatRivals, tiesOf } from "./rivals.js";
import { labelOf } from "./shapes.js";

export const LINE = 19;
export const LANE = 13;
const ABOVE = 12; // pixels between the lowest row of labels and the axis
const BELOW = 28; // from the lowest lane to the foot of the strip, with the line of counts between
const BEYOND = 320; // pixels on either side of the picture that are drawn while it is moved
const MOST_DRAWN = 300;
const MOST_LABELLED = 240;
const MOST_ENTERING = { panned: 150, zoomed: 40 }; // of the heaviest, while a gesture lasts
const LANES_IN_A_CROWD = 2;
const COARSEST = 160; // pixels across for a bucket of the density
const FIRST = 15; // weight that the first of a stretch has before the others of other stretches

/** Where a strip of so many rows of labels and lanes of marks stands, and how high it is. */
export function stripAt(top, rows, lanes) {
  const axis = top + rows * LINE + ABOVE;
  return { top, rows, lanes, lane: LANE, axis, height: axis - top + (lanes - 1) * LANE + BELOW };
}

/**
 * Marks in the order in which they are named: by weight, but the first of each stretch of the axis a little before; and
 * those first ones, of which each stands for a stretch that else might look as if it had nothing.
 */
function spread(marks, selected, { room }) {
  const leading = new Map();
  const rank = new Map();
  for (const mark of marks) {
    const stretch = Math.floor(mark.at / room);
    rank.set(mark, importance(mark, selected) + (leading.has(stretch) ? 0 : FIRST));
    if (!leading.has(stretch)) leading.set(stretch, mark);
  }
  return { marks: marks.toSorted((one, other) => rank.get(other) - rank.get(one)), leading: new Set(leading.values()) };
}

/** The first so many, those that lead, and what is held from the last drawing. */
const first = (marks, most, leading, held) =>
  marks.filter((mark, rank) => rank < most || leading.has(mark) || held?.has(mark.key));

function labelled({ marks, leading }, strip, view, measure) {
  const { size, scale, year, previous, isMoving, isPanned } = view;
  const held = isMoving ? previous?.boxes : undefined;
  const most = held ? MOST_ENTERING[isPanned ? "panned" : "zoomed"] : MOST_LABELLED;
  const drawn = Math.min(most, strip.most ?? most);
  const candidates = first(marks, drawn, leading, held).map((mark) => labelOf(mark, { ...size, lines: strip.lines, rows: strip.rows }, scale, measure, year));
  const margin = held ? -BEYOND : size.edge;
  const bounds = { left: scale.left + margin, right: scale.right - margin, rows: strip.rows };
  const boxes = held ? keepLabels(candidates, bounds, held) : placeLabels(candidates, bounds);
  const labels = candidates.flatMap(({ key, mark, isBold, at }) => {
    const box = boxes.get(key);
    return box ? [{ key, mark, isBold, box, isSticky: mark.isBar && at > mark.x0, ...box.shape }] : [];
  });
  return { labels, boxes };
}

/** The outline of the density below the axis, where its buckets are fine enough to have a shape. */
function pileOf(data, window, scale, { lanes }) {
  const profile = profileOf(data, window);
  const isLong = window.to - window.from > 3 * DAY;
  const pile = outline(isLong ? byDay(profile) : profile, scale, (lanes - 1) * LANE + 4);
  return pile.wide <= COARSEST ? pile : null;
}

/** While it is moved the counts stay what they were, as long as their words stand where they belong. */
const keptCounts = ({ previous, isPanned }) => (isPanned ? previous.counts : []);

/**
 * Compose one strip.
 *
 * @param strip from `stripAt`, with a `key`
 * @param data `{placements, density, near, shown, total, span}`; placements with their rivals
 * @param view `{scale, window, selected, size, year, language, ticks, isMoving, isPanned, previous}`; `previous` is what this gave
 *   for the same strip the last time, at the same scale where `isPanned`
 * @returns the strip with `marks`, `ties`, `labels`, `counts`, `pile` (the outline of the density, or null) and `count`
 */
export function composeStrip(strip, data, view, measure) {
  const { scale, selected, size, isMoving, previous, window } = view;
  const isCrowded = !isComplete(data);
  const found = marksIn(data.placements, scale, selected, isMoving ? BEYOND : 0);
  const order = isMoving ? { marks: found, leading: new Set() } : spread(found, selected, size);
  const { marks, leading } = order;
  const lanes = isCrowded ? Math.min(LANES_IN_A_CROWD, strip.lanes) : strip.lanes;
  const seats = isMoving ? previous?.seats : undefined;
  stack(first(marks, strip.most ?? MOST_DRAWN, leading, seats), lanes, seats);
  for (const mark of marks) mark.y = strip.axis + Math.max(0, mark.lane) * LANE;
  seatRivals(marks, scale, strip.lanes);
  const { labels, boxes } = labelled(order, strip, view, measure);
  const soFar = { ...view, strip, data, marks, labels };
  return {
    ...strip,
    marks,
    ties: tiesOf(marks, selected),
    labels,
    boxes,
    seats: new Map(marks.filter(({ lane }) => lane >= 0).map(({ key, lane }) => [key, lane])),
    counts: isMoving && previous ? keptCounts(view) : counted(soFar, measure),
    pile: isCrowded ? pileOf(data, window, scale, strip) : null,
    count: isMoving ? null : countOf({ marks, data, window }),
  };
}

/**
 * The whole picture as numbers and words: what stands where, for one window of one answer. The view only inks it.
 *
 * Heights, in pixels from the top: names of what lies outside the window · rows of labels · the axis · lanes of marks
 * that found no room on it · what is counted · the calendar.
 */

import { civilFromSeconds, YEAR } from "./civil.js";
import { countOf, counted, isCurrent } from "./counting.js";
import { placeLabels } from "./lanes.js";
import { extent, marksIn, stack } from "./marks.js";
import { seatRivals, tiesOf, withRivals } from "./rivals.js";
import { createScale } from "./scale.js";
import { ticks } from "./ticks.js";
import { statusWords, whenWords } from "./words.js";
import { wrap } from "./wrap.js";

export const LINE = 19;
export const LANE = 13;
const TOP = 30;
const MOST_DRAWN = 300;
const MOST_LABELLED = 120;
const BOLD_FROM = 75;
const NARROWER = 0.6; // of the room for a label, where it cannot have all of it

/** What depends on the width of the band alone. */
export function frame(width) {
  const isNarrow = width < 640;
  const rows = isNarrow ? 10 : 11;
  const lanes = isNarrow ? 3 : 4;
  const axis = TOP + rows * LINE + 12;
  return {
    width,
    isNarrow,
    rows,
    axis,
    lanes,
    lane: LANE,
    height: axis + (lanes - 1) * LANE + 48,
    edge: isNarrow ? 10 : 24,
    room: Math.min(isNarrow ? 216 : 264, width - 40),
    gap: isNarrow ? 72 : 124,
  };
}

/** The lines of a label that is at most `room` pixels wide; its title on `limit` lines at most. */
function shaped({ placement }, isBold, room, measure, year, limit = 3) {
  const title = wrap(placement.title, room, (text) => measure.title(text, isBold), limit);
  const when = wrap(whenWords(placement, year), room, measure.when, 2);
  return {
    shape: { title: title.lines, when: when.lines.map((line) => line.replace(/^· | ·$/g, "")) },
    width: Math.max(title.width, when.width),
    rows: title.lines.length + when.lines.length,
  };
}

/** A narrower shape that still says the whole title, or null. */
function narrowed(mark, isBold, room, measure, year) {
  const slim = shaped(mark, isBold, room * NARROWER, measure, year, 4);
  return slim.shape.title.at(-1).endsWith("…") ? null : slim;
}

function labelOf(mark, { room, edge }, measure, year) {
  const isBold = mark.placement.weight >= BOLD_FROM && isCurrent(mark);
  return {
    key: mark.key,
    mark,
    isBold,
    weight: mark.placement.weight,
    at: mark.isBar ? Math.max(mark.at, edge) : mark.at,
    until: mark.isBar ? mark.x1 : mark.at,
    ...shaped(mark, isBold, room, measure, year),
    narrower: () => narrowed(mark, isBold, room, measure, year),
  };
}

function labelled(marks, size, measure, year, previousRows) {
  const candidates = marks.slice(0, MOST_LABELLED).map((mark) => labelOf(mark, size, measure, year));
  const bounds = { left: size.edge, right: size.width - size.edge, rows: size.rows };
  const boxes = placeLabels(candidates, bounds, previousRows);
  return candidates.flatMap(({ key, mark, isBold }) => {
    const box = boxes.get(key);
    return box ? [{ key, mark, isBold, box, ...box.shape }] : [];
  });
}

/** What lies before and after the window, heaviest first: of what is held and of what the server named beyond it. */
function outside(data, window) {
  const { before, after } = data.outside;
  const held = data.placements.filter(({ kind }) => kind !== "former");
  const ofSide = (items, isThere) => {
    const there = items
      .map((item) => ({ ...item, extent: item.b === undefined ? null : extent(item) }))
      .filter(({ extent: known }) => known === null || isThere(known))
      .sort((one, other) => (other.weight ?? 0) - (one.weight ?? 0));
    return there.filter(({ n }, index) => there.findIndex((item) => item.n === n) === index);
  };
  return {
    before: ofSide([...held, ...before], ([, ends]) => ends <= window.from),
    after: ofSide([...held, ...after], ([begins]) => begins >= window.to),
  };
}

/** The year that goes without saying: that of the middle, as the calendar below names it, in a window of one at most. */
function yearOf({ from, to }) {
  return to - from <= YEAR ? civilFromSeconds((from + to) / 2).year : null;
}

/**
 * Compose the picture.
 *
 * @param state `{data, window, selected, width, now, language, previousRows}`; `data` is an answer of `viewport.json`
 * @param measure `{title(text, isBold), when(text), more(text)}` in pixels
 */
export function compose({ data, window, selected, width, now, language, previousRows }, measure) {
  const size = frame(width);
  const scale = createScale(window, 0, width);
  const marks = marksIn(withRivals(data), scale, selected);
  stack(marks.slice(0, MOST_DRAWN), size.lanes);
  seatRivals(marks, scale);
  const year = yearOf(window);
  const labels = labelled(marks, size, measure, year, previousRows);
  const counts = counted({ marks, labels, data, scale, size, year, language }, measure);
  const { count, isAbout } = countOf({ marks, labels, data, window, counts });
  const fits = (tick) => tick.x + 8 + measure.more(tick.name) <= width;
  return {
    ...size,
    scale,
    ticks: ticks(scale, { gap: size.gap, language }).map((tick) => ({ ...tick, isCut: !fits(tick) })),
    marks,
    ties: tiesOf(marks, selected),
    labels,
    counts,
    outside: outside(data, window),
    now: now >= window.from && now < window.to ? scale.x(now) : null,
    status: statusWords(count, window, { language, isAbout }),
  };
}

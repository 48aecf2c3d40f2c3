/**
 * The whole picture as numbers and words: what stands where, for one window of one answer. The view only inks it.
 *
 * Heights, in pixels from the top: names of what lies outside the window · rows of labels · the axis · lanes of marks
 * that found no room on it · what is counted · the calendar.
 */

import { civilFromSeconds } from "./civil.js";
import { gather, unsent } from "./clusters.js";
import { placeLabels } from "./lanes.js";
import { extent, marksIn, stack } from "./marks.js";
import { createScale } from "./scale.js";
import { ticks } from "./ticks.js";
import { moreWords, statusWords, stretch, whenWords } from "./words.js";
import { wrap } from "./wrap.js";

export const LINE = 19;
export const LANE = 14;
const TOP = 30;
const LANES = 3;
const MOST_DRAWN = 300;
const MOST_LABELLED = 120;
const BOLD_FROM = 75;

/** What depends on the width of the band alone. */
export function frame(width) {
  const isNarrow = width < 640;
  const rows = isNarrow ? 10 : 11;
  const axis = TOP + rows * LINE + 12;
  return {
    width,
    isNarrow,
    rows,
    axis,
    height: axis + (LANES - 1) * LANE + 44,
    edge: isNarrow ? 10 : 16,
    room: Math.min(isNarrow ? 216 : 264, width - 40),
    gap: isNarrow ? 64 : 96,
  };
}

function labelOf(mark, { room }, measure, year) {
  const isBold = mark.placement.weight >= BOLD_FROM;
  const title = wrap(mark.placement.title, room, (text) => measure.title(text, isBold));
  const when = wrap(whenWords(mark.placement, year), room, measure.when, 2);
  return {
    key: mark.key,
    mark,
    isBold,
    title: title.lines,
    when: when.lines,
    at: mark.at,
    until: mark.isBar ? mark.x1 : mark.at,
    width: Math.max(title.width, when.width),
    rows: title.lines.length + when.lines.length,
  };
}

function labelled(marks, size, measure, year, previousRows) {
  const candidates = marks.slice(0, MOST_LABELLED).map((mark) => labelOf(mark, size, measure, year));
  const bounds = { left: size.edge, right: size.width - size.edge, rows: size.rows };
  const boxes = placeLabels(candidates, bounds, previousRows);
  return candidates.filter((label) => boxes.has(label.key)).map((label) => ({ ...label, box: boxes.get(label.key) }));
}

function counted(marks, labels, data, scale, size, measure, isYearKnown, language) {
  const named = new Set(labels.map((label) => label.mark.n));
  const unnamed = marks.filter((mark) => !named.has(mark.n) && mark.placement.kind !== "former");
  const seen = new Set();
  const items = [];
  for (const mark of unnamed) {
    if (seen.has(mark.n)) continue;
    seen.add(mark.n);
    const [begins, ends] = extent(mark.placement);
    const x = Math.min(Math.max((mark.x0 + mark.x1) / 2, scale.left), scale.right);
    items.push({ x, begins, ends, count: 1 });
  }
  if (data.shown < data.total) {
    const known = new Map(data.placements.filter((p) => p.kind !== "former").map((p) => [p.n, extent(p)[0]]));
    items.push(...unsent(data.density, known.values(), scale));
  }
  items.sort((one, other) => one.x - other.x);
  const say = (count, begins, ends) => moreWords(count, stretch(begins, ends, { language, isYearKnown }), language);
  const bounds = { left: size.edge, right: size.width - size.edge, measure: measure.more };
  return gather(items, say, bounds).map((group) => ({ ...group, y: size.axis + 18 + LANE * deepest(marks, group) }));
}

/** The lowest lane that a mark occupies above a group's words. */
function deepest(marks, { left, width }) {
  const above = marks.filter((mark) => mark.lane > 0 && mark.reach[1] > left && mark.reach[0] < left + width);
  return above.reduce((lane, mark) => Math.max(lane, mark.lane), 0);
}

/** What lies before and after the window, heaviest first: what is held, then what the server named. */
function outside(data, window) {
  const held = (isThere) =>
    data.placements.filter((p) => p.kind !== "former" && isThere(extent(p))).map((p) => ({ n: p.n, title: p.title, when: p.when, extent: extent(p) }));
  const named = (items) => items.map((item) => ({ ...item, extent: item.b === undefined ? null : extent(item) }));
  const [first, last] = data.window;
  return {
    before: [...held(([, ends]) => ends <= window.from), ...(window.from >= first ? named(data.outside.before) : [])],
    after: [...held(([begins]) => begins >= window.to), ...(window.to <= last ? named(data.outside.after) : [])],
  };
}

function countOf(marks, counts, labels, data) {
  if (data.shown >= data.total) return new Set(marks.filter((mark) => mark.placement.kind !== "former").map((mark) => mark.n)).size;
  return counts.reduce((sum, group) => sum + group.count, new Set(labels.map((label) => label.mark.n)).size);
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
  const all = marksIn(data.placements, scale, selected).slice(0, MOST_DRAWN);
  const marks = stack(all, LANES);
  const year = civilFromSeconds(window.from).year === civilFromSeconds(window.to - 1).year ? civilFromSeconds(window.from).year : 0;
  const labels = labelled(marks, size, measure, year, previousRows);
  const counts = counted(marks, labels, data, scale, size, measure, year > 0, language);
  const count = countOf(marks, counts, labels, data);
  return {
    ...size,
    scale,
    ticks: ticks(scale, { gap: size.gap, language }),
    marks,
    labels,
    counts,
    outside: outside(data, window),
    now: now >= window.from && now < window.to ? scale.x(now) : null,
    count,
    status: statusWords(count, window, { language, isAbout: data.shown < data.total }),
  };
}

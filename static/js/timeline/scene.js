/**
 * The whole picture as numbers and words: what stands where, for one window of one answer. The view only inks it.
 *
 * Heights, in pixels from the top: names of what lies outside the window · names of eras · the strips (`strip.js`), one, or
 * one for each group (`groups.js`) · the calendar.
 *
 * All x are of a scale whose `left` and `right` are the edges of the picture. While a reader pans, the scale slides
 * along and everything else keeps the place it had: only `left` changes.
 */

import { calendar } from "./calendar.js";
import { civilFromSeconds, YEAR } from "./civil.js";
import { erasIn, eraWords } from "./eras.js";
import { composeLanes, countAll, isGrouped } from "./groups.js";
import { extent } from "./marks.js";
import { withRivals } from "./rivals.js";
import { createScale } from "./scale.js";
import { isSameRuler } from "./sliding.js";
import { composeStrip, stripAt } from "./strip.js";
import { statusWords } from "./words.js";

const TOP = 30;
const MOST_NAMED = 4; // on either side
const FOOT = 20; // the names of the calendar
const HEAD = 22; // the same above lanes, of which the last may be far below

/** What depends on the width of the picture alone. */
export function frame(width) {
  const isNarrow = width < 640;
  return {
    width,
    isNarrow,
    rows: isNarrow ? 10 : 11,
    lanes: isNarrow ? 3 : 4,
    edge: isNarrow ? 10 : 24,
    room: Math.min(isNarrow ? 216 : 264, width - 40),
    gap: isNarrow ? 72 : 124,
  };
}

/** What lies before and after the window, heaviest first: of what is held and of what the server named beyond it. */
function outside({ placements, outside: { before, after } }, window) {
  const current = placements.filter(({ kind }) => kind !== "former");
  const known = (item) => (item.b === undefined ? null : extent(item));
  const ofSide = (told, isThere) => {
    const there = [...current, ...told].filter((item) => item.b === undefined || isThere(extent(item)));
    there.sort((one, other) => (other.weight ?? 0) - (one.weight ?? 0));
    const first = new Map(there.toReversed().map((item) => [item.n, item]));
    return there.filter((item) => first.get(item.n) === item).slice(0, MOST_NAMED).map((item) => ({ ...item, extent: known(item) }));
  };
  return {
    before: ofSide(before, ([, ends]) => ends <= window.from),
    after: ofSide(after, ([begins]) => begins >= window.to),
  };
}

/** The year that goes without saying: that of the middle, as the calendar below names it, in a window of one at most. */
function yearOf({ from, to }) {
  return to - from <= YEAR ? civilFromSeconds((from + to) / 2).year : null;
}

/** The strips of an answer under each other, and what all of them are measured by. */
function stripsOf(data, view, place, measure) {
  const draw = (strip, own, about) => composeStrip(strip, own, about, measure);
  if (isGrouped(data)) return composeLanes(data, view, place, draw);
  const strip = { key: "", ...stripAt(place.top, view.size.rows, view.size.lanes) };
  const previous = view.previous?.strips.find(({ key }) => key === strip.key);
  return { strips: [draw(strip, { ...data, placements: withRivals(data) }, { ...view, previous })], most: null };
}

/** How many events are in the window, whatever lanes they stand in. */
const countIn = (data, strips, window) => (isGrouped(data) ? countAll(data, window) : strips[0].count);

/**
 * Compose the picture.
 *
 * @param state `{data, window, selected, width, left, now, language, previous}`; `data` is an answer of `viewport.json`,
 *   `left` the x of the left edge, `previous` the last scene while a gesture lasts, else null; where it is grouped
 *   `gutter`, `folded` and `seen` as for `composeLanes`
 * @param measure `{title(text, isBold), when(text), more(text), version}` in pixels
 */
export function compose(state, measure) {
  const { data, window, selected, width, left = 0, now, language, previous = null } = state;
  const { gutter = 0, folded = new Set(), seen = null } = state;
  const size = frame(width);
  const scale = createScale(window, left, left + width);
  const days = calendar(scale, size, language, measure.more);
  const year = yearOf(window);
  const isMoving = previous !== null;
  const isPanned = isMoving && isSameRuler(previous.scale, scale);
  const view = { scale, window, selected, size, year, language, ticks: days, isMoving, isPanned, previous };
  const eras = erasIn(data.eras, scale, size, measure.more, previous?.eras.rows);
  const top = TOP + eras.height + (isGrouped(data) ? HEAD : 0);
  const { strips, most } = stripsOf(data, view, { top, gutter, folded, seen }, measure);
  const foot = strips.at(-1).top + strips.at(-1).height;
  return {
    ...size,
    scale,
    height: foot + (isGrouped(data) ? 0 : FOOT),
    ticks: days,
    eras,
    strips,
    most,
    isGrouped: isGrouped(data),
    outside: outside(data, window),
    now: now >= window.from && now < window.to ? scale.x(now) : null,
    ...(isMoving ? { status: previous.status, name: previous.name } : saidOf(data, strips, window, language)),
  };
}

/** What is shown, in words: as a line, and as the name of the picture, which tells of its eras too. */
function saidOf(data, strips, window, language) {
  const count = countIn(data, strips, window);
  const status = statusWords(count.count, window, { language, span: data.span, ...count });
  return { status, name: status + eraWords(data.eras, window) };
}

/**
 * A picture in lanes: one strip for each group of an answer, in its order, each with placements and a density of its own.
 *
 * An event that is in several groups stands in each of them. A folded lane shows how much is where, and of its events the
 * selected one. A lane that is scrolled out of sight is not composed; it is counted.
 */

import { countOf, isComplete, isCurrent } from "./counting.js";
import { outline } from "./density.js";
import { extent, marksIn } from "./marks.js";
import { withRivals } from "./rivals.js";
import { LANE, stripAt } from "./strip.js";
import { statusWords } from "./words.js";

export const HEAD = 28; // of the name, where it stands above its lane
const LEAST_BESIDE = 860; // pixels of a band, from which on names stand beside their lanes
const MOST_BESIDE = 208;
const LOW = 34; // how high a lane is that is folded, or has nothing in the window
const ABOVE = 6; // pixels from the line between two lanes to the first row of labels
const COLUMN = 14; // pixels across, of what is counted in a lane
const LEAST_MOST = 5; // events in one column, that fill the height of its lane
const DEPTH = 18;
const DRAWN = 160; // marks, of all lanes that are in sight

/** Whether an answer is grouped. */
export const isGrouped = ({ groups }) => Boolean(groups?.length);

/** How many pixels the names take up beside the picture; 0 where they stand above their lanes, or there are none. */
export function gutterOf(data, width) {
  return isGrouped(data) && width >= LEAST_BESIDE ? Math.min(MOST_BESIDE, Math.round(width * 0.17)) : 0;
}

/** The query string with the grouping in force, where the address has none: the one that the timeline has at first. */
export function withUsualGroup(search, usual = "") {
  const parameters = new URLSearchParams(search);
  if (usual && !parameters.get("group")) parameters.set("group", usual);
  return `?${parameters}`;
}

const owned = new WeakMap();

/** Each group's own share of an answer, as `composeStrip` takes it; the same objects for the same answer. */
export function sharesOf(data) {
  if (!owned.has(data)) {
    const placements = data.groups.map(() => []);
    for (const each of withRivals(data)) for (const index of each.g ?? []) placements[index]?.push(each);
    owned.set(data, data.groups.map((group, index) => shareOf(data, group, placements[index])));
  }
  return owned.get(data);
}

function shareOf({ window: [from, to], span, ...data }, { here, counts, estimate }, placements) {
  const isHere = (each) => each.kind !== "former" && extent(each)[1] > from && extent(each)[0] < to;
  const isWhole = isComplete(data) || (!estimate && placements.filter(isHere).length >= here);
  const near = { from, step: (to - from) / counts.length, starts: counts, estimate };
  return { placements, span, near, density: { ...near, counts }, shown: isWhole ? here : 0, total: isWhole ? here : here + 1 };
}

/**
 * Where the lanes stand: strips under each other from `top` on.
 *
 * @param place `{top, gutter, folded}` as for `composeLanes`
 * @param isEmpty (index) → whether the group has nothing in the window
 */
export function lanesIn(groups, { top, gutter, folded }, isEmpty = () => false) {
  const rows = groups.length < 3 ? 7 : groups.length < 5 ? 5 : 4;
  const head = gutter ? 0 : HEAD;
  let next = top;
  return groups.map(({ key, name }, index) => {
    const isFolded = folded.has(key);
    const isLow = isFolded || isEmpty(index);
    const below = next + head + (isLow ? 0 : ABOVE);
    const own = isLow ? { rows: 0, lanes: 1, lane: LANE, axis: below + 10 } : stripAt(below, rows, 2);
    const height = isLow ? LOW + head : own.height + below - next;
    const strip = { ...own, key: `group ${key}`, group: key, name, isFolded, isLow, top: next, height, lines: Math.min(3, rows - 1) };
    next += height;
    return strip;
  });
}

/** How many events begin in each column, of what a lane holds, else of what it was told. */
function columnsOf(share, scale) {
  if (!isComplete(share)) return share.near;
  const step = COLUMN / scale.perSecond;
  const wide = scale.right - scale.left;
  const from = Math.floor((scale.from - wide / scale.perSecond) / step) * step;
  const starts = Array(Math.ceil((3 * wide) / COLUMN) + 1).fill(0);
  for (const placement of share.placements) {
    const column = Math.floor((extent(placement)[0] - from) / step);
    if (placement.kind !== "former" && column in starts) starts[column] += 1;
  }
  return { from, step, starts };
}

/** The most that begins in a stretch as long as a column, in any lane: what all lanes are measured by. */
function mostIn(profiles, scale) {
  const rates = profiles.flatMap(({ step, starts }) => starts.map((count) => count / step));
  return Math.max(LEAST_MOST * (scale.perSecond / COLUMN), ...rates);
}

/** A lane without what is not looked at: of a folded one the selected event, of one that is out of sight nothing. */
function quiet(strip, share, { scale, selected }) {
  const chosen = strip.isFolded ? share.placements.filter(({ n, kind }) => n === selected && kind !== "former") : [];
  const marks = marksIn(chosen, scale).map((mark) => ({ ...mark, lane: 0, y: strip.axis }));
  return { ...strip, marks, ties: [], labels: [], counts: [], seats: new Map() };
}

function countHere(share, window) {
  const { from, to } = window;
  const isHere = (placement) => extent(placement)[1] > from && extent(placement)[0] < to;
  const marks = isComplete(share) ? share.placements.filter(isHere).map((placement) => ({ n: placement.n, placement })) : [];
  return countOf({ marks: marks.filter(isCurrent), data: share, window });
}

/** How many events all groups have in a window, each counted once. */
export const countAll = (data, window) => countHere(data, window);

/**
 * Compose the lanes of a grouped answer.
 *
 * @param view as for `composeStrip`, with `previous` the last scene, or null
 * @param place `{top, gutter, folded, seen}`: pixels; the keys of folded groups; `{from, to}` the heights in sight, or null
 * @param draw (strip, share, view) → the strip as `composeStrip` has it
 */
export function composeLanes(data, view, { top, gutter, folded, seen }, draw) {
  const { scale, window, language, isMoving, previous } = view;
  const shares = sharesOf(data);
  const counts = isMoving ? [] : shares.map((share) => countHere(share, window));
  const lastOf = (index) => previous?.strips.find(({ group }) => group === data.groups[index].key);
  const isEmpty = (index) => (isMoving ? Boolean(lastOf(index)?.isLow) : counts[index].count === 0);
  const lanes = lanesIn(data.groups, { top, gutter, folded }, isEmpty);
  const isAway = (strip) => seen !== null && (strip.top + strip.height < seen.from || strip.top > seen.to);
  const inSight = lanes.filter((strip) => !strip.isLow && !isAway(strip)).length;
  const profiles = shares.map((share) => columnsOf(share, scale));
  const most = (isMoving && previous?.most) || mostIn(profiles, scale);
  const strips = lanes.map((lane, index) => {
    const strip = { ...lane, most: Math.max(24, Math.round(DRAWN / Math.max(1, inSight))) };
    const share = shares[index];
    const last = lastOf(index);
    const own = strip.isFolded || isAway(strip) ? quiet(strip, share, view) : draw(strip, share, { ...view, previous: last });
    const isTold = !isAway(strip) && (strip.isFolded || !isComplete(share));
    const pile = isTold ? outline(profiles[index], scale, DEPTH, most * profiles[index].step) : null;
    const count = isMoving ? (last?.count ?? null) : counts[index];
    const status = count && `${statusWords(count.count, window, { language, span: data.span, ...count })}, group: ${strip.name}`;
    return { ...own, pile, count, status };
  });
  return { strips, most };
}

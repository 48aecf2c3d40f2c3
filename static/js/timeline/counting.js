/** How many events a window holds, and words for those that are not named in it. */

import { gather, tally, topped } from "./clusters.js";
import { begunBy, countIn, profileOf } from "./density.js";
import { extent } from "./marks.js";
import { number, stretch } from "./stretches.js";
import { moreWords } from "./words.js";

const LONG = 160; // pixels
const ALL = 0.9; // of the window: a stretch that needs no saying
const NEAR = 20; // pixels from a stretch of time within which a label names it

/** Whether a mark stands for its event, and is not one of its former dates. */
export const isCurrent = (mark) => mark.placement.kind !== "former";

/** Whether an answer holds every event of its window. */
export const isComplete = ({ shown, total }) => shown >= total;

/** Where an event is counted: where it happened, and what lasted for longer than can be told apart, where it began. */
function whereIs(mark, scale) {
  const [begins, ends] = extent(mark.placement);
  const isLong = mark.isBar && !mark.isSoft && mark.x1 - mark.x0 > LONG;
  const from = Math.max(begins, scale.from);
  if (isLong) return { x: Math.max(mark.x0, scale.left), begins: from, ends: from };
  const x = Math.min(Math.max((mark.x0 + mark.x1) / 2, scale.left), scale.right);
  return { x, begins: from, ends: Math.min(ends, scale.to) };
}

/** The events whose marks have no label, each once, as countable items in order of x. */
function unnamed({ marks, labels, scale }) {
  const seen = new Set(labels.map(({ mark }) => mark.n));
  const items = [];
  for (const mark of marks) {
    if (seen.has(mark.n) || !isCurrent(mark)) continue;
    seen.add(mark.n);
    items.push({ ...whereIs(mark, scale), count: 1, placements: [mark.placement] });
  }
  return items.sort((one, other) => one.x - other.x);
}

/** What the density counts between the ticks of the calendar, without those that are named: as countable items. */
function between({ labels, marks, data, scale, ticks }) {
  const profile = profileOf(data, scale);
  const named = new Set(labels.filter(({ mark }) => isCurrent(mark)).map(({ mark }) => mark.n));
  const current = marks.filter(isCurrent);
  const edges = [scale.from, ...ticks.map(({ at }) => at).filter((at) => at > scale.from && at < scale.to), scale.to];
  return edges.slice(1).flatMap((ends, index) => {
    const begins = edges[index];
    const here = current.filter(({ placement }) => begins <= extent(placement)[0] && extent(placement)[0] < ends);
    const seen = new Set(here.map(({ n }) => n).filter((n) => named.has(n)));
    const count = Math.round(begunBy(profile, ends)) - Math.round(begunBy(profile, begins)) - seen.size;
    const placements = here.filter(({ n }) => !named.has(n)).map((mark) => mark.placement);
    return count > 0 ? [{ x: scale.x((begins + ends) / 2), begins, ends, count, placements }] : [];
  });
}

/**
 * The counts below the axis: `{left, y, words, name, begins, ends, count, placements}`, the most prominent first.
 *
 * @param scene what `composeStrip` has so far: `{marks, labels, data, scale, size, year, language, ticks, strip}`
 */
export function counted(scene, measure) {
  const { marks, data, scale, size, year, language, strip } = scene;
  const where = (begins, ends) => stretch(begins, ends, { language, year, span: data.span });
  const bounds = { left: scale.left + size.edge, right: scale.right - size.edge, measure: measure.more };
  const isWhole = isComplete(data);
  const isPlain = (begins, ends) => size.isNarrow || !isWhole || ends - begins > ALL * (scale.to - scale.from);
  const say = (count, begins, ends) => moreWords(count, isPlain(begins, ends) ? "" : where(begins, ends), language);
  const groups = isWhole ? gather(unnamed(scene), say, bounds) : tally(between(scene), say, bounds);
  const heaviest = groups.map((group) => ({ ...group, placements: group.placements.toSorted((one, other) => other.weight - one.weight) }));
  const isNamed = ({ begins, ends }) => scene.labels.some(({ mark: { at } }) => at >= scale.x(begins) - NEAR && at <= scale.x(ends) + NEAR);
  const name = ({ title }, others) => (others ? `${title} +${number(others, language)}` : title);
  return topped(heaviest, isNamed, name, bounds).map((group) => ({
    ...group,
    name: moreWords(group.count, where(group.begins, group.ends), language),
    y: strip.axis + 19 + strip.lane * (isWhole ? deepest(marks, group) : strip.lanes - 1),
  }));
}

/** The lowest lane that a mark occupies above a group's words. */
function deepest(marks, { left, width }) {
  const lowest = (mark) => mark.depth ?? mark.lane;
  const above = marks.filter((mark) => lowest(mark) > 0 && mark.reach[1] > left && mark.reach[0] < left + width);
  return above.reduce((lane, mark) => Math.max(lane, lowest(mark)), 0);
}

/** How many events the window holds, and whether that had to be estimated. */
export function countOf({ marks, data, window }) {
  if (isComplete(data)) return { count: new Set(marks.filter(isCurrent).map(({ n }) => n)).size, isAbout: false };
  if (window.from <= data.span[0] && window.to >= data.span[1]) {
    const count = data.density.counts.reduce((sum, some) => sum + some, 0);
    return { count, isAbout: Boolean(data.density.estimate) };
  }
  return { count: countIn(profileOf(data, window), window), isAbout: true };
}

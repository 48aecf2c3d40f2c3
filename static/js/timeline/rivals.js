/**
 * What sources have that disagree with the date used: a thin bar below the mark of its event, joined to it, where
 * there is room; and the line that leads from a former date to the date that counts.
 */

import { RADIUS } from "./marks.js";

const NARROWEST = 3; // pixels
const MOST_TIES = 12; // lines to former dates at once; of more, those of the selected event

const joined = new WeakMap();

/** The answer's placements, each with the readings that disagree with it as `rivals`; the same ones for one answer. */
export function withRivals(data) {
  if (!data.readings?.length) return data.placements;
  if (!joined.has(data)) {
    const byEvent = new Map();
    for (const reading of data.readings) byEvent.set(reading.n, [...(byEvent.get(reading.n) ?? []), reading]);
    const told = (placement) => {
      const rivals = placement.kind === "current" && byEvent.get(placement.n);
      return rivals ? { ...placement, rivals } : placement;
    };
    joined.set(data, data.placements.map(told));
  }
  return joined.get(data);
}

/**
 * Give marks that have a lane the bars of their rivals: `mark.rivals`, `[[x0, x1], …]` in pixels, drawn in the lane
 * below, which must be one of so many `lanes` and free there. To be called after `stack`.
 */
export function seatRivals(marks, scale, lanes) {
  const hasRoom = ({ lane }) => lane >= 0 && lane < lanes - 1;
  const disputed = marks.filter((mark) => mark.placement.rivals && hasRoom(mark) && !mark.isTwin);
  for (const mark of disputed) {
    const bars = mark.placement.rivals
      .filter(({ b, e }) => e > scale.from && b < scale.to)
      .map(({ b, e }) => barOf(scale.x(b), scale.x(e), scale));
    if (!bars.length) continue;
    const left = Math.min(mark.at - RADIUS, ...bars.map(([x0]) => x0));
    const right = Math.max(mark.at + RADIUS, ...bars.map(([, x1]) => x1));
    if (marks.some((other) => other !== mark && isBelow(mark, other) && reaches(other, left, right))) continue;
    mark.rivals = bars;
    mark.depth = mark.lane + 1;
    mark.reach = [Math.min(mark.reach[0], left), Math.max(mark.reach[1], right)];
  }
}

function barOf(begins, ends, { left, right }) {
  const x0 = Math.max(begins, left);
  return [x0, Math.max(Math.min(ends, right), x0 + NARROWEST)];
}

const isBelow = (mark, { lane, depth }) => lane === mark.lane + 1 || depth === mark.lane + 1;
const reaches = ({ reach }, left, right) => reach[0] < right && reach[1] > left;

/**
 * The lines that lead from former dates on: to the next former date of the event, or to its mark; none from one that
 * another overlaps which reaches further. `{key, n, from: {x, y}, to: {x, y}}`.
 */
export function tiesOf(marks, selected) {
  const seen = marks.filter(({ lane, isTwin }) => lane >= 0 && !isTwin);
  const ghosts = seen.filter(({ placement }) => placement.kind === "former");
  const wanted = ghosts.length <= MOST_TIES ? ghosts : ghosts.filter(({ n }) => n === selected);
  return wanted.flatMap((ghost) => {
    const own = seen.filter(({ n }) => n === ghost.n);
    const mark = own.find(({ placement }) => placement.kind !== "former");
    if (!mark) return [];
    const isEarlier = ghost.x1 <= mark.x0;
    const far = ([x0, x1]) => (isEarlier ? x1 : -x0);
    const near = ([x0, x1]) => (isEarlier ? x0 : -x1);
    const sides = [ghost.x0, ghost.x1];
    const isCovered = ({ x0, x1 }) => near([x0, x1]) < far(sides) && far([x0, x1]) > far(sides);
    if (own.some(isCovered)) return [];
    const next = own
      .filter(({ x0, x1 }) => near([x0, x1]) >= far(sides))
      .sort((one, other) => near([one.x0, one.x1]) - near([other.x0, other.x1]))[0];
    if (!next) return [];
    const [from, to] = isEarlier ? [ghost.x1, next.x0] : [ghost.x0, next.x1];
    return [{ key: ghost.key, n: ghost.n, from: { x: from, y: ghost.y }, to: { x: to, y: next.y } }];
  });
}

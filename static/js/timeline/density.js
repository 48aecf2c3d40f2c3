/**
 * How many events begin, and how many are under way: read from the densities of an answer, at any moment in between.
 *
 * A *profile* is `{from, step, starts, overlaps, estimate}`, as `near` of `viewport.json`; `overlaps` may be missing.
 */

import { DAY } from "./civil.js";

const FEWEST = 8; // buckets that a window needs to be told anything
const EXPECTED = 240; // buckets of a profile that is expected from what is held
const summed = new WeakMap();
const guessed = new WeakMap();

/**
 * The finest profile that an answer has for a window: that of its own stretch; else that of the whole span, if it tells
 * anything of so short a window; else what the placements that were sent let expect of those that were not.
 */
export function profileOf(data, { from, to }) {
  const { near, density } = data;
  const isInside = near && near.from <= from && near.from + near.step * near.starts.length >= to;
  if (isInside) return near;
  return density.step * FEWEST <= to - from ? { ...density, starts: density.counts } : expected(data);
}

/** As many events as the answer counts, spread like those that it holds. */
function expected(data) {
  if (guessed.has(data)) return guessed.get(data);
  const [from, to] = data.window;
  const step = (to - from) / EXPECTED;
  const held = data.placements.filter(({ kind, b, e }) => kind !== "former" && e > from && b < to);
  const weight = held.length ? Math.max(1, data.total / held.length) : 0;
  const starts = Array(EXPECTED).fill(0);
  for (const { b } of held) starts[Math.max(0, Math.min(EXPECTED - 1, Math.floor((b - from) / step)))] += weight;
  const profile = { from, step, starts, estimate: true };
  guessed.set(data, profile);
  return profile;
}

function sums(profile) {
  const { starts } = profile;
  if (!summed.has(starts)) {
    const totals = [0];
    for (const count of starts) totals.push(totals.at(-1) + count);
    summed.set(starts, totals);
  }
  return summed.get(starts);
}

/** How many events have begun by `at`, counted from where the profile begins; evenly within each of its buckets. */
export function begunBy(profile, at) {
  const totals = sums(profile);
  const place = Math.min(Math.max((at - profile.from) / profile.step, 0), totals.length - 1);
  const bucket = Math.min(Math.floor(place), totals.length - 2);
  return bucket < 0 ? 0 : totals[bucket] + (totals[bucket + 1] - totals[bucket]) * (place - bucket);
}

/** How many events that began before `at` are still under way then. */
export function underWay(profile, at) {
  const { from, step, starts, overlaps } = profile;
  if (!overlaps) return 0;
  const bucket = Math.floor((at - from) / step);
  if (bucket < 0 || bucket >= overlaps.length) return 0;
  return Math.max(0, overlaps[bucket] - starts[bucket] * (1 - ((at - from) / step - bucket)));
}

/** How many events touch a window, rounded. */
export function countIn(profile, { from, to }) {
  return Math.round(underWay(profile, from) + begunBy(profile, to) - begunBy(profile, from));
}

/** A profile much finer than a day by whole days: most dates are days, and would all stand at their midnight. */
export function byDay(profile) {
  const { from, step, starts } = profile;
  if (step > DAY / 4) return profile;
  const first = Math.floor(from / DAY);
  const days = Array(Math.ceil((from + step * starts.length) / DAY) - first).fill(0);
  starts.forEach((count, bucket) => (days[Math.floor((from + (bucket + 0.5) * step) / DAY) - first] += count));
  return { ...profile, from: first * DAY, step: DAY, starts: days };
}

/**
 * The outline of a profile, hanging from 0: `{d, x, wide}`; `d` counts buckets across and `height` down, `x` is where
 * the first bucket begins on the scale and `wide` how many pixels one has. A bucket of `full` or the most fills the height.
 */
export function outline({ from, step, starts }, scale, height, full = 1) {
  const most = Math.max(full, ...starts);
  const depths = starts.map((count) => (count === 0 ? 0 : Math.max(1.5, height * Math.sqrt(count / most))));
  const steps = depths.map((depth, bucket) => `V${Math.round(depth * 10) / 10}H${bucket + 1}`);
  return { d: `M0 0${steps.join("")}V0Z`, x: scale.x(from), wide: step * scale.perSecond };
}

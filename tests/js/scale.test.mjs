import assert from "node:assert/strict";
import { test } from "node:test";
import { secondsFromCivil, YEAR } from "../../static/js/timeline/civil.js";
import {
  around,
  between,
  confined,
  createScale,
  padded,
  panned,
  SHORTEST_WINDOW,
  zoomed,
} from "../../static/js/timeline/scale.js";

const MONTHS = { from: secondsFromCivil(2007, 1, 2), to: secondsFromCivil(2007, 5, 14) };
const length = ({ from, to }) => to - from;
const close = (one, other, within = 1e-6) =>
  assert.ok(Math.abs(one - other) <= within * Math.max(1, Math.abs(other)), `${one} is not ${other}`);

test("a pixel and its moment are the same place", () => {
  const scale = createScale(MONTHS, 0, 1280);
  assert.equal(scale.x(MONTHS.from), 0);
  assert.equal(scale.x(MONTHS.to), 1280);
  for (const x of [0, 17, 640, 1279.5]) close(scale.x(scale.at(x)), x);
});

test("zooming keeps the moment under the pointer where it is", () => {
  const before = createScale(MONTHS, 0, 1280);
  for (const x of [0, 300, 1280]) {
    const after = createScale(zoomed(MONTHS, 0.4, before.at(x)), 0, 1280);
    close(after.x(before.at(x)), x);
    close(length(after), length(MONTHS) * 0.4);
  }
});

test("panning keeps the length of the window", () => {
  const later = panned(MONTHS, 0.5);
  close(length(later), length(MONTHS));
  close(later.from - MONTHS.from, length(MONTHS) / 2);
});

test("a window stays within the whole span and its margin", () => {
  const whole = padded(MONTHS, 0.06);
  assert.deepEqual(confined(zoomed(MONTHS, 50), MONTHS), whole);
  close(confined(panned(MONTHS, 9), MONTHS).to, whole.to);
  close(confined(panned(MONTHS, -9), MONTHS).from, whole.from);
});

test("a window is never shorter than a few seconds", () => {
  close(length(confined(zoomed(MONTHS, 1e-12), MONTHS)), SHORTEST_WINDOW);
});

test("a span of a single moment can still be shown", () => {
  const { from, to } = confined(MONTHS, { from: MONTHS.from, to: MONTHS.from });
  close(to - from, SHORTEST_WINDOW);
  assert.ok(from <= MONTHS.from && to >= MONTHS.from);
});

test("going somewhere leaves room around it", () => {
  const { from, to } = around(100, 200, 1000);
  assert.deepEqual([from, to], [-350, 650]);
  assert.ok(length(around(0, 5000, 1000)) > 5000);
});

test("the way between two windows begins at one and ends at the other", () => {
  const day = { from: secondsFromCivil(2007, 3, 10), to: secondsFromCivil(2007, 3, 11) };
  for (const [one, other] of [
    [MONTHS, day],
    [day, MONTHS],
    [MONTHS, panned(MONTHS, 0.4)],
  ]) {
    const [start, end, half] = [0, 1, 0.5].map((progress) => between(one, other, progress));
    close(start.from, one.from);
    close(end.to, other.to);
    close(length(half), Math.sqrt(length(one) * length(other)));
  }
});

test("a billion years are a stretch like another", () => {
  const window = { from: -1e9 * YEAR, to: 0 };
  close(createScale(window, 0, 1000).x(-5e8 * YEAR), 500);
});

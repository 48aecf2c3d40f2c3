import assert from "node:assert/strict";
import { test } from "node:test";
import { createCache } from "../../static/js/timeline/cache.js";
import { DAY } from "../../static/js/timeline/civil.js";
import { answer, placement } from "./seeded.mjs";

const SPAN = [0, 1000 * DAY];
const day = (n, weight = 50) => placement({ n, weight, b: n * DAY, e: (n + 1) * DAY });
const told = (placements, from, to, changes = {}) =>
  answer(placements, [from * DAY, to * DAY], { span: SPAN, total: 9999, ...changes });
const days = (from, to) => ({ from: from * DAY, to: to * DAY });
const numbers = ({ placements }) => placements.map(({ n }) => n);

test("what a wide answer names is still there when a closer one has come", () => {
  const cache = createCache();
  cache.add(told([day(50, 60), day(500, 90)], 0, 1000));
  cache.add(told([day(51, 55), day(52, 54)], 40, 60));
  assert.deepEqual(numbers(cache.dataFor(days(45, 55))), [50, 51, 52]);
  assert.deepEqual(numbers(cache.dataFor(days(0, 900))), [500, 50, 51, 52]);
});

test("a window is drawn from the finest answer that covers it", () => {
  const cache = createCache();
  cache.add(told([day(50)], 0, 1000));
  cache.add(told([day(50)], 40, 60));
  assert.deepEqual(cache.dataFor(days(45, 55)).window, [40 * DAY, 60 * DAY]);
  assert.deepEqual(cache.dataFor(days(30, 55)).window, SPAN);
});

test("an answer that holds all of its stretch is drawn as it is", () => {
  const cache = createCache();
  cache.add(told([day(50)], 0, 1000));
  cache.add(told([day(51)], 40, 60, { total: 1, shown: 1 }));
  assert.deepEqual(numbers(cache.dataFor(days(45, 55))), [51]);
});

test("another change of the timeline makes all answers before it forgotten", () => {
  const cache = createCache();
  cache.add(told([day(50)], 0, 1000));
  cache.add(told([day(51)], 40, 60, { change: 2 }));
  assert.deepEqual(numbers(cache.dataFor(days(0, 1000))), [51]);
  assert.ok(!cache.suffices(days(100, 400)));
});

test("the same event is the same object in every answer, and the data of a window until another comes", () => {
  const cache = createCache();
  cache.add(told([day(50)], 0, 1000));
  const first = cache.dataFor(days(0, 900));
  assert.equal(cache.dataFor(days(1, 901)), first);
  cache.add(told([day(50)], 40, 60));
  assert.equal(cache.dataFor(days(45, 55)).placements[0], first.placements[0]);
});

test("no more than a few answers are held", () => {
  const cache = createCache();
  for (let n = 0; n < 40; n += 1) cache.add(told([day(n)], n, n + 1));
  assert.ok(!cache.suffices({ from: 0.4 * DAY, to: 0.6 * DAY }));
  assert.ok(cache.suffices({ from: 39.4 * DAY, to: 39.6 * DAY }));
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { isCovered, isEnough } from "../../static/js/timeline/cache.js";
import { isDrawable, snapped } from "../../static/js/timeline/data.js";

const held = { window: [0, 300], span: [-1000, 1000], shown: 10, total: 10 };

test("an answer is enough while the window has half its length around it", () => {
  assert.ok(isEnough(held, { from: 100, to: 200 }));
  assert.ok(!isEnough(held, { from: 20, to: 120 }));
  assert.ok(!isEnough(held, { from: 400, to: 500 }));
});

test("at the ends of all data nothing more is asked for", () => {
  assert.ok(isEnough({ ...held, window: [-1000, 300] }, { from: -1050, to: -950 }));
});

test("an answer that left events out is too coarse for a much shorter window", () => {
  const incomplete = { ...held, total: 500 };
  assert.ok(isEnough(incomplete, { from: 100, to: 200 }));
  assert.ok(!isEnough(incomplete, { from: 140, to: 160 }));
  assert.ok(isEnough(held, { from: 140, to: 160 }));
});

test("only what is all held can be counted", () => {
  assert.ok(isCovered(held, { from: 0, to: 300 }));
  assert.ok(!isCovered(held, { from: -10, to: 300 }));
  assert.ok(isCovered({ ...held, window: [-1000, 1000] }, { from: -1060, to: 1060 }));
});

test("small moves ask for the same address", () => {
  const one = snapped({ from: 1000.2, to: 4000.7 });
  assert.deepEqual(snapped({ from: 1003.9, to: 4003.1 }), one);
  assert.ok(one.from <= 1000.2 && one.to >= 4003.1);
  assert.ok(Number.isInteger(one.from) && Number.isInteger(one.to));
});

test("a timeline without a dated event has nothing to draw", () => {
  assert.ok(isDrawable({ span: [0, 1], window: [0, 1] }));
  assert.ok(!isDrawable({ span: [null, null], window: [null, null] }));
  assert.ok(!isDrawable({ span: [0, 0], window: [0, 0] }));
  assert.ok(!isDrawable({ span: null, window: null }));
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { createTaps } from "../../static/js/timeline/taps.js";

test("two taps in one place are a double tap, and a third begins anew", () => {
  const taps = createTaps();
  assert.deepEqual(
    [0, 200, 400, 1000].map((time) => taps.isSecond(time, 50)),
    [false, true, false, false],
  );
});

test("taps apart, or long after another, are single", () => {
  const taps = createTaps();
  assert.ok(!taps.isSecond(0, 50) && !taps.isSecond(100, 150) && !taps.isSecond(900, 150));
  assert.ok(!taps.isAnswered(900));
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY } from "../../static/js/timeline/civil.js";
import { panned, zoomed } from "../../static/js/timeline/scale.js";
import { createSliding } from "../../static/js/timeline/sliding.js";

const window = { from: 1000 * DAY, to: 1100 * DAY };

test("while a reader pans a moment keeps its x, and the left edge moves", () => {
  const sliding = createSliding();
  const one = sliding.scaleOf(window, 1280);
  const other = sliding.scaleOf(panned(window, 0.02), 1280);
  assert.ok(Math.abs(one.x(1050 * DAY) - other.x(1050 * DAY)) < 1e-6);
  assert.ok(Math.abs(other.left - 25.6) < 1e-6);
  assert.ok(sliding.isNear(one, other));
  assert.ok(!sliding.isNear(one, sliding.scaleOf(panned(window, 0.2), 1280)), "more must be drawn");
});

test("at another zoom, and far away, x is counted anew", () => {
  const sliding = createSliding();
  const one = sliding.scaleOf(window, 1280);
  assert.equal(sliding.scaleOf(zoomed(window, 0.9), 1280).left, 0);
  assert.equal(sliding.scaleOf(panned(window, 30), 1280).left, 0);
  assert.ok(!sliding.isNear(one, sliding.scaleOf(zoomed(window, 1.0001), 1280)));
});

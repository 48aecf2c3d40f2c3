import assert from "node:assert/strict";
import { test } from "node:test";

import { moved, progress, stepAt, stepIn } from "../../static/js/stories/path.js";

test("an address names a step that there is, or none", () => {
  assert.equal(stepIn("#step-3", 12), 3);
  assert.equal(stepIn("#step-13", 12), 0);
  assert.equal(stepIn("#step-0", 12), 0);
  assert.equal(stepIn("#event-3", 12), 0);
  assert.equal(stepIn("", 12), 0);
});

test("the step that is read is the last one that begins above the line", () => {
  assert.equal(stepAt([500, 900, 1300], 400), 0);
  assert.equal(stepAt([100, 500, 900], 520), 2);
  assert.equal(stepAt([-900, -500, -100], 400), 3);
  assert.equal(stepAt([], 400), 0);
});

test("progress says where one is and how many there are", () => {
  assert.equal(progress(3, 12), "3 of 12");
  assert.equal(progress(0, 1), "1 step");
  assert.equal(progress(0, 12), "12 steps");
});

test("one goes no further than the first and the last step", () => {
  assert.equal(moved(0, 1, 3), 1);
  assert.equal(moved(1, -1, 3), 1);
  assert.equal(moved(3, 1, 3), 3);
  assert.equal(moved(2, -1, 3), 1);
});

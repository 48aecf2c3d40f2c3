import assert from "node:assert/strict";
import { test } from "node:test";

import { due, EVERY, LONGEST, pause, timeWords } from "../../static/js/live/pace.js";

test("a question that fails is asked less and less often, and never less than every five minutes", () => {
  assert.deepEqual([0, 1, 2].map((failures) => pause(10_000, failures)), [10_000, 20_000, 40_000]);
  assert.equal(pause(EVERY.stranger, 40), LONGEST);
});

test("a page that comes into view again asks at once where it is overdue, else when it would have asked", () => {
  assert.equal(due(10_000, 0, 4_000), 6_000);
  assert.equal(due(10_000, 0, 90_000), 0);
  assert.equal(due(10_000, 2, 10_000), 30_000);
});

test("a change is of just now for a minute, then of an hour of the clock, then of a day", () => {
  const at = new Date(2007, 2, 10, 14, 3);
  const after = (seconds) => timeWords(at, new Date(at.getTime() + seconds * 1000));
  assert.equal(after(59), "just now");
  assert.equal(after(61), "at 14:03");
  assert.equal(after(86_400), "on 10 March at 14:03");
});

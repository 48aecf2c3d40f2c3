import assert from "node:assert/strict";
import { test } from "node:test";

import { placeAt, scrollAt } from "../../static/js/stories/dropping.js";

test("what is dragged is put down before the first one whose middle is below the pointer", () => {
  const middles = [50, 150, 400];
  assert.deepEqual([0, 49, 51, 149, 151, 399, 401].map((y) => placeAt(middles, y)), [0, 0, 1, 1, 2, 2, 3]);
  assert.equal(placeAt([], 10), 0);
});

test("the page scrolls near its edges, faster the nearer, and not in between", () => {
  assert.equal(scrollAt(400, 100, 800), 0);
  assert.ok(scrollAt(795, 100, 800) > scrollAt(750, 100, 800));
  assert.ok(scrollAt(750, 100, 800) > 0);
  assert.ok(scrollAt(110, 100, 800) < 0);
  assert.equal(scrollAt(-500, 100, 800), -scrollAt(5000, 100, 800));
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { withGroup } from "../../static/js/groups/group_links.js";
import { movedBy } from "../../static/js/groups/reordering.js";

test("a row moves by places and stays where there is none", () => {
  assert.deepEqual(movedBy(["a", "b", "c"], "c", -1), ["a", "c", "b"]);
  assert.deepEqual(movedBy(["a", "b", "c"], "a", 2), ["b", "c", "a"]);
  assert.deepEqual(movedBy(["a", "b"], "a", -1), ["a", "b"]);
  assert.deepEqual(movedBy(["a", "b"], "z", 1), ["a", "b"]);
});

test("another grouping keeps the rest of the address", () => {
  assert.equal(withGroup("?q=a&group=tag&from=2007-01-01", "place"), "?q=a&group=place&from=2007-01-01");
  assert.equal(withGroup("", "none"), "?group=none");
});

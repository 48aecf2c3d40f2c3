import assert from "node:assert/strict";
import { test } from "node:test";

import { following } from "../../static/js/desk/todo.js";

test("the focus goes to the line that moved up, to the last one at the end, and nowhere when all is done", () => {
  assert.equal(following(2, 5), 2);
  assert.equal(following(4, 4), 3);
  assert.equal(following(0, 0), -1);
});

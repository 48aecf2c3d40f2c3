import assert from "node:assert/strict";
import { test } from "node:test";

import { NONE, all, chosenOf, kept, ranged, toggled } from "../../static/js/views/choosing.js";

const KEYS = ["1", "2", "3", "4", "5"];
const chosen = (choice) => chosenOf(choice, KEYS).join("");

test("one after another is chosen and given up", () => {
  const two = toggled(toggled(NONE, "4"), "2");
  assert.equal(chosen(two), "24");
  assert.equal(chosen(toggled(two, "4")), "2");
  assert.equal(chosen(NONE), "");
});

test("a range goes either way from the last one, and becomes what that one is", () => {
  const from = toggled(NONE, "2");
  assert.equal(chosen(ranged(from, KEYS, "4")), "234");
  assert.equal(chosen(ranged(ranged(from, KEYS, "4"), KEYS, "1")), "1234");
  const given = toggled(all(KEYS), "4");
  assert.equal(chosen(ranged(given, KEYS, "2")), "15");
});

test("a range that begins nowhere is one row", () => {
  assert.equal(chosen(ranged(NONE, KEYS, "3")), "3");
  assert.equal(chosen(ranged(kept(toggled(NONE, "9"), KEYS), KEYS, "3")), "3");
});

test("what is not there any more is not chosen", () => {
  const left = kept(toggled(toggled(NONE, "1"), "9"), KEYS);
  assert.deepEqual([...left.chosen], ["1"]);
  assert.equal(left.from, null);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY } from "../../static/js/timeline/civil.js";
import { opened } from "../../static/js/timeline/commands.js";
import { moveOf, placeOf } from "../../static/js/timeline/ribbon.js";

const window = { from: 0, to: 100 * DAY };
const within = (begins, ends) => ({ b: begins * DAY, e: ends * DAY });

test("a count of some days opens on those days", () => {
  const target = opened({ begins: 10 * DAY, ends: 20 * DAY, placements: [within(10, 11)] }, window);
  assert.ok(target.from > 0 && target.from < 10 * DAY && target.to > 20 * DAY && target.to < 40 * DAY);
});

test("a count of most of the window opens half of it, around the middle of what is counted", () => {
  const target = opened({ begins: 0, ends: 90 * DAY, placements: [within(10, 11)] }, window);
  assert.deepEqual(target, { from: 22.5 * DAY, to: 72.5 * DAY });
});

test("what is of one day, or under way throughout, is listed: no zoom tells it apart", () => {
  assert.equal(opened({ begins: 10 * DAY, ends: 11 * DAY, placements: [] }, window), null);
  assert.equal(opened({ begins: 0, ends: 100 * DAY, placements: [within(-5, 200)] }, window), null);
});

test("keys on the ribbon move the window by a tenth, by a page, or to either end", () => {
  const span = { from: -1000 * DAY, to: 1000 * DAY };
  assert.equal(moveOf("ArrowRight", window, span).from, 10 * DAY);
  assert.equal(moveOf("PageDown", window, span).from, -90 * DAY);
  assert.deepEqual(moveOf("End", window, span), { from: 900 * DAY, to: 1000 * DAY });
  assert.equal(moveOf("Home", window, span).from, -1000 * DAY);
  assert.equal(moveOf("a", window, span), null);
  assert.equal(placeOf(window, [0, 200 * DAY]), 25);
});

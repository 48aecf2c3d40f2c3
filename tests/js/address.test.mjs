import assert from "node:assert/strict";
import { test } from "node:test";
import {
  civilText,
  dataAddress,
  eventIn,
  isSameStep,
  withEvent,
  withWindow,
} from "../../static/js/timeline/address.js";
import { secondsFromCivil } from "../../static/js/timeline/civil.js";

const at = secondsFromCivil;

test("the address says the days that are shown, the last one included", () => {
  const search = withWindow("?q=raid&event=13", { from: at(2007, 1, 2), to: at(2007, 5, 15) });
  assert.equal(search, "?q=raid&event=13&from=2007-01-02&to=2007-05-14");
});

test("a short window is written to the second", () => {
  const search = withWindow("", { from: at(2007, 3, 10, 3), to: at(2007, 3, 10, 4) });
  assert.equal(search, "?from=2007-03-10T03:00:00&to=2007-03-10T03:59:59");
});

test("what is written and read again is written the same", () => {
  const first = withWindow("", { from: at(2007, 1, 2, 5, 6, 7), to: at(2007, 5, 14, 8, 9) });
  const read = { from: at(2007, 1, 2), to: at(2007, 5, 15) }; // the whole days that it names
  assert.equal(withWindow("", read), first);
});

test("years before our era are astronomical, and far ones have their letter", () => {
  assert.equal(civilText(at(-752, 4, 21)), "-0752-04-21");
  assert.equal(civilText(at(0, 1, 1)), "0000-01-01");
  assert.equal(civilText(at(-12000)), "Y-12000");
  assert.equal(civilText(at(123456, 7)), "Y123456");
});

test("the open event stands in the address, and only as a number", () => {
  assert.equal(eventIn(withEvent("?q=a", 13)), 13);
  assert.equal(withEvent("?q=a&event=13", null), "?q=a");
  for (const search of ["", "?event=", "?event=x", "?event=-1", "?event=1.5"])
    assert.equal(eventIn(search), null);
});

test("data is asked for with the filters of the page and without what is only the view's", () => {
  const address = dataAddress(
    "/t/a/viewport.json",
    "?q=&person=1&person=2&event=5&from=2007&to=2008",
    { from: 10, to: 20 },
    300,
  );
  assert.equal(address, "/t/a/viewport.json?person=1&person=2&from=10&to=20&k=300");
});

test("letters that refine a search are no steps of their own; beginning and ending it are", () => {
  assert.ok(isSameStep("?q=mor&from=2007-01-01&to=2007-02-01", "?from=2007-01-01&to=2007-02-01&q=mortar"));
  assert.ok(isSameStep("?q=mortar", "?q=mortar"));
  assert.ok(!isSameStep("", "?q=mortar"));
  assert.ok(!isSameStep("?q=mortar", ""));
  assert.ok(!isSameStep("?q=mortar", "?q=mortar&place=1"));
});

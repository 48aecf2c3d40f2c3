import assert from "node:assert/strict";
import { test } from "node:test";

import { dayBeside } from "../../static/js/views/days.js";
import { toTsv } from "../../static/js/views/tsv.js";
import { taken, withView } from "../../static/js/views/address.js";

test("another view of the same events keeps everything but the page", () => {
  assert.equal(withView("?q=a&from=2007-03-10T03:00:00&page=3", "table"), "?view=table&q=a&from=2007-03-10T03:00:00");
  assert.equal(withView("?view=table&sort=title", "calendar"), "?view=calendar&sort=title");
});

test("an image is of what is in view, without what is only on the screen", () => {
  assert.equal(taken("?view=table&q=a&from=2007-03-10T03:00:00&event=4&page=2&sort=title"), "?q=a&from=2007-03-10T03:00:00");
  assert.equal(taken("?event=4"), "");
});

test("the timeline goes without saying", () => {
  assert.equal(withView("?view=table&event=4", "timeline"), "?event=4");
  assert.equal(withView("?view=list", "timeline"), "");
});

test("arrows go from day to day and week to week, and stop where the month ends", () => {
  const march = Array.from({ length: 31 }, (_, day) => (day + 3) % 7); // the 1st is a Thursday
  assert.equal(dayBeside(march, 9, "ArrowRight"), 10);
  assert.equal(dayBeside(march, 9, "ArrowUp"), 2);
  assert.equal(dayBeside(march, 0, "ArrowLeft"), undefined);
  assert.equal(dayBeside(march, 30, "ArrowDown"), undefined);
  assert.equal(dayBeside(march, 9, "Home"), 4);
  assert.equal(dayBeside(march, 9, "End"), 10);
  assert.equal(dayBeside(march, 0, "Home"), 0);
  assert.equal(dayBeside(march, 9, "x"), undefined);
});

test("cells become one line each, and none a formula", () => {
  assert.equal(toTsv([["No.", "Event"], ["1", "a\n  b\tc"], ["2", "=1+1"]]), "No.\tEvent\n1\ta b c\n2\t'=1+1");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY, HOUR, secondsFromCivil as at } from "../../static/js/timeline/civil.js";
import { dateIn, dragged, edtfOf, gripsOf, spanOf, stepAt, TARGET, wordsOf } from "../../static/js/timeline/dragging.js";
import { createScale } from "../../static/js/timeline/scale.js";
import { seeded } from "./seeded.mjs";

const months = createScale({ from: at(2007, 1, 1), to: at(2007, 6, 1) }, 0, 1280);
const hours = createScale({ from: at(2007, 3, 10), to: at(2007, 3, 11) }, 0, 1280);

/** The string after a drag by so many seconds. */
const after = (edtf, grip, seconds, scale = months) =>
  edtfOf(dragged(dateIn(edtf), grip, seconds * scale.perSecond, scale));

test("a date that is written again unchanged is the same string", () => {
  const texts = "2007 -0043 -0043-03 -0043-12 0000 2007-03 2007-03-10 -0043-03-15 2007-03-10T11:30:00 2007-03-06T10:05:00-05:00 2007-03-10T11:30:00Z";
  const pairs = "2007/2009 2007-03/2007-05 2007-03-01/2007-03-31 [2007-03-01..2007-03-09] [2007..2009]";
  for (const text of [...texts.split(" "), ...pairs.split(" ")]) {
    assert.equal(edtfOf(dateIn(text)), text);
    for (const grip of ["whole", "begin", "end"]) assert.equal(after(text, grip, 0), text);
  }
});

test("what a plain string cannot say as well is not dragged", () => {
  const approximate = "2007~ 2007-03? 2007-03-10% 200X 2007-XX-10 2007-21 2007-33 Y-12000 Y17E7 1950S2 -0000";
  const open = "/2007 2007/ ../2007 2007/.. [..2007-03-09] [2007-03-01..] [2007-03-10,2007-03-12] {2007..2009} 2007-03-09/2007-03-01";
  const mixed = "2007-03-10/2007-04 2007-03-10T11:30:00/2007-03-10T12:30:00";
  for (const text of `${approximate} ${open} ${mixed}`.split(" ")) assert.equal(dateIn(text), null, text);
  assert.equal(dateIn(""), null);
});

test("the span is the one that the placement has", () => {
  assert.deepEqual(spanOf(dateIn("2007-02")), { b: at(2007, 2), e: at(2007, 3) });
  assert.deepEqual(spanOf(dateIn("[2007-03-01..2007-03-09]")), { b: at(2007, 3, 1), e: at(2007, 3, 10) });
  assert.deepEqual(spanOf(dateIn("2007-03-10T11:30:00")), { b: at(2007, 3, 10, 11, 30), e: at(2007, 3, 10, 11, 30) + 1 });
});

test("a day moves by days, a month by months and a year by years", () => {
  assert.equal(after("2007-03-10", "whole", 2.4 * DAY), "2007-03-12");
  assert.equal(after("2007-03-10", "whole", -10 * DAY), "2007-02-28");
  assert.equal(after("2007-01", "whole", 31 * DAY), "2007-02");
  assert.equal(after("2007-01", "whole", 10 * DAY), "2007-01");
  assert.equal(after("2007-01", "whole", -20 * DAY), "2006-12");
  assert.equal(after("2007", "whole", -200 * DAY), "2006");
  assert.equal(after("0001", "whole", -366 * DAY), "0000");
});

test("a stretch moves as a whole and keeps its length in its own units", () => {
  assert.equal(after("2007-03-01/2007-03-31", "whole", DAY), "2007-03-02/2007-04-01");
  assert.equal(after("2007-01/2007-02", "whole", 31 * DAY), "2007-02/2007-03");
  assert.equal(after("[2007-03-01..2007-03-09]", "whole", -DAY), "[2007-02-28..2007-03-08]");
});

test("an end moves alone, and stops at the other one", () => {
  assert.equal(after("2007-03-01/2007-03-31", "begin", 5 * DAY), "2007-03-06/2007-03-31");
  assert.equal(after("2007-03-01/2007-03-31", "end", -5 * DAY), "2007-03-01/2007-03-26");
  assert.equal(after("2007-03-01/2007-03-31", "begin", 99 * DAY), "2007-03-31");
  assert.equal(after("[2007-03-01..2007-03-09]", "end", -99 * DAY), "2007-03-01");
  assert.equal(after("[2007-03-01..2007-03-09]", "end", 3 * DAY), "[2007-03-01..2007-03-12]");
});

test("whatever is dragged, no end comes before its beginning and the string can be read again", () => {
  const random = seeded(7);
  const texts = ["2007", "2007-03", "2007-03-10", "2007-01/2007-12", "[2007-03-01..2007-03-09]", "9990/9999", "-9999"];
  for (let turn = 0; turn < 2000; turn += 1) {
    const text = texts[Math.floor(random() * texts.length)];
    const grip = ["whole", "begin", "end"][Math.floor(random() * 3)];
    const next = after(text, grip, (random() - 0.5) * 4000 * DAY);
    const { b, e } = spanOf(dateIn(next));
    assert.ok(b < e, `${text} → ${next}`);
  }
});

test("a time moves by round steps that can be aimed at, and keeps its zone", () => {
  assert.equal(stepAt(hours), 300);
  assert.equal(after("2007-03-10T11:32:10+03:00", "whole", HOUR, hours), "2007-03-10T12:30:00+03:00");
  assert.equal(after("2007-03-10T11:32:10", "whole", 0, hours), "2007-03-10T11:32:10");
  assert.equal(stepAt(months), 12 * HOUR);
  const years = createScale({ from: at(2000), to: at(2010) }, 0, 1280);
  assert.equal(after("2007-03-10T11:32:10Z", "whole", 10.3 * DAY, years), "2007-03-20T11:32:10Z");
});

test("words are as short as they can be", () => {
  const say = (edtf) => wordsOf(dateIn(edtf));
  assert.equal(say("2007-03-10"), "10 March 2007");
  assert.equal(say("2007-03"), "March 2007");
  assert.equal(say("-0043"), "44 BCE");
  assert.equal(say("2007-03-10/2007-03-12"), "10 to 12 March 2007");
  assert.equal(say("[2007-03-01..2007-04-09]"), "between 1 March and 9 April 2007");
  assert.equal(say("2006/2007"), "2006 to 2007");
  assert.equal(say("2007-03-10T11:30:00"), "10 March 2007, 11:30");
});

test("a narrow bar has three targets beside each other, each wide enough for a finger", () => {
  const stretch = dateIn("2007-03-01/2007-03-31");
  for (const x1 of [116, 120, 140, 180, 400]) {
    const grips = gripsOf(stretch, { isBar: true, x0: 100, x1 });
    assert.deepEqual(grips.map(({ grip }) => grip), ["whole", "begin", "end"]);
    for (const { width } of grips) assert.ok(width >= TARGET);
    const [whole, begin, end] = grips;
    assert.equal(begin.left + begin.width, whole.left);
    assert.equal(whole.left + whole.width, end.left);
  }
});

test("a date of one unit is moved, never stretched", () => {
  const [whole, ...ends] = gripsOf(dateIn("2007-03-10"), { isBar: false, x0: 100, x1: 112 });
  assert.deepEqual(ends, []);
  assert.deepEqual(whole, { grip: "whole", left: 94, width: TARGET });
  assert.equal(gripsOf(dateIn("2007-03"), { isBar: true, x0: 100, x1: 300 }).length, 1);
});

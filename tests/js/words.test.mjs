import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY, secondsFromCivil } from "../../static/js/timeline/civil.js";
import { stretch, windowWords, yearName } from "../../static/js/timeline/stretches.js";
import { deviations, fitted, markName, statusWords, whenWords } from "../../static/js/timeline/words.js";
import { placement } from "./seeded.mjs";

const at = secondsFromCivil;

test("a stretch is named in the coarsest words that are right", () => {
  assert.equal(stretch(at(2007, 3, 10), at(2007, 3, 11)), "on 10 March 2007");
  assert.equal(stretch(at(2007, 3, 10), at(2007, 3, 13), { year: 2007 }), "on 10–12 March");
  assert.equal(stretch(at(2007, 2, 27), at(2007, 3, 3)), "on 27 February – 2 March 2007");
  assert.equal(stretch(at(2007, 3), at(2007, 4)), "in March 2007");
  assert.equal(stretch(at(2007, 1), at(2007, 6)), "in January–May 2007");
  assert.equal(stretch(at(2007), at(2008)), "in 2007");
  assert.equal(stretch(at(2003), at(2008)), "in 2003–2007");
  assert.equal(stretch(at(2006, 12, 20), at(2007, 1, 5)), "in December 2006 – January 2007");
  assert.equal(stretch(at(2007, 3, 10, 3), at(2007, 3, 10, 3)), "on 10 March 2007");
});

test("a window is named as a person would", () => {
  assert.equal(windowWords({ from: at(2007, 1, 2), to: at(2007, 5, 14) }, "en-GB"), "January to May 2007");
  assert.equal(windowWords({ from: at(2007, 3, 8), to: at(2007, 3, 14) }, "en-GB"), "8–13 March 2007");
  assert.equal(windowWords({ from: at(2007, 3, 10), to: at(2007, 3, 11) }, "en-GB"), "10 March 2007");
  assert.equal(windowWords({ from: at(1748), to: at(2023) }, "en-GB"), "1748 to 2022");
  assert.equal(windowWords({ from: at(-752), to: at(476) }, "en-GB"), "753 BCE to 475 CE");
  const deep = { from: at(-68_000_000), to: at(2_000_000) };
  assert.equal(windowWords(deep, "en-GB", [at(-66_000_000), at(2004)]), "66 million BCE to 2003");
  assert.equal(stretch(at(-20_000_000), at(2_000_000), { span: [at(-66_000_000), at(2004)] }), "in 20 million BCE–2003");
  assert.equal(stretch(at(-66_000_000), at(-60_000_000)), "in 66–60 million BCE");
  assert.equal(stretch(at(-62), at(14)), "in 63 BCE–13 CE");
});

test("numbers of events are said with care", () => {
  const window = { from: at(2007), to: at(2007) + 300 * DAY };
  assert.match(statusWords(0, window), /^No events, /);
  assert.match(statusWords(1, window), /^1 event, /);
  assert.match(statusWords(12345, window, { isAbout: true, language: "en-GB" }), /^about 12,345 events, /);
});

test("only what deviates is said", () => {
  assert.deepEqual(deviations(placement()), []);
  assert.deepEqual(deviations(placement({ kind: "announced", mark: "planned" })), ["announced"]);
  assert.deepEqual(deviations(placement({ computed: true, conflict: true })), [
    "worked out",
    "sources disagree",
  ]);
});

test("the year that the calendar names is left out, but never all of the date", () => {
  const label = (when, year) => whenWords(placement({ when }), year);
  assert.equal(label("11 January 2007, about 3 a.m.", 2007), "11 January, about 3 a.m.");
  assert.equal(label("December 2006", 2007), "December 2006");
  assert.equal(label("2007", 2007), "2007");
  assert.equal(label("about 2007", 2007), "about 2007");
  assert.equal(label("early 2007", 2007), "early 2007");
  assert.equal(label("summer 2007", 2007), "summer");
  assert.equal(label("some time in March 2007", 2007), "some time in March");
});

test("a mark has a text equivalent with its full date", () => {
  assert.equal(
    markName(placement({ mark: "did_not_happen" })),
    "Conference in Baghdad, 10 March 2007, did not happen",
  );
});

test("years have the names of their era", () => {
  const names = [2007, 476, 1, 0, -752, -11999, -65999999].map((year) => yearName(year, "en-GB"));
  assert.deepEqual(names, ["2007", "476 CE", "1 CE", "1 BCE", "753 BCE", "12,000 BCE", "66 million BCE"]);
});

test("a text is shortened to its room, or left out where too little of it would be left", () => {
  const measure = (text) => 10 * text.length;
  assert.equal(fitted("The bridge opens", 160, measure, 90), "The bridge opens");
  assert.equal(fitted("The bridge opens", 120, measure, 90), "The bridge…");
  assert.equal(fitted("The bridge opens", 80, measure, 90), "");
});

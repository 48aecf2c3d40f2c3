import assert from "node:assert/strict";
import { test } from "node:test";
import { secondsFromCivil, YEAR } from "../../static/js/timeline/civil.js";
import { createScale } from "../../static/js/timeline/scale.js";
import { ticks } from "../../static/js/timeline/ticks.js";
import { seeded } from "./seeded.mjs";

const at = secondsFromCivil;
const within = (from, to, options) => ticks(createScale({ from, to }, 0, 1200), options);
const names = (...window) => within(...window).map(({ name }) => name);

test("months are named, and the year with the edge or with January", () => {
  assert.deepEqual(names(at(2007, 1, 2), at(2007, 5, 14), { gap: 124 }), [
    "January 2007",
    "February",
    "March",
    "April",
    "May",
  ]);
  assert.deepEqual(names(at(2006, 11, 1), at(2007, 3, 1), { gap: 124 }), [
    "November 2006",
    "December",
    "January 2007",
    "February",
  ]);
});

test("hours are told by the clock, and midnight by its day", () => {
  assert.deepEqual(names(at(2007, 3, 10, 12), at(2007, 3, 11, 12), { gap: 124 }), [
    "10 March, 12:00",
    "15:00",
    "18:00",
    "21:00",
    "11 March",
    "03:00",
    "06:00",
    "09:00",
  ]);
});

test("seconds are told when the window is a minute long", () => {
  assert.ok(names(at(2007, 3, 10, 3), at(2007, 3, 10, 3, 1)).includes("03:00:30"));
});

test("there is no year zero", () => {
  assert.deepEqual(names(at(-3), at(5)), [
    "4 BCE",
    "3 BCE",
    "2 BCE",
    "1 BCE",
    "1 CE",
    "2 CE",
    "3 CE",
    "4 CE",
  ]);
  assert.deepEqual(names(at(-299), at(301)), [
    "300 BCE",
    "250 BCE",
    "200 BCE",
    "150 BCE",
    "100 BCE",
    "50 BCE",
    "1 CE",
    "50 CE",
    "100 CE",
    "150 CE",
    "200 CE",
    "250 CE",
    "300 CE",
  ]);
});

test("years before our era stand where people count them, not one beside", () => {
  const tick = within(at(-800), at(-300)).find(({ name }) => name === "700 BCE");
  assert.equal(tick.at, at(-699));
});

test("a million years are named in millions", () => {
  assert.deepEqual(names(-66e6 * YEAR, -21e6 * YEAR, { gap: 200 }), [
    "60 million BCE",
    "50 million BCE",
    "40 million BCE",
    "30 million BCE",
  ]);
  assert.ok(names(-13e9 * YEAR, 0).includes("10 billion BCE"));
});

test("ticks are in order, in the window, apart, and never too many, at every zoom", () => {
  const random = seeded(3);
  for (let i = 0; i < 400; i += 1) {
    const length = 10 ** (1 + random() * 16.5);
    const from = (random() - 0.5) * 4 * length + at(2007);
    const marks = within(from, from + length, { gap: 96 }).filter(({ isEdge }) => !isEdge);
    assert.ok(marks.length <= 13, `${marks.length} ticks in ${length} s`);
    for (const [index, tick] of marks.entries()) {
      assert.ok(tick.at >= from && tick.at < from + length);
      if (index > 0)
        assert.ok(
          tick.x - marks[index - 1].x > 96 * 0.55,
          `${tick.name} stands ${tick.x - marks[index - 1].x} px on`,
        );
    }
    assert.equal(new Set(marks.map(({ at: moment }) => moment)).size, marks.length);
  }
});

test("no two ticks of a window have the same name, from days to ages", () => {
  const random = seeded(4);
  for (let i = 0; i < 300; i += 1) {
    const length = 10 ** (6 + random() * 11);
    const from = (random() - 0.5) * 3 * length;
    const said = within(from, from + length, { gap: 124 }).filter(
      ({ isEdge, isLarger }) => !isEdge && !isLarger,
    );
    const years = said.filter(({ name }) => /\d{4}|CE/.test(name));
    assert.equal(
      new Set(years.map(({ name }) => name)).size,
      years.length,
      years.map(({ name }) => name).join(" | "),
    );
  }
});

test("month names are those of the language of the page", () => {
  assert.ok(
    within(at(2007, 1, 1), at(2007, 5, 1), { gap: 124, language: "fr" }).some(
      ({ name }) => name === "février",
    ),
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { calendar } from "../../static/js/timeline/calendar.js";
import { DAY, HOUR, MINUTE, secondsFromCivil, YEAR } from "../../static/js/timeline/civil.js";
import { confined, createScale } from "../../static/js/timeline/scale.js";
import { frame } from "../../static/js/timeline/scene.js";

const at = secondsFromCivil;
const measure = (name) => 6.6 * name.length;
const of = (window, width = 1280) => calendar(createScale(window, 0, width), frame(width), "en", measure);
const named = (window, width) => of(window, width).filter(({ isCut }) => !isCut).map(({ name }) => name);
const around = (middle, length) => ({ from: middle - length / 2, to: middle + length / 2 });

const MOMENTS = [
  at(2007, 3, 10, 13, 47, 3),
  at(2000, 12, 31, 23, 59, 30),
  at(2000, 2, 29),
  at(476, 9, 4),
  at(1),
  at(-43, 3, 15),
  at(-9999),
  -66e6 * YEAR,
  -13.8e9 * YEAR,
];

test("from seconds to billions of years two names never touch, none is cut by the edge, and something is named", () => {
  const span = { from: -20e9 * YEAR, to: 20e9 * YEAR };
  for (const width of [390, 1280, 2560]) {
    for (const middle of MOMENTS) {
      for (let length = 20; length < 30e9 * YEAR; length *= 1.31) {
        const window = confined(around(middle, length), span);
        const told = of(window, width).filter(({ isCut }) => !isCut);
        assert.ok(told.length >= 1, `nothing is named at ${middle} in ${length} s`);
        const boxes = told.map(({ x, name, isEdge }) => {
          const left = isEdge ? frame(width).edge : x + 6;
          return [left, left + measure(name)];
        });
        for (const [index, [left, right]] of boxes.entries()) {
          assert.ok(right <= width, `${told[index].name} is cut`);
          if (index > 0) assert.ok(left >= boxes[index - 1][1] + 4, `${told[index - 1].name} / ${told[index].name}`);
        }
      }
    }
  }
});

for (const [what, window, names] of [
  ["seconds", around(at(2007, 3, 10, 3), MINUTE), ["02:59:45", "03:00:00", "03:00:15"]],
  ["minutes", around(at(2007, 3, 10, 3), 50 * MINUTE), ["02:40", "03:00", "03:20"]],
  ["hours", around(at(2007, 3, 10, 12), DAY), ["03:00", "12:00", "21:00"]],
  ["days", around(at(2007, 3, 10), 8 * DAY), ["7 March", "10 March", "13 March"]],
  ["some days", around(at(2007, 3, 10), 40 * DAY), ["1 March", "21 March"]],
  ["months", around(at(2007, 3, 10), 200 * DAY), ["January 2007", "February", "May"]],
  ["quarters", around(at(2007, 3, 10), 800 * DAY), ["April", "July", "October", "January 2007"]],
  ["years", around(at(2007), 10 * YEAR), ["2003", "2007", "2011"]],
  ["decades", around(at(1950), 90 * YEAR), ["1910", "1950", "1990"]],
  ["centuries", around(at(1500), 900 * YEAR), ["1100", "1500", "1900"]],
  ["millennia, without a year zero", around(at(1), 9000 * YEAR), ["4000 BCE", "1000 BCE", "1 CE", "1000", "4000"]],
  ["tens of thousands", around(at(-40_000), 90_000 * YEAR), ["80,000 BCE", "40,000 BCE", "10,000 BCE"]],
  ["hundreds of thousands", around(at(-400_000), 9e5 * YEAR), ["800,000 BCE", "400,000 BCE"]],
  ["millions", around(-4e6 * YEAR, 9e6 * YEAR), ["8 million BCE", "4 million BCE"]],
  ["tens of millions", around(-40e6 * YEAR, 90e6 * YEAR), ["80 million BCE", "40 million BCE"]],
  ["hundreds of millions", around(-400e6 * YEAR, 900e6 * YEAR), ["800 million BCE", "400 million BCE"]],
  ["billions", around(-4e9 * YEAR, 9e9 * YEAR), ["8 billion BCE", "4 billion BCE"]],
]) {
  test(`${what} are named as people name them`, () => {
    const told = named(window);
    for (const name of names) assert.ok(told.includes(name), `${name} is not among ${told.join(" · ")}`);
  });
}

test("the hours of a day say which day it is, and midnight is told by its day", () => {
  const told = named(around(at(2007, 3, 10, 23), 20 * HOUR));
  assert.ok(told[0].includes("10 March") && told.includes("11 March"), told.join(" · "));
});

test("so far back that numbers cannot tell seconds apart, a window is as short as they can", () => {
  const window = confined(around(-13.8e9 * YEAR, 20), { from: -20e9 * YEAR, to: 0 });
  assert.ok(window.to - window.from > DAY && of(window).length < 40);
});

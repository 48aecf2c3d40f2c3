import assert from "node:assert/strict";
import { test } from "node:test";
import {
  civilFromSeconds,
  civilNow,
  daysFromCivil,
  secondsFromCivil,
} from "../../static/js/timeline/civil.js";
import { seeded } from "./seeded.mjs";

test("civil seconds agree with Date where Date can go", () => {
  const random = seeded(1);
  for (let i = 0; i < 2000; i += 1) {
    const seconds = Math.floor((random() - 0.5) * 1.6e13);
    const date = new Date(seconds * 1000);
    assert.deepEqual(civilFromSeconds(seconds), {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
    });
  }
});

test("a civil date comes back from its seconds for 50 million years either way", () => {
  const random = seeded(2);
  for (let i = 0; i < 2000; i += 1) {
    const year = Math.floor((random() - 0.5) * 10 ** (1 + Math.floor(random() * 8)));
    const [month, day] = [1 + Math.floor(random() * 12), 1 + Math.floor(random() * 28)];
    const parts = civilFromSeconds(secondsFromCivil(year, month, day, 3, 4, 5));
    assert.deepEqual(parts, { year, month, day, hour: 3, minute: 4, second: 5 });
  }
});

test("a month beyond December belongs to the next year", () => {
  assert.equal(daysFromCivil(2007, 13), daysFromCivil(2008, 1));
  assert.equal(daysFromCivil(2007, 0), daysFromCivil(2006, 12));
});

test("a leap day stands between February and March", () => {
  assert.equal(daysFromCivil(2000, 3, 1) - daysFromCivil(2000, 2, 28), 2);
  assert.equal(daysFromCivil(1900, 3, 1) - daysFromCivil(1900, 2, 28), 1);
  assert.equal(daysFromCivil(0, 3, 1) - daysFromCivil(0, 2, 28), 2);
});

test("now is what the wall clock shows", () => {
  assert.equal(civilNow(new Date(2007, 2, 10, 9, 30)), secondsFromCivil(2007, 3, 10, 9, 30));
});

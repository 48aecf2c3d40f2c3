import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY, secondsFromCivil, YEAR } from "../../static/js/timeline/civil.js";
import {
  extent,
  markOf,
  marksIn,
  NARROWEST_BAR,
  RADIUS,
  stack,
  styleOf,
} from "../../static/js/timeline/marks.js";
import { createScale } from "../../static/js/timeline/scale.js";
import { placement, seeded } from "./seeded.mjs";

const at = secondsFromCivil;
const months = createScale({ from: at(2007, 1, 2), to: at(2007, 5, 14) }, 0, 1280);
const days = createScale({ from: at(2007, 3, 8), to: at(2007, 3, 14) }, 0, 1280);

test("a day among months is a dot at its middle", () => {
  const mark = markOf(placement(), months);
  assert.equal(mark.isBar, false);
  assert.equal(mark.x1 - mark.x0, 2 * RADIUS);
  assert.equal(mark.at, months.x(at(2007, 3, 10, 12)));
});

test("a day among days is a soft bar as wide as the day", () => {
  const mark = markOf(placement(), days);
  assert.ok(mark.isBar && mark.isSoft);
  assert.equal(mark.x0, days.x(at(2007, 3, 10)));
  assert.equal(mark.x1, days.x(at(2007, 3, 11)));
});

test("some time in February is a soft bar as wide as February", () => {
  const mark = markOf(placement({ b: at(2007, 2), e: at(2007, 3), precision: "month" }), months);
  assert.ok(mark.isBar && mark.isSoft);
  assert.equal(Math.round(mark.x1 - mark.x0), Math.round(28 * DAY * months.perSecond));
});

test("what lasted longer than it is uncertain is solid", () => {
  const mark = markOf(placement({ b: at(2007, 2), e: at(2007, 3), precision: "day" }), months);
  assert.ok(mark.isBar && !mark.isSoft);
});

test("a bound that is open is a short fade and no longer bar", () => {
  const known = markOf(placement(), days);
  const open = markOf(placement({ open_b: true }), days);
  assert.deepEqual([open.x0, open.x1], [known.x0, known.x1]);
  assert.ok(open.tailBefore > 0 && open.tailBefore < 40 && open.tailAfter === 0);
});

test("an event with one bound stands at it", () => {
  assert.deepEqual(extent({ b: null, e: 5 }), [5, 5]);
  assert.deepEqual(extent({ b: 7, e: null }), [7, 7]);
});

test("each state has its own look", () => {
  const looks = [
    {},
    { mark: "planned" },
    { kind: "former" },
    { mark: "did_not_happen" },
    { conflict: true },
    { computed: true },
    { mark: "unknown" },
  ];
  assert.deepEqual(
    looks.map((changes) => styleOf(placement(changes))),
    ["filled", "hollow", "former", "crossed", "split", "computed", "unknown"],
  );
  assert.equal(styleOf(placement({ kind: "announced" })), "hollow");
  assert.equal(styleOf(placement({ mark: "cancelled" })), "crossed");
});

test("only what touches the window is drawn, the selected event first, a former date last", () => {
  const placements = [
    placement({ n: 1, weight: 90 }),
    placement({ n: 2, weight: 80, b: at(2003), e: at(2004) }),
    placement({ n: 3, weight: 70, kind: "former" }),
    placement({ n: 4, weight: 50 }),
    placement({ n: 5, weight: 20 }),
  ];
  assert.deepEqual(
    marksIn(placements, months, 5).map(({ n }) => n),
    [5, 1, 4, 3],
  );
});

test("marks in the same lane never touch", () => {
  const random = seeded(8);
  const placements = Array.from({ length: 300 }, (_, n) => {
    const b = months.from + random() * (months.to - months.from);
    return placement({ n, b, e: b + DAY * (random() < 0.8 ? 1 : random() * 40), open_b: random() < 0.1 });
  });
  const marks = marksIn(placements, months);
  stack(marks, 4);
  const drawn = marks.filter(({ lane, isTwin }) => lane >= 0 && !isTwin);
  for (const one of drawn) {
    for (const other of drawn) {
      const isApart =
        one === other ||
        one.lane !== other.lane ||
        one.reach[1] <= other.reach[0] ||
        other.reach[1] <= one.reach[0];
      assert.ok(isApart);
    }
  }
  assert.ok(drawn.length > 60 && drawn.every(({ lane }) => lane < 4));
});

test("bars of one look and extent are one bar", () => {
  const marks = marksIn(
    [placement({ n: 1 }), placement({ n: 2 }), placement({ n: 3, computed: true })],
    days,
  );
  stack(marks, 4);
  assert.deepEqual(
    marks.map(({ lane, isTwin }) => [lane, Boolean(isTwin)]),
    [
      [0, false],
      [0, true],
      [1, false],
    ],
  );
});

test("a bar that goes on for ages is clipped outside the picture", () => {
  const mark = markOf(placement({ b: -1e6 * YEAR, e: 1e6 * YEAR, precision: "day" }), days);
  assert.ok(mark.x0 < 0 && mark.x0 > -4000 && mark.x1 > 1280 && mark.x1 < 6000);
  assert.ok(mark.x1 - mark.x0 > NARROWEST_BAR && mark.at === 0);
});

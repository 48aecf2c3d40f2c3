import assert from "node:assert/strict";
import { test } from "node:test";
import { labelled } from "../../static/js/map/labels.js";
import { isApart, moreWords, MOST, nameOf, placed, radius, short, statusWords } from "../../static/js/map/marks.js";
import { beside } from "../../static/js/map/neighbours.js";
import { fitted } from "../../static/js/map/plane.js";
import { boxIn, mapAddress, withBox, withFrame } from "../../static/js/map/source.js";
import { seeded as randomFrom } from "./seeded.mjs";

const SIZE = { width: 1000, height: 500 };
const mark = (more = {}) => ({ n: 1, title: "Raid", when: "11 January 2007", mark: "happened", weight: 50, at: [44, 33], count: 1, places: 1, box: [44, 33, 44, 33], place: { id: "x", name: "Irbil" }, ...more });
const measure = { title: (text) => text.length * 8, more: (text) => text.length * 6 };

test("numbers in marks have room there", () => {
  assert.deepEqual([7, 980, 1000, 1290, 35_999, 2_100_000].map(short), ["7", "980", "1k", "1.2k", "35k", "2.1m"]);
});

test("marks grow with their events and never beyond the distance they are apart", () => {
  const sizes = [1, 2, 10, 1000, 1e6].map((count) => radius(count));
  assert.deepEqual(sizes, sizes.toSorted((one, other) => one - other));
  assert.ok(2 * Math.max(...sizes) <= 34); // CLOSE of events/queries/map/cells.py
});

test("only marks in view are placed, and a single event has its shape", () => {
  const view = fitted([40, 29, 48, 38], SIZE);
  const found = placed([mark(), mark({ at: [-77, 38] }), mark({ count: 3 }), mark({ area: true })], view, SIZE);
  assert.deepEqual(found.map(({ shape }) => shape), ["happened", "", ""]);
  assert.equal(placed(Array(MOST + 50).fill(mark()), view, SIZE).length, MOST);
});

test("what lies at one place is a list, what lies apart is zoomed to", () => {
  const view = fitted([40, 29, 48, 38], SIZE);
  assert.equal(isApart(mark({ count: 9 }), view), false);
  assert.equal(isApart(mark({ count: 9, places: 2 }), view), false);
  assert.equal(isApart(mark({ count: 9, places: 2, box: [44, 33, 45, 33] }), view), true);
  assert.equal(isApart(mark({ count: 9, places: 2, box: [44, 33, 45, 33] }), { ...view, k: 256 * 2 ** 16 }), false);
});

test("a mark is named by what happened, when and where", () => {
  assert.equal(nameOf(mark({ mark: "planned" })), "Raid, 11 January 2007, planned: Irbil");
  assert.equal(nameOf(mark({ count: 12, places: 3, place: undefined })), "3 places: Raid, and 11 more");
  assert.equal(nameOf(mark({ count: 2, code: "368" })), "Irbil, country: Raid, and 1 more");
});

test("the status line counts what is in view and what is on no map", () => {
  const answer = { marks: [mark({ count: 4 }), mark({ at: [170, 0], count: 9 })], outlines: [], beside: { events: 2, places: 1, nowhere: 1 } };
  assert.equal(statusWords(answer, [40, 29, 48, 38]), "4 events at 1 place in view · 3 events not on the map");
  assert.equal(statusWords({ ...answer, beside: { events: 0, places: 0, nowhere: 0 } }, [0, 0, 1, 1]), "No events on this part of the map");
});

test("where no event has a place that is known, no part of the map is to blame", () => {
  const answer = { marks: [], outlines: [], placed: { box: null }, beside: { events: 2, places: 1, nowhere: 8 } };
  assert.equal(statusWords(answer, [-180, -90, 180, 90]), "None of the 10 events is on the map");
  assert.equal(statusWords({ ...answer, placed: { box: [1, 2, 3, 4] } }, [0, 0, 1, 1]), "No events on this part of the map · 10 events not on the map");
});

test("the number of an area is not hidden by that of a point in it", () => {
  const view = { x: 0.62, y: 0.4, k: 1024 };
  const size = { width: 1280, height: 538 };
  const marks = [mark({ count: 1100 }), mark({ count: 13, area: true, at: [44.5, 33] }), mark({ count: 9, area: true, at: [44.37, 33.32] })];
  const [point, ...areas] = placed(marks.map((each, n) => ({ at: [44.37, 33.32], ...each, n })), view, size);
  for (const area of areas) assert.ok(Math.hypot(area.x - point.x, area.y - point.y) >= area.r + point.r);
});

test("thousands are written as everywhere else", () => {
  const answer = { marks: [mark({ count: 815_531, places: 3793 })], outlines: [], beside: { events: 184_469, nowhere: 0 } };
  assert.equal(statusWords(answer, [40, 29, 48, 38]), "815,531 events at 3,793 places in view · 184,469 events not on the map");
  assert.equal(nameOf(mark({ count: 1235, places: 1002, place: undefined })), "1,002 places: Raid, and 1,234 more");
  assert.equal(moreWords({ count: 1235 }), "and 1,234 more");
});

test("labels never overlap marks or each other, and the heaviest has one", () => {
  const random = randomFrom(11);
  const items = Array.from({ length: 60 }, (_, n) => ({ key: String(n), x: random() * 1000, y: random() * 500, r: 8, weight: n === 7 ? 99 : 50, count: 1, isArea: false, words: { title: "Something happened here", more: "and 3 more", isBold: false } }));
  items[7].x = 400;
  items[7].y = 200;
  const found = labelled(items, SIZE, measure);
  assert.ok(found.has("7"));
  const boxes = [...found].map(([key, { left, top, width, height }]) => {
    const { x, y } = items[Number(key)];
    return { key, left: x + left, top: y + top, right: x + left + width, bottom: y + top + height };
  });
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  for (const one of boxes) {
    assert.ok(one.left >= 0 && one.right <= 1000 && one.top >= 0 && one.bottom <= 500);
    for (const other of boxes) if (one !== other) assert.ok(!meets(one, other));
    for (const { key, x, y, r } of items) if (key !== one.key) assert.ok(!meets(one, { left: x - r, right: x + r, top: y - r, bottom: y + r }));
  }
});

test("an arrow leads to the nearest mark that lies that way", () => {
  const [here, right, below, far] = [{ x: 0, y: 0 }, { x: 50, y: 5 }, { x: 4, y: 40 }, { x: 300, y: 0 }];
  const all = [here, right, below, far];
  assert.equal(beside(all, here, "ArrowRight"), right);
  assert.equal(beside(all, right, "ArrowRight"), far);
  assert.equal(beside(all, here, "ArrowDown"), below);
  assert.equal(beside(all, here, "ArrowUp"), undefined);
  assert.equal(beside(all, here, "j"), null);
});

test("the data is asked for with the filters and the stretch, and nothing that other views ask", () => {
  const search = "?view=map&q=raid&from=2007&to=&event=4&group=place&box=1,2,3,4&frame=0,0,1,1&known=2007-03-09";
  const asked = new URLSearchParams(mapAddress("/map.json", search, [1, 2, 3, 4], 5).split("?")[1]);
  assert.deepEqual(Object.fromEntries(asked), { q: "raid", from: "2007", box: "1,2,3,4", known: "2007-03-09", frame: "1,2,3,4", zoom: "5" });
});

test("a box and a frame are written as a person would, and read again", () => {
  assert.equal(withBox("?view=map&page=3&box=0,0,1,1", [40, 29, 48, 38]), "?view=map&box=40,29,48,38");
  assert.equal(withBox("?view=map&box=0,0,1,1", null), "?view=map");
  assert.equal(withFrame("?view=map", [40.12345, 29, 48, 38]), "?view=map&frame=40.123,29,48,38");
  assert.deepEqual(boxIn("?box=170,-20,-170,0", "box"), [170, -20, -170, 0]);
  for (const wrong of ["", "?box=1,2,3", "?box=1,9,3,4", "?box=a,b,c,d", "?box=0,0,999,1"]) assert.equal(boxIn(wrong, "box"), null);
});

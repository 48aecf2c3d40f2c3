import assert from "node:assert/strict";
import { test } from "node:test";
import { keepLabels, placeLabels } from "../../static/js/timeline/lanes.js";
import { wrap } from "../../static/js/timeline/wrap.js";
import { seeded } from "./seeded.mjs";

const BOUNDS = { left: 16, right: 1264, rows: 11 };
const label = (key, at, changes = {}) => ({
  key,
  at,
  until: at,
  width: 150,
  rows: 2,
  weight: 50,
  ...changes,
});

function crowd(seed, count) {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) => {
    const at = random() < 0.5 ? 600 + random() * 60 : random() * 1280;
    const until = random() < 0.2 ? at + random() * 400 : at;
    return label(`${index}`, at, { until, width: 60 + random() * 200, rows: 2 + Math.floor(random() * 3) });
  });
}

function assertLegible(boxes, bounds) {
  const all = [...boxes.values()];
  for (const [index, box] of all.entries()) {
    assert.ok(box.left >= bounds.left && box.right <= bounds.right, "a label is cut by an edge");
    assert.ok(box.row >= 0 && box.row + box.rows <= bounds.rows, "a label leaves its rows");
    for (const other of all.slice(index + 1)) {
      const sharesRows = box.row < other.row + other.rows && other.row < box.row + box.rows;
      assert.ok(!sharesRows || box.right < other.left || other.right < box.left, "two labels overlap");
      for (const [stem, crossed] of [
        [box, other],
        [other, box],
      ]) {
        const isThrough = crossed.row < stem.row && stem.stem > crossed.left && stem.stem < crossed.right;
        assert.ok(!isThrough, "a stem runs through a label");
      }
    }
  }
}

test("of 500 labels none overlaps another, is cut, or is crossed by a stem", () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const boxes = placeLabels(crowd(seed, 500), BOUNDS);
    assertLegible(boxes, BOUNDS);
    assert.ok(boxes.size >= 12, `only ${boxes.size} found room`);
  }
});

test("on a phone the same holds", () => {
  const bounds = { left: 10, right: 380, rows: 10 };
  for (let seed = 1; seed <= 20; seed += 1) assertLegible(placeLabels(crowd(seed, 200), bounds), bounds);
});

test("the heaviest label always finds room, and nearest to the axis", () => {
  const boxes = placeLabels(crowd(5, 500), BOUNDS);
  assert.equal(boxes.get("0").row, 0);
});

test("the same labels are placed the same way again", () => {
  assert.deepEqual(placeLabels(crowd(6, 300), BOUNDS), placeLabels(crowd(6, 300), BOUNDS));
});

test("near the right edge a label stands left of its mark", () => {
  const box = placeLabels([label("a", 1250)], BOUNDS).get("a");
  assert.ok(box.isFlipped && box.right < 1250);
});

test("of two marks close together both are named", () => {
  const boxes = placeLabels([label("first", 100), label("second", 106)], BOUNDS);
  assert.equal(boxes.size, 2);
  assertLegible(boxes, BOUNDS);
});

test("along a bar the stem moves on to where there is room", () => {
  const boxes = placeLabels([label("a", 100, { until: 900 }), label("b", 100, { until: 900 })], {
    ...BOUNDS,
    rows: 2,
  });
  assert.ok(boxes.get("b").stem > boxes.get("a").right - 10 && boxes.get("b").stem < 900);
});

test("while a gesture lasts a label keeps its row, its side and its lines", () => {
  const before = placeLabels([label("low", 290), label("high", 300), label("flipped", 1250)], BOUNDS);
  const after = keepLabels([label("low", 400), label("high", 410), label("flipped", 1200)], BOUNDS, before);
  assert.ok(before.get("flipped").isFlipped && before.get("high").row !== before.get("low").row);
  for (const key of ["low", "high", "flipped"]) {
    assert.equal(after.get(key).row, before.get(key).row);
    assert.equal(after.get(key).isFlipped, before.get(key).isFlipped);
  }
  assertLegible(after, BOUNDS);
});

test("while a gesture lasts what would overlap leaves, the heavier stays, and others enter where there is room", () => {
  const before = placeLabels([label("heavy", 300), label("light", 700)], BOUNDS);
  const after = keepLabels([label("heavy", 500), label("new", 720), label("light", 560)], BOUNDS, before);
  assert.equal(after.get("heavy").row, 0);
  assert.ok(!after.has("light") && after.has("new"));
  assertLegible(after, BOUNDS);
});

test("through a whole gesture of zooming and panning nothing ever overlaps", () => {
  const all = crowd(7, 300);
  let boxes = placeLabels(all, BOUNDS);
  for (let step = 1; step <= 60; step += 1) {
    const to = (x) => 640 + (x - 640) * 1.04 ** step - step * 3;
    const moved = all.map((one) => ({ ...one, at: to(one.at), until: to(one.until) }));
    boxes = keepLabels(moved, BOUNDS, boxes);
    assertLegible(boxes, { ...BOUNDS, left: -Infinity, right: Infinity }); // they slide out at the edges
  }
});

test("a mark outside the picture gets no label", () => {
  assert.equal(placeLabels([label("a", -40), label("b", 1300)], BOUNDS).size, 0);
});

const measure = (text) => text.length * 7;

test("a long title is broken evenly and keeps every word", () => {
  const title = "Washington agrees to sit with Iran and Syria at a regional conference on Iraq";
  const { lines, width } = wrap(title, 264, measure);
  assert.equal(lines.join(" "), title);
  assert.ok(lines.length === 3 && width <= 264);
  assert.ok(Math.min(...lines.map(measure)) > width / 2);
});

test("only what cannot fit at all is shortened", () => {
  const { lines } = wrap("word ".repeat(60), 200, measure);
  assert.ok(lines.length === 3 && lines[2].endsWith("…"));
  for (const line of lines) assert.ok(measure(line) <= 200);
  assert.ok(measure(wrap("x".repeat(500), 200, measure).lines[0]) <= 200);
});

test("two heavy labels that cannot stand beside each other break their lines shorter, and both are named", () => {
  const slim = () => ({ shape: "slim", width: 100, rows: 4 });
  const raid = label("raid", 109, { width: 151, weight: 90, narrower: slim });
  const conference = label("conference", 247, { width: 170, weight: 90, narrower: slim });
  const bounds = { left: 10, right: 380, rows: 10 };
  const boxes = placeLabels([raid, conference], bounds);
  assert.equal(boxes.size, 2);
  assertLegible(boxes, bounds);
});

test("titles of scripts without spaces are broken between their words, and keep their marks", () => {
  const measure = (text) => [...text].length * 10;
  const title = "日本国憲法が施行された。新しい憲法のもとで、「国民主権」が定められた";
  const { lines, width } = wrap(title, 150, measure);
  assert.equal(lines.join(""), title);
  assert.ok(lines.length === 3 && width <= 150, lines.join("|"));
  assert.ok(lines.every((line) => !/^[。、」]/u.test(line) && !/「$/u.test(line)), lines.join("|"));
});

test("a word wider than a line goes on in the next one, after a hyphen where it has one", () => {
  const measure = (text) => text.length * 10;
  assert.deepEqual(wrap("Donaudampfschifffahrt", 150, measure).lines, ["Donaudampfschif", "ffahrt"]);
  assert.deepEqual(wrap("the Norindski-Norlund line", 140, measure).lines, ["the Norindski-", "Norlund line"]);
});

test("what another source has is broken before it is cut", () => {
  const { lines } = wrap("14 June 2025 · Maravamoor\u00a0Courier\u00a0has\u00a07\u00a0December\u00a02025", 140, (text) => text.length * 6);
  assert.deepEqual(lines, ["14 June 2025 ·", "Maravamoor Courier", "has 7 December 2025"]);
});

test("an emoji is never cut in two", () => {
  const measure = (text) => text.length * 10;
  const family = "👩‍👩‍👧‍👦";
  const { lines } = wrap(family.repeat(30), 150, measure);
  assert.ok(lines.every((line) => line.replaceAll(family, "").replaceAll(/[ …]/gu, "") === ""), lines.join("|"));
});

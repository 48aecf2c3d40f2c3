import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY, secondsFromCivil } from "../../static/js/timeline/civil.js";
import { panned, zoomed } from "../../static/js/timeline/scale.js";
import { compose, frame } from "../../static/js/timeline/scene.js";
import { createSliding } from "../../static/js/timeline/sliding.js";
import { composeStrip, stripAt } from "../../static/js/timeline/strip.js";
import { answer, placement, seeded } from "./seeded.mjs";

const at = secondsFromCivil;
const window = { from: at(2007, 1, 2), to: at(2007, 5, 14) };
const measure = {
  title: (text) => text.length * 7.5,
  when: (text) => text.length * 6,
  more: (text) => text.length * 6.3,
};

function crowd(count, changes = {}) {
  const random = seeded(count);
  const placements = Array.from({ length: count }, (_, n) => {
    const b = Math.floor(window.from + random() * (window.to - window.from));
    return placement({ n: n + 1, title: `Event ${n} of a crowd`, b, e: b + DAY, weight: Math.floor(random() * 100) });
  }).sort((one, other) => other.weight - one.weight);
  return answer(placements, [window.from, window.to], changes);
}

/** A drawing on the ruler of the one before, as the view asks for it. */
function drawings(data) {
  const sliding = createSliding();
  return (shown, previous = null) => {
    const { left } = sliding.scaleOf(shown, 1280);
    const state = { data, window: shown, selected: null, width: 1280, left, now: at(2026), language: "en-GB", previous };
    return compose(state, measure);
  };
}

test("while a reader pans, what stays in view keeps its place, its lane and its label to the pixel", () => {
  const draw = drawings(crowd(200));
  const before = draw(window);
  const after = draw(panned(window, 0.04), before);
  const [one, other] = [before.strips[0], after.strips[0]];
  for (const label of one.labels.filter(({ box }) => box.left > after.scale.left + 60)) {
    const same = other.labels.find(({ key }) => key === label.key);
    assert.deepEqual([same?.box.row, Math.round(same?.box.left)], [label.box.row, Math.round(label.box.left)]);
  }
  for (const mark of one.marks.filter(({ lane, at: x }) => lane >= 0 && x > after.scale.left)) {
    const same = other.marks.find(({ key }) => key === mark.key);
    assert.deepEqual([same.lane, Math.round(same.at)], [mark.lane, Math.round(mark.at)]);
  }
  assert.equal(other.counts, one.counts);
});

test("while a reader zooms, labels keep their rows, and counts wait until it is over", () => {
  const draw = drawings(crowd(200));
  const before = draw(window);
  const after = draw(zoomed(window, 0.95), before);
  const rows = new Map(before.strips[0].labels.map(({ key, box }) => [key, box.row]));
  const kept = after.strips[0].labels.filter(({ key }) => rows.has(key));
  assert.ok(kept.length > rows.size / 2);
  for (const { key, box } of kept) assert.equal(box.row, rows.get(key));
  assert.deepEqual(after.strips[0].counts, []);
});

test("a strip can stand anywhere, with data of its own, and stays within its height", () => {
  const size = frame(1280);
  const sliding = createSliding();
  const view = { scale: sliding.scaleOf(window, 1280), window, selected: null, size, year: 2007, language: "en", ticks: [] };
  let top = 30;
  for (const count of [3, 40, 400]) {
    const strip = { key: String(count), ...stripAt(top, 5, 2) };
    const composed = composeStrip(strip, crowd(count), view, measure);
    assert.equal(composed.top, top);
    for (const mark of composed.marks.filter(({ lane }) => lane >= 0)) assert.ok(mark.y >= strip.axis && mark.y < top + strip.height);
    for (const { box } of composed.labels) assert.ok(strip.axis - 10 - (box.row + box.rows) * 19 >= top - 1);
    for (const { y } of composed.counts) assert.ok(y > strip.axis && y < top + strip.height);
    top += strip.height;
  }
});

test("the first of every stretch is named, however many others are heavier elsewhere", () => {
  const pile = Array.from({ length: 300 }, (_, n) => placement({ n: n + 1, weight: 60, title: `Pile ${n}` }));
  const lonely = placement({ n: 999, weight: 55, title: "Lonely", b: at(2007, 1, 20), e: at(2007, 1, 21) });
  const scene = drawings(answer([...pile, lonely], [window.from, window.to]))(window);
  assert.ok(scene.strips[0].labels.some(({ mark }) => mark.n === 999));
});

test("a count near which nothing is named is named after the most prominent of it", () => {
  const labelled = placement({ n: 1, weight: 90, title: "x".repeat(150), b: at(2007, 3, 1), e: at(2007, 3, 2) });
  const others = [2, 3, 4].map((n) => placement({ n, weight: 40 + n, title: "w ".repeat(400) + n, b: at(2007, 4, 20), e: at(2007, 4, 21) }));
  const scene = drawings(answer([labelled, ...others], [window.from, window.to]))(window);
  const counts = scene.strips[0].counts;
  assert.ok(counts.every(({ left, width }) => left >= 24 && left + width <= 1256));
  assert.equal(counts.reduce((sum, { count }) => sum + count, 0) + scene.strips[0].labels.length, 4);
});

test("a stretch with light events alone has a mark and a name, however many heavy ones crowd elsewhere", () => {
  const placements = Array.from({ length: 600 }, (_, n) => {
    const b = at(2007, 5, 1) + (n % 12) * DAY;
    return placement({ n: n + 1, title: `Event ${n} of a crowd`, b, e: b + DAY, weight: 90 });
  });
  const b = at(2007, 1, 20);
  placements.push(placement({ n: 601, title: "Alone", b, e: b + DAY, weight: 5 }));
  const { strips } = drawings(answer(placements, [window.from, window.to], { total: 90000 }))(window);
  const alone = strips[0].marks.find(({ placement: { n } }) => n === 601);
  assert.equal(alone.lane, 0);
  assert.ok(strips[0].labels.some(({ key }) => key === alone.key));
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY, secondsFromCivil } from "../../static/js/timeline/civil.js";
import { gutterOf, lanesIn, sharesOf, withUsualGroup } from "../../static/js/timeline/groups.js";
import { createFolded } from "../../static/js/timeline/groups_folded.js";
import { compose } from "../../static/js/timeline/scene.js";
import { answer, placement, seeded } from "./seeded.mjs";

const at = secondsFromCivil;
const window = { from: at(2007, 1, 2), to: at(2007, 5, 14) };
const measure = {
  title: (text) => text.length * 7.5,
  when: (text) => text.length * 6,
  more: (text) => text.length * 6.3,
};
const group = (key, here, changes = {}) => ({ key, name: key || "Others", total: here, here, counts: Array(60).fill(0), estimate: false, ...changes });

/** Ten events a group; every fifth stands in the group before as well. */
function grouped(keys, changes = {}) {
  const random = seeded(keys.length);
  const placements = keys.flatMap((_, g) =>
    Array.from({ length: 10 }, (_, index) => {
      const b = Math.round(window.from + random() * (window.to - window.from - DAY));
      const also = index % 5 === 0 && g > 0 ? [g - 1] : [];
      return placement({ n: g * 10 + index + 1, title: `Event ${index + 1} of ${keys[g]}`, b, e: b + DAY, weight: 90 - index, g: [g, ...also] });
    }),
  );
  const here = keys.map((_, g) => placements.filter((each) => each.g.includes(g)).length);
  return answer(placements, [window.from, window.to], { groups: keys.map((key, g) => group(key, here[g])), ...changes });
}

const composed = (data, changes = {}) =>
  compose({ data, window, selected: null, width: 1072, gutter: 208, now: at(2026), language: "en-GB", ...changes }, measure);

test("lanes stand in the order of the groups, under each other, and never overlap", () => {
  const { strips, height } = composed(grouped(["Iran", "Syria", ""]));
  assert.deepEqual(strips.map(({ name }) => name), ["Iran", "Syria", "Others"]);
  strips.slice(1).forEach((strip, index) => assert.equal(strip.top, strips[index].top + strips[index].height));
  assert.equal(height, strips[2].top + strips[2].height);
});

test("an event of several groups stands in each, and is counted once", () => {
  const scene = composed(grouped(["Iran", "Syria"]));
  const both = scene.strips.map(({ marks }) => marks.some(({ n }) => n === 11));
  assert.deepEqual(both, [true, true]);
  assert.equal(scene.status, "20 events, January to May 2007");
  assert.deepEqual(scene.strips.map(({ count }) => count.count), [12, 10]);
  assert.equal(scene.strips[0].status, "12 events, January to May 2007, group: Iran");
});

test("what is named and what is counted in a lane make all of it", () => {
  for (const { labels, counts, count } of composed(grouped(["Iran", "Syria", "Qatar", "Oman"])).strips) {
    const named = new Set(labels.map(({ mark }) => mark.n)).size;
    assert.equal(named + counts.reduce((sum, each) => sum + each.count, 0), count.count);
    assert.ok(named > 1);
  }
});

test("labels stay within their lane and never overlap there", () => {
  for (const { labels, rows } of composed(grouped(["a", "b", "c", "d", "e", "f"])).strips) {
    labels.forEach(({ box }, index) => {
      assert.ok(box.row >= 0 && box.row + box.rows <= rows);
      for (const { box: other } of labels.slice(index + 1)) {
        const apart = box.right <= other.left || other.right <= box.left || box.row + box.rows <= other.row || other.row + other.rows <= box.row;
        assert.ok(apart);
      }
    });
  }
});

test("a folded lane is low, shows how much is where, and of its events the selected one", () => {
  const data = grouped(["Iran", "Syria"]);
  const [open, folded] = composed(data, { folded: new Set(["Syria"]), selected: 15 }).strips;
  assert.ok(folded.height < open.height / 2);
  assert.ok(folded.pile && !open.pile);
  assert.deepEqual(folded.marks.map(({ n }) => n), [15]);
  assert.equal(folded.labels.length, 0);
  assert.equal(folded.count.count, 10);
});

test("a group without an event here has a low lane, which stays low until the picture rests", () => {
  const data = grouped(["Iran", "Syria"]);
  data.groups.push(group("Oman", 0));
  const scene = composed(data);
  assert.ok(scene.strips[2].isLow);
  const moved = composed(data, { previous: scene });
  assert.deepEqual(moved.strips.map(({ top }) => top), scene.strips.map(({ top }) => top));
});

test("a lane out of sight is counted and not drawn", () => {
  const [first, last] = composed(grouped(["Iran", "Syria"]), { seen: { from: 0, to: 60 } }).strips;
  assert.ok(first.marks.length > 0);
  assert.deepEqual([last.marks.length, last.count.count], [0, 10]);
});

test("of a group that was not sent whole, the density says how much there is", () => {
  const data = grouped(["Iran", "Syria"], { shown: 20, total: 4000 });
  data.groups[0] = group("Iran", 3000, { counts: Array(60).fill(50), estimate: true });
  const [iran, syria] = composed(data).strips;
  assert.deepEqual(iran.count, { count: 3000, isAbout: true });
  assert.deepEqual(syria.count, { count: 10, isAbout: false });
  assert.ok(iran.pile && !syria.pile);
});

test("names take their place beside wide lanes and above narrow ones", () => {
  const data = grouped(["Iran", "Syria"]);
  assert.equal(gutterOf(data, 1280), 208);
  assert.equal(gutterOf(data, 390), 0);
  assert.equal(gutterOf(answer([placement()], [window.from, window.to]), 1280), 0);
  const place = { top: 30, folded: new Set() };
  const [beside, above] = [208, 0].map((gutter) => lanesIn(data.groups, { ...place, gutter })[0]);
  assert.ok(above.axis > beside.axis + 20);
});

test("shares of an answer are worked out once", () => {
  const data = grouped(["Iran", "Syria"]);
  assert.equal(sharesOf(data), sharesOf(data));
});

test("the grouping of the timeline holds where the address has none", () => {
  assert.equal(withUsualGroup("?q=iran", "tag"), "?q=iran&group=tag");
  assert.equal(withUsualGroup("?group=none", "tag"), "?group=none");
});

test("what a reader folds is kept, over what an editor folded at first", () => {
  const kept = new Map();
  const storage = () => ({ getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => kept.set(name, value) });
  const folded = createFolded(storage, "here", ["a", ""]);
  assert.deepEqual(["a", "", "b"].map((key) => folded.has(key)), [true, true, false]);
  folded.toggle("a");
  folded.toggle("b");
  const later = createFolded(storage, "here", ["a"]);
  assert.deepEqual(["a", "b"].map((key) => later.has(key)), [false, true]);
});

test("without storage, or with something else in it, lanes still fold", () => {
  const refused = createFolded(() => { throw new Error("refused"); }, "here");
  refused.toggle("a");
  assert.ok(refused.has("a"));
  assert.ok(!createFolded(() => ({ getItem: () => "[broken" }), "here").has("a"));
});

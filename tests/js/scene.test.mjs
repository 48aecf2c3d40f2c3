import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY, secondsFromCivil } from "../../static/js/timeline/civil.js";
import { compose } from "../../static/js/timeline/scene.js";
import { answer, placement, seeded } from "./seeded.mjs";

const at = secondsFromCivil;
const window = { from: at(2007, 1, 2), to: at(2007, 5, 14) };
const measure = {
  title: (text) => text.length * 7.5,
  when: (text) => text.length * 6,
  more: (text) => text.length * 6.3,
};
const composed = (data, changes = {}) =>
  compose(
    { data, window, selected: null, width: 1280, now: at(2026), language: "en-GB", ...changes },
    measure,
  );
/** The scene with what its only strip has. */
const drawn = (data, changes) => {
  const scene = composed(data, changes);
  return { ...scene.strips[0], ...scene };
};
const named = (scene) => scene.labels.map(({ mark }) => mark.n);

const onOneDay = (count) =>
  Array.from({ length: count }, (_, index) =>
    placement({ n: index + 1, title: `Event ${index + 1}`, weight: 90 - index }),
  );

test("what has no room is counted, and named and counted make the whole", () => {
  const scene = drawn(answer(onOneDay(19), [window.from, window.to]));
  assert.equal(scene.counts.length, 1);
  assert.equal(scene.counts[0].count + scene.labels.length, 19);
  assert.match(scene.counts[0].words, /^\+\d+ more on 10 March$/);
  assert.equal(scene.status, "19 events, January to May 2007");
});

test("the heaviest are the ones that are named", () => {
  const names = named(drawn(answer(onOneDay(19), [window.from, window.to])));
  assert.ok(names.length >= 5);
  assert.deepEqual(
    names,
    names.map((_, index) => index + 1),
  );
});

test("the open event is named however light it is", () => {
  assert.ok(named(drawn(answer(onOneDay(19), [window.from, window.to]), { selected: 19 })).includes(19));
});

test("events that were never sent are counted from the density", () => {
  const data = answer(onOneDay(3), [window.from, window.to], { total: 1003, shown: 3 });
  data.span = [window.from, window.to];
  data.density = {
    from: window.from,
    step: 10 * DAY,
    counts: Array.from({ length: 14 }, (_, bin) => (bin === 2 ? 1000 : bin === 6 ? 3 : 0)),
  };
  const scene = drawn(data);
  assert.equal(scene.counts.reduce((sum, { count }) => sum + count, 0) + scene.labels.length, 1003);
  assert.equal(scene.status, "1,003 events, January to May 2007");
  assert.ok(scene.counts.every(({ words }) => /^\+[\d,]+ more$/.test(words)), "each stands in its month");
});

test("what lies outside is named once, whether it is held or only told of", () => {
  const invasion = placement({ n: 1, title: "Invasion", when: "2003", b: at(2003), e: at(2004), weight: 90 });
  const data = answer([invasion, placement({ n: 2 })], [window.from, window.to], {
    outside: {
      before: [{ n: 1, title: "Invasion", when: "2003" }],
      after: [{ n: 3, title: "Later", when: "2008" }],
    },
  });
  const { before, after } = drawn(data).outside;
  assert.deepEqual(
    before.map(({ n, extent }) => [n, extent]),
    [[1, [at(2003), at(2004)]]],
  );
  assert.deepEqual(
    after.map(({ n, extent }) => [n, extent]),
    [[3, null]],
  );
});

test("a former date is no event of its own", () => {
  const former = placement({
    kind: "former",
    b: at(2007, 4),
    e: at(2007, 5),
    precision: "month",
    when: "April 2007",
  });
  const scene = drawn(answer([placement(), former], [window.from, window.to]));
  assert.equal(scene.status, "1 event, January to May 2007");
  assert.deepEqual(
    scene.labels.map(({ when }) => when),
    [["10 March"], ["formerly planned for April"]],
  );
});

test("an empty window says that it is empty", () => {
  const scene = drawn(answer([placement({ b: at(2003), e: at(2004) })], [window.from, window.to]));
  assert.equal(scene.status, "No events, January to May 2007");
});

test("today is marked when it is in view, and not otherwise", () => {
  const data = answer([placement()], [window.from, window.to]);
  assert.equal(drawn(data).now, null);
  assert.equal(Math.round(drawn(data, { now: (window.from + window.to) / 2 }).now), 640);
});

test("counts never overlap and never leave the picture, at any density and width", () => {
  const random = seeded(9);
  for (const width of [390, 1280]) {
    for (let round = 0; round < 10; round += 1) {
      const placements = Array.from({ length: 400 }, (_, n) => {
        const b = window.from + random() ** (round + 1) * (window.to - window.from);
        return placement({
          n,
          b,
          e: b + DAY,
          weight: Math.floor(random() * 100),
          title: "A title of some words",
        });
      }).sort((one, other) => other.weight - one.weight);
      const { counts, labels } = drawn(answer(placements, [window.from, window.to]), { width });
      assert.equal(
        counts.reduce((sum, { count }) => sum + count, 0) + new Set(labels.map(({ mark }) => mark.n)).size,
        400,
      );
      for (const [index, { left, width: wide }] of counts.entries()) {
        assert.ok(left >= 0 && left + wide <= width);
        if (index > 0) assert.ok(counts[index - 1].left + counts[index - 1].width <= left);
      }
    }
  }
});

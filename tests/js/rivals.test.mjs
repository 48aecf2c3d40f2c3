import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY, secondsFromCivil } from "../../static/js/timeline/civil.js";
import { withRivals } from "../../static/js/timeline/rivals.js";
import { compose } from "../../static/js/timeline/scene.js";
import { markName, whenWords } from "../../static/js/timeline/words.js";
import { answer, placement } from "./seeded.mjs";

const at = secondsFromCivil;
const window = { from: at(2007, 3, 1), to: at(2007, 3, 15) };
const measure = {
  title: (text) => text.length * 7.5,
  when: (text) => text.length * 6,
  more: (text) => text.length * 6.3,
};
const drawn = (data, changes = {}) => {
  const scene = compose(
    { data, window, selected: null, width: 1280, now: at(2026), language: "en-GB", ...changes },
    measure,
  );
  return { ...scene.strips[0], ...scene };
};

const speech = placement({
  title: "Speech",
  when: "6 March 2007",
  b: at(2007, 3, 6),
  e: at(2007, 3, 6) + 60,
  conflict: true,
});
const rival = { n: 1, kind: "reading", by: "Web", when: "7 March 2007", b: at(2007, 3, 7), e: at(2007, 3, 8) };
const disputed = (others = [], readings = [rival]) =>
  answer([speech, ...others], [window.from, window.to], { readings });

test("what a source has instead is drawn below the mark of its event, as long as it is", () => {
  const [mark] = drawn(disputed()).marks;
  const day = (1280 * DAY) / (window.to - window.from);
  assert.deepEqual(mark.rivals, [[6 * day, 7 * day]]);
});

test("where another mark stands below, there is no room for it", () => {
  const crowd = [2, 3].map((n) => placement({ n, b: speech.b, e: speech.b + DAY, weight: 40 }));
  const { marks } = drawn(disputed(crowd));
  assert.deepEqual(
    marks.map((mark) => [mark.n, Boolean(mark.rivals)]),
    [
      [1, false],
      [2, false],
      [3, false],
    ],
  );
});

test("a reading is neither an event more nor one that is counted", () => {
  const scene = drawn(disputed());
  assert.equal(scene.status, "1 event, 1–14 March 2007");
  assert.equal(scene.marks.length, 1);
});

test("one rival is said in the place of a mere disagreement; of several, all are named with the mark", () => {
  const [one] = withRivals(disputed());
  assert.equal(whenWords(one, 2007), "6 March · Web\u00a0has\u00a07\u00a0March");
  const [two] = withRivals(disputed([], [rival, { ...rival, by: "Wire", when: "8 March 2007" }]));
  assert.equal(whenWords(two, 2007), "6 March · sources\u00a0disagree");
  assert.equal(
    markName(two),
    "Speech, 6 March 2007, sources disagree, Web has 7 March 2007, Wire has 8 March 2007",
  );
});

test("an answer without readings is drawn as it is", () => {
  const data = answer([speech], [window.from, window.to]);
  assert.equal(withRivals(data), data.placements);
});

const ghost = (when, by) => placement({ title: "Meeting", kind: "former", when, by });

test("a former date says for when it was planned, and by whom", () => {
  assert.equal(
    markName(ghost("some time in April 2007", "Daily")),
    "Meeting, formerly planned for April 2007 (Daily)",
  );
  assert.equal(whenWords(ghost("some time in April 2007", "Daily"), 2007), "formerly planned for April (Daily)");
  assert.equal(
    markName(ghost("between 1 and 10 April 2007", "")),
    "Meeting, formerly planned: between 1 and 10 April 2007",
  );
});

const meeting = placement({ b: at(2007, 3, 12), e: at(2007, 3, 13) });
const former = (first, end) => placement({ kind: "former", b: at(2007, 3, first), e: at(2007, 3, end) });
const ties = (...ghosts) => {
  const scene = drawn(answer([meeting, ...ghosts], [window.from, window.to]));
  const bars = new Map(scene.marks.map((mark) => [mark.placement, mark]));
  return { tied: scene.ties.map(({ from, to }) => [from.x, to.x]).sort(([a], [b]) => a - b), bars };
};

test("a line leads from one former date to the next, and from the last to the mark of the event", () => {
  const [first, second] = [former(2, 4), former(6, 8)];
  const { tied, bars } = ties(first, second);
  assert.deepEqual(tied, [
    [bars.get(first).x1, bars.get(second).x0],
    [bars.get(second).x1, bars.get(meeting).x0],
  ]);
});

test("one that another overlaps which reaches further has no line of its own", () => {
  const [short, long] = [former(2, 4), former(2, 8)];
  const { tied, bars } = ties(short, long);
  assert.deepEqual(tied, [[bars.get(long).x1, bars.get(meeting).x0]]);
});

test("a plan brought forward leads back", () => {
  const late = former(13, 15);
  const { tied, bars } = ties(late);
  assert.deepEqual(tied, [[bars.get(late).x0, bars.get(meeting).x1]]);
});

test("where a former date lies over the event, their place says enough", () => {
  assert.deepEqual(ties(former(10, 15)).tied, []);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { bars, brush, dragged, holdAt, reachOf, ribbonScale, wholeOf } from "../../static/js/timeline/ribbon.js";
import { confined, zoomed } from "../../static/js/timeline/scale.js";

const scale = ribbonScale([0, 1000], 1120);

test("each bin that holds something is one bar, and the fullest the tallest", () => {
  const drawn = bars({ from: 0, step: 100, counts: [1, 0, 100, 0, 0, 0, 0, 0, 0, 4] }, scale);
  assert.equal(drawn.length, 3);
  assert.ok(drawn[1].height > drawn[2].height && drawn[2].height > drawn[0].height && drawn[0].height >= 2);
});

test("the brush lies where the window is and can always be taken hold of", () => {
  assert.deepEqual(brush({ from: 0, to: 500 }, scale), { x0: scale.x(0), x1: scale.x(500) });
  const tiny = brush({ from: 500, to: 500.01 }, scale);
  assert.ok(tiny.x1 - tiny.x0 >= 10);
});

test("a press holds an end, the body, or the empty ribbon", () => {
  const window = brush({ from: 200, to: 600 }, scale);
  assert.deepEqual(
    [window.x0 - 3, window.x1 + 3, (window.x0 + window.x1) / 2, 5].map((x) => holdAt(x, window)),
    ["from", "to", "body", "ribbon"],
  );
});

test("dragging an end resizes and dragging the body moves", () => {
  const window = { from: 200, to: 600 };
  const by = 100 * scale.perSecond;
  assert.deepEqual(dragged(window, "from", by, scale), { from: 300, to: 600 });
  assert.deepEqual(dragged(window, "to", by, scale), { from: 200, to: 700 });
  assert.deepEqual(dragged(window, "body", by, scale), { from: 300, to: 700 });
});

test("an end that is dragged past the other stops before it", () => {
  const { from, to } = dragged({ from: 200, to: 600 }, "from", 5000, scale);
  assert.ok(from < to);
});

test("a few events far off do not make a hair of what the timeline is about, as long as the window stays there", () => {
  const data = { span: [-1e6, 1e6], opening: [0, 1000] };
  assert.deepEqual(reachOf(data, { from: 0, to: 1000 }), [-1000, 2000]);
  assert.deepEqual(reachOf(data, { from: 0, to: 5000 }), data.span);
  assert.deepEqual(reachOf({ span: [0, 1e6], opening: [0, 1000] }, { from: -60, to: 1060 }), [0, 2000]);
  assert.deepEqual(reachOf({ span: [-2000, 3000], opening: [0, 1000] }, { from: 0, to: 1000 }), [-2000, 3000]);
});

test("where all happened in one moment, the ribbon and the reader have the days around it", () => {
  const data = { span: [1000, 1001], opening: [-85_000, 87_000] };
  assert.deepEqual(reachOf(data, { from: -85_000, to: 87_000 }), data.opening);
  const shown = { from: data.opening[0], to: data.opening[1] };
  const further = confined(zoomed(shown, 2), wholeOf(data));
  assert.ok(further.to - further.from >= shown.to - shown.from, "zooming out does not zoom in");
  assert.deepEqual(wholeOf({ span: [0, 1000], opening: [-30, 1030] }), { from: 0, to: 1000 });
});

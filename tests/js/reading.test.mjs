import assert from "node:assert/strict";
import { test } from "node:test";
import { pieceAt, runAt, runBeside, runsOf } from "../../static/js/reading/units.js";

const TEXT = "The café\u0301 👩‍🔬 closed. “Why?” Nobody knew.";
const words = (text, granularity) => runsOf(text, granularity, "en").map(([from, to]) => text.slice(from, to));

test("words are words only, whatever their accents, and signs of several units are never cut", () => {
  assert.deepEqual(words(TEXT, "word").filter((word) => /\p{L}/u.test(word)), [
    "The",
    "café\u0301",
    "closed",
    "Why",
    "Nobody",
    "knew",
  ]);
});

test("sentences end before the space behind them, and together they are the text", () => {
  const sentences = words(TEXT, "sentence");
  assert.equal(sentences[0], "The café\u0301 👩‍🔬 closed.");
  assert.equal(sentences.join("").replaceAll(" ", ""), TEXT.replaceAll(" ", ""));
  assert.deepEqual(runsOf("  ", "sentence"), []);
});

test("the run at a place holds it, else comes next, and at the end it is the last", () => {
  const runs = [[0, 3], [4, 8], [10, 12]];
  assert.deepEqual([0, 3, 9, 99].map((at) => runAt(runs, at)), [0, 1, 2, 2]);
  assert.equal(runAt([], 0), -1);
});

test("beside a run stands the next one that shares nothing with it, and none where the paragraph ends", () => {
  const runs = [[0, 3], [4, 8], [10, 12]];
  assert.deepEqual(runBeside(runs, [0, 8], 1), [10, 12]);
  assert.deepEqual(runBeside(runs, [4, 12], -1), [0, 3]);
  assert.equal(runBeside(runs, [10, 12], 1), null);
});

test("a place between two pieces begins the second and ends the first, and empty pieces hold nothing", () => {
  const lengths = [3, 0, 4];
  assert.deepEqual(pieceAt(lengths, 3), [2, 0]);
  assert.deepEqual(pieceAt(lengths, 3, true), [0, 3]);
  assert.deepEqual(pieceAt(lengths, 0), [0, 0]);
  assert.deepEqual(pieceAt(lengths, 7, true), [2, 4]);
  assert.equal(pieceAt([], 0), null);
});

test("every place of a text is found again in its pieces, however it is cut", () => {
  for (const cut of [[1, 5, 9], [0, 0, 15], [4, 4, 7]]) {
    let before = 0;
    const edges = [];
    for (const length of cut) edges.push((before += length));
    for (let unit = 0; unit < before; unit += 1) {
      const [piece, within] = pieceAt(cut, unit);
      assert.equal((edges[piece - 1] ?? 0) + within, unit);
    }
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { erasIn, eraWords, rowsOf, titleAt } from "../../static/js/timeline/eras.js";
import { createScale } from "../../static/js/timeline/scale.js";

const measure = (text) => text.length * 6;
const era = (id, b, e, changes = {}) => ({ id, title: `The era ${id}`, b, e, when: `${b} to ${e}`, fade_b: 0, fade_e: 0, ...changes });
const scale = createScale({ from: 0, to: 1000 }, 0, 1000);
const bandsOf = (eras, on = scale) => erasIn(eras, on, { edge: 24 }, measure).bands;

test("eras that follow each other share a row, and those that overlap do not", () => {
  const rows = rowsOf([era("a", 0, 300), era("b", 100, 500), era("c", 300, 600), era("d", 310, 320)]);
  assert.deepEqual(rows.map(({ era: { id }, row }) => [id, row]), [["a", 0], ["b", 1], ["c", 0], ["d", 2]]);
});

test("neighbours differ in tint, and keep it when others come into view", () => {
  const [one, two, three] = ["x", "y", "z"].map((id, index) => era(id, index * 200, index * 200 + 200));
  const tones = bandsOf([one, two, three]).map(({ tone }) => tone);
  assert.notEqual(tones[0], tones[1]);
  assert.notEqual(tones[1], tones[2]);
  assert.deepEqual(bandsOf([two, three]).map(({ tone }) => tone), tones.slice(1));
});

test("a title stays in view while its era does", () => {
  const [band] = bandsOf([era("long", -5000, 600)]);
  assert.equal(band.at, 24);
  assert.equal(titleAt(band, 300), 324);
  assert.equal(titleAt(band, 900), 600 - band.width - 8);
});

test("an uncertain end fades as far as it is uncertain", () => {
  const [band] = bandsOf([era("soft", 100, 500, { fade_b: 50, fade_e: 100 })]);
  assert.deepEqual([band.x0, band.in, band.out, band.x1], [100, 150, 400, 500]);
  const [all] = bandsOf([era("softer", 100, 200, { fade_b: 90, fade_e: 90 })]);
  assert.ok(all.in <= all.out);
});

test("a title is shortened to the room there is, and left out where that is nothing", () => {
  const [narrow, none] = bandsOf([era("a longer name", 0, 80), era("short", 80, 100)]);
  assert.ok(narrow.text.endsWith("…") && measure(narrow.text) <= 64);
  assert.equal(none.text, "");
});

test("an open era is drawn a little beyond the picture and no further", () => {
  const [band] = bandsOf([era("open", -(2 ** 53), 2 ** 53)]);
  assert.deepEqual([band.x0, band.x1], [-1000, 2000]);
});

test("eras in view are told in words", () => {
  assert.equal(eraWords([era("a", 0, 10), era("b", 2000, 3000)], { from: 0, to: 1000 }), ". Eras: The era a, 0 to 10");
  assert.equal(eraWords(undefined, { from: 0, to: 1000 }), "");
});

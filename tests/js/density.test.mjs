import assert from "node:assert/strict";
import { test } from "node:test";
import { begunBy, byDay, countIn, outline, profileOf, underWay } from "../../static/js/timeline/density.js";
import { createScale } from "../../static/js/timeline/scale.js";
import { seeded } from "./seeded.mjs";

/** A profile as the server makes it of spans, in `buckets` of one second. */
function profile(spans, buckets) {
  const starts = Array(buckets).fill(0);
  const overlaps = Array(buckets).fill(0);
  for (const [begins, ends] of spans) {
    if (begins >= 0 && begins < buckets) starts[begins] += 1;
    for (let at = Math.max(0, begins); at < Math.min(ends, buckets); at += 1) overlaps[at] += 1;
  }
  return { from: 0, step: 1, starts, overlaps, estimate: false };
}

test("what touches a window is counted right wherever the window begins and ends", () => {
  const random = seeded(3);
  const spans = Array.from({ length: 500 }, () => {
    const begins = Math.floor(random() * 240) - 40;
    return [begins, begins + 1 + Math.floor(random() ** 4 * 90)];
  });
  const counted = profile(spans, 200);
  for (let round = 0; round < 50; round += 1) {
    const from = Math.floor(random() * 150);
    const to = from + 1 + Math.floor(random() * (199 - from));
    const touching = spans.filter(([begins, ends]) => begins < to && ends > from).length;
    assert.equal(countIn(counted, { from, to }), touching);
  }
});

test("within a bucket events are spread evenly", () => {
  const counted = profile([[5, 6], [5, 6], [5, 6], [5, 6]], 10);
  assert.equal(begunBy(counted, 5), 0);
  assert.equal(begunBy(counted, 5.5), 2);
  assert.equal(begunBy(counted, 99), 4);
  assert.equal(underWay(profile([[0, 10]], 10), 5), 1);
});

test("the density of the window is used where it reaches, else that of the whole span", () => {
  const near = profile([[5, 6]], 10);
  const density = { from: -100, step: 0.5, counts: Array.from({ length: 400 }, (_, bucket) => Number(bucket === 210)) };
  assert.equal(profileOf({ near, density }, { from: 2, to: 8 }), near);
  assert.deepEqual(profileOf({ near, density }, { from: 2, to: 80 }).starts, density.counts);
  assert.deepEqual(profileOf({ density }, { from: 2, to: 8 }).starts, density.counts);
  assert.equal(countIn(profileOf({ density }, { from: -100, to: 100 }), { from: -100, to: 100 }), 1);
});

test("the outline is as deep as the fullest bucket, and shows the lonely one", () => {
  const { d, x, wide } = outline({ from: 0, step: 1, starts: [0, 100, 1] }, createScale({ from: 0, to: 3 }, 0, 300), 30);
  assert.equal(d, "M0 0V0H1V30H2V3H3V0Z");
  assert.deepEqual([x, wide], [0, 100]);
});

test("where the density is too coarse, what was sent tells how the rest is spread", () => {
  const placements = [10, 20, 30, 900].map((b) => ({ kind: "current", b, e: b + 1 }));
  const data = { window: [0, 1000], total: 400, placements, density: { from: -1e9, step: 1e7, counts: Array(200).fill(9) } };
  const profile = profileOf(data, { from: 0, to: 1000 });
  assert.equal(countIn(profile, { from: 0, to: 1000 }), 400);
  assert.equal(countIn(profile, { from: 0, to: 500 }), 300);
  assert.ok(profile.estimate);
});

test("a profile finer than a day is told by days, and loses nothing", () => {
  const fine = { from: 12 * 3600, step: 3600, starts: Array.from({ length: 48 }, (_, hour) => (hour === 12 || hour === 36 ? 5 : 1)) };
  const daily = byDay(fine);
  assert.deepEqual([daily.from, daily.step, daily.starts], [0, 86400, [12, 28, 16]]);
  assert.equal(byDay({ ...fine, step: 86400 }).step, 86400);
});

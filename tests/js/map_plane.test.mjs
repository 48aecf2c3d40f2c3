import assert from "node:assert/strict";
import { test } from "node:test";
import { across, around, BOTTOM, boxOf, confined, degreesAt, down, fitted, isWithin, latitudeAt, midway, panned, pixel, rectOf, TOP, zoomed, zoomOf } from "../../static/js/map/plane.js";
import { seeded as randomFrom } from "./seeded.mjs";

const SIZE = { width: 1000, height: 500 };
const near = (one, other, slack = 1e-6) => assert.ok(Math.abs(one - other) < slack, `${one} is not ${other}`);

test("parallels are where the server has them, and come back as they were", () => {
  near(down(0), 0.5);
  near(TOP, 0.1334, 1e-4);
  near(BOTTOM, 1 - TOP);
  for (const latitude of [-90, -61.5, 0, 12, 89.9, 90]) near(latitudeAt(down(latitude)), latitude, 1e-5);
});

test("what is fitted lies in the picture, across the antimeridian too", () => {
  for (const box of [[40, 29, 48, 38], [170, -20, -170, 0], [-180, -90, 180, 90], [10, 10, 10, 10]]) {
    const view = fitted(box, SIZE);
    assert.ok(isWithin(box, boxOf(view, SIZE)), `${box} in ${boxOf(view, SIZE)}`);
  }
});

test("a point is drawn at the copy that is nearest to the middle", () => {
  const view = fitted([170, -20, -170, 0], SIZE);
  const [fiji] = pixel(view, SIZE, [178, -18]);
  const [samoa] = pixel(view, SIZE, [-172, -14]);
  assert.ok(fiji > 0 && fiji < samoa && samoa < SIZE.width);
});

test("zooming keeps what is under the pointer, wherever that is", () => {
  const random = randomFrom(3);
  for (let turn = 0; turn < 50; turn += 1) {
    const view = { x: random(), y: 0.3 + random() * 0.4, k: 3000 + random() * 5000 };
    const at = [random() * 1000, random() * 500];
    const [longitude, latitude] = degreesAt(view, SIZE, at);
    const [later, lower] = degreesAt(zoomed(view, SIZE, 1.7, at), SIZE, at);
    near(longitude, later, 1e-6);
    near(latitude, lower, 1e-6);
  }
});

test("a pan by pixels moves places by as many", () => {
  const view = fitted([40, 29, 48, 38], SIZE);
  const [x, y] = pixel(view, SIZE, [44, 33]);
  const [left, top] = pixel(panned(view, 30, -20), SIZE, [44, 33]);
  near(left, x - 30);
  near(top, y + 20);
});

test("no view leaves the world or goes beyond the last zoom", () => {
  const random = randomFrom(9);
  for (let turn = 0; turn < 100; turn += 1) {
    const view = confined({ x: random() * 9 - 4, y: random() * 4 - 2, k: 10 ** (random() * 12) }, SIZE);
    const [west, south, east, north] = boxOf(view, SIZE);
    assert.ok(south >= -90 && north <= 90 && south <= north && west >= -180 && east <= 180);
    assert.ok(zoomOf(view) >= 0 && zoomOf(view) <= 16);
    assert.ok(view.x >= 0 && view.x < 1);
  }
});

test("a box is drawn where its corners are", () => {
  const view = fitted([170, -20, -170, 0], SIZE);
  const rect = rectOf([172, -15, -175, -5], view, SIZE);
  const [left, top] = pixel(view, SIZE, [172, -5]);
  const [right, bottom] = pixel(view, SIZE, [-175, -15]);
  near(rect.x, left);
  near(rect.y, top);
  near(rect.x + rect.width, right);
  near(rect.y + rect.height, bottom);
});

test("the box around two goes the short way round the world", () => {
  assert.deepEqual(around([170, 0, 178, 5], [-178, 3, -170, 9]), [170, 0, -170, 9]);
  assert.deepEqual(around([0, 0, 40, 5], [10, -3, 20, 1]), [0, -3, 40, 5]);
  assert.deepEqual(around([-100, 0, -90, 1], [40, 0, 45, 1]), [-100, 0, 45, 1]);
});

test("an eased move begins and ends where it should", () => {
  const [from, to] = [fitted([0, 0, 10, 10], SIZE), fitted([170, -20, -170, 0], SIZE)];
  for (const [progress, view] of [[0, from], [1, to]]) {
    const found = midway(from, to, progress);
    near(across(0) + found.k, across(0) + view.k, 1e-3);
    near(found.y, view.y);
  }
});

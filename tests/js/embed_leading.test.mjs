import assert from "node:assert/strict";
import { test } from "node:test";

import { leading } from "../../static/js/embed/leading.js";

const here = (path) => {
  const { href, origin, pathname, search } = new URL(path, "https://dateline.example");
  return { href, origin, pathname, search };
};
const FRAME = here("/embed/bridges/?theme=dark");
const SECRET = here("/embed/bridges/?token=abc");

test("what leads to the same page stays in the frame", () => {
  assert.deepEqual(leading("#event-4", FRAME), {
    stays: true,
    address: "https://dateline.example/embed/bridges/?theme=dark#event-4",
  });
  assert.equal(leading("?event=4", FRAME).stays, true);
});

test("everything else leads out of it", () => {
  for (const href of ["/t/bridges/4", "/embed/ferries/", "https://example.org/embed/bridges/"])
    assert.equal(leading(href, FRAME).stays, false);
});

test("a secret goes along to the pages of its timeline and nowhere else", () => {
  assert.equal(leading("/t/bridges/4?known=2007", SECRET).address, "https://dateline.example/t/bridges/4?known=2007&token=abc");
  assert.equal(leading("/t/bridges/?token=other", SECRET).address, "https://dateline.example/t/bridges/?token=other");
  for (const href of ["/t/ferries/4", "/t/bridges-2/4", "https://example.org/t/bridges/4"])
    assert.equal(leading(href, SECRET).address.includes("abc"), false);
});

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

const OURS = "https://dateline.example";
const inside = {};
let frame;
let hear;

globalThis.addEventListener = (type, listener) => {
  if (type === "message") hear = listener;
};
globalThis.document = { querySelectorAll: (selector) => (selector === "iframe[data-dateline]" ? [frame] : []) };
await import("../../static/js/embed/host.js");

beforeEach(() => {
  frame = { contentWindow: inside, src: `${OURS}/embed/bridges/`, height: "640" };
});

const message = (more) => ({ data: { type: "dateline:height", height: 812.4 }, origin: OURS, source: inside, ...more });

test("a frame becomes as high as it says", () => {
  hear(message({}));
  assert.equal(frame.height, 812);
});

for (const [who, more] of Object.entries({
  "another origin": { origin: "https://evil.example" },
  "another window of the same origin": { source: {} },
  "a message of another kind": { data: { type: "height", height: 9 } },
  "a height that is no number": { data: { type: "dateline:height", height: "9" } },
  "a height that is not finite": { data: { type: "dateline:height", height: Infinity } },
  "nothing at all": { data: null },
}))
  test(`no frame changes by a message from ${who}`, () => {
    hear(message(more));
    assert.equal(frame.height, "640");
  });

test("a height stays within what a page can bear", () => {
  hear(message({ data: { type: "dateline:height", height: 1e9 } }));
  assert.equal(frame.height, 20000);
  hear(message({ data: { type: "dateline:height", height: -5 } }));
  assert.equal(frame.height, 120);
});

test("a frame that has no address yet breaks nothing", () => {
  frame.src = "";
  hear(message({}));
  assert.equal(frame.height, "640");
});

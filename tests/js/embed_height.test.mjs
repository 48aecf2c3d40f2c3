import assert from "node:assert/strict";
import { test } from "node:test";

import { hearer, told } from "../../static/js/embed/height.js";

const SITE = "https://www.example.org";
const OURS = "https://dateline.example";
const frame = (more) => ({ around: [], referrer: "", own: OURS, ...more });

test("nobody hears a height whose site the address does not state", () => {
  assert.equal(hearer("", frame({ around: [SITE] })), "");
  assert.equal(hearer("", frame({ referrer: `${SITE}/page` })), "");
});

test("the stated site hears it where it is the one around the frame", () => {
  assert.equal(hearer(SITE, frame({ around: [SITE] })), SITE);
  assert.equal(hearer(SITE, frame({ around: [SITE, "https://portal.example"] })), SITE);
});

test("another site around the frame hears nothing, nor does the one around that", () => {
  assert.equal(hearer(SITE, frame({ around: ["https://evil.example"] })), "");
  assert.equal(hearer(SITE, frame({ around: ["https://evil.example", SITE] })), "");
});

test("where the browser does not say what stands around, the page that opened the frame counts", () => {
  assert.equal(hearer(SITE, frame({ referrer: `${SITE}/page` })), SITE);
  assert.equal(hearer(SITE, frame({ referrer: "https://evil.example/" })), "");
  assert.equal(hearer(SITE, frame({ referrer: `${OURS}/embed/a/` })), SITE); // after a link within the frame
  assert.equal(hearer(SITE, frame({})), SITE); // a site that tells nobody where its readers come from
});

test("a height is whole pixels and no more than the address allows", () => {
  assert.deepEqual(told(412.2, Number(undefined)), { type: "dateline:height", height: 413 });
  assert.deepEqual(told(4120, 600), { type: "dateline:height", height: 600 });
});

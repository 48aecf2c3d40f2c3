import assert from "node:assert/strict";
import { test } from "node:test";

import { tooLarge } from "../../static/js/desk/bringing.js";

const MOST = { mostText: 2_400_000, mostFile: 20_000_000 };

test("what fits is sent", () => {
  assert.equal(tooLarge("text", { text: 2_400_000 }, MOST), "");
  assert.equal(tooLarge("file", { file: 20_000_000 }, MOST), "");
});

test("a text that no form holds is said to be better uploaded", () => {
  assert.match(tooLarge("text", { text: 2_400_001 }, MOST), /has 2\.4 MB; at most 2\.4 MB can be pasted/);
  assert.match(tooLarge("file", { text: 9_000_000 }, MOST), /Save it as a \.txt file/);
});

test("a file that is too large counts where it is the file that is read", () => {
  assert.match(tooLarge("file", { file: 21_000_000 }, MOST), /The file has 21 MB; at most 20 MB/);
  assert.match(tooLarge("address", { file: 21_000_000 }, MOST), /^$/);
});

test("a form without limits has none", () => {
  assert.equal(tooLarge("again", {}, { mostText: NaN, mostFile: NaN }), "");
});

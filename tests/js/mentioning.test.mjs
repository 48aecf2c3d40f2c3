import assert from "node:assert/strict";
import { test } from "node:test";

import { withWord, wordAfter } from "../../static/js/desk/matches.js";

test("the word behind the mark is the one that is being typed", () => {
  assert.deepEqual(wordAfter("Ask @ad", 7, "@"), { from: 5, to: 7, text: "ad" });
  assert.deepEqual(wordAfter("@ada.l and", 6, "@"), { from: 1, to: 6, text: "ada.l" });
  assert.equal(wordAfter("Ask @ada now", 12, "@").text, "");
});

test("neither an address of mail nor one of a page begins a mention", () => {
  for (const text of ["ann@exa", "https://site/@ada", "x.@ada"]) assert.equal(wordAfter(text, text.length, "@").text, "");
});

test("the name that is taken stands in the text with one space behind it, and the caret follows", () => {
  assert.deepEqual(withWord("Ask @ad", { from: 5, to: 7 }, "ada"), { value: "Ask @ada ", caret: 9 });
  assert.deepEqual(withWord("Ask @ad now", { from: 5, to: 7 }, "ada"), { value: "Ask @ada now", caret: 9 });
});

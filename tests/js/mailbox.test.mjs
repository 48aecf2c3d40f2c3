import assert from "node:assert/strict";
import { test } from "node:test";

import { meaning } from "../../static/js/desk/mailbox.js";

const nothing = { isTypedIn: false, isPressed: false };

test("Enter accepts unless something that can be pressed or typed in has the focus", () => {
  assert.equal(meaning("Enter", nothing), "accept");
  assert.equal(meaning("Enter", { isTypedIn: false, isPressed: true }), null);
  assert.equal(meaning("Enter", { isTypedIn: true, isPressed: false }), null);
});

test("the arrows go on and back, but move in a text and among answers as they always do", () => {
  assert.equal(meaning("ArrowDown", nothing), "next");
  assert.equal(meaning("ArrowUp", { isTypedIn: false, isPressed: true }), "previous");
  assert.equal(meaning("ArrowDown", { isTypedIn: true, isPressed: false }), null);
});

test("Escape folds in what is offered, from within a text too; other keys mean nothing here", () => {
  assert.equal(meaning("Escape", { isTypedIn: true, isPressed: false }), "fold");
  assert.equal(meaning("z", nothing), null);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { partAt, stepped, withName } from "../../static/js/desk/matches.js";
import { addressOf, calendarIn } from "../../static/js/desk/preview.js";
import { BROKEN, stateOf, UNREACHABLE } from "../../static/js/desk/saving.js";

test("the name at the caret is meant, without the role behind it", () => {
  const value = "Ada Lovelace (host); Char (guest); Mary";
  assert.equal(partAt(value, 24, ";").text, "Char");
  assert.equal(partAt(value, value.length, ";").text, "Mary");
  assert.equal(partAt(" Basra ", 3, undefined).text, "Basra");
});

test("a name takes the place of what was typed of it, and the role stays", () => {
  const value = "Ada Lovelace (host); Char (guest); Mary";
  const filled = withName(value, partAt(value, 24, ";"), "Charles Babbage", ";");
  assert.equal(filled.value, "Ada Lovelace (host); Charles Babbage (guest); Mary");
  assert.equal(filled.caret, "Ada Lovelace (host); Charles Babbage (guest)".length);
  assert.equal(withName("Bas", partAt("Bas", 3), "Basra").value, "Basra");
});

test("the arrows lead through all options and back into the field", () => {
  assert.deepEqual([-1, 0, 1].map((at) => stepped(at, "ArrowDown", 2)), [0, 1, -1]);
  assert.deepEqual([-1, 0, 1].map((at) => stepped(at, "ArrowUp", 2)), [1, -1, 0]);
  assert.equal(stepped(-1, "ArrowDown", 0), -1);
});

test("a date is asked about by its words, and by its calendar where that is not ours", () => {
  assert.equal(addressOf("/dates/preview", "c. 1984", ""), "/dates/preview?words=c.+1984");
  assert.equal(addressOf("/p", "May", "julian"), "/p?words=May&calendar=julian");
  assert.equal(addressOf("/p", "a".repeat(9000), "").length, "/p?words=".length + 301); // no address is too long
  const form = (field) => ({ elements: { namedItem: () => field } });
  assert.equal(calendarIn(form({ type: "checkbox", checked: false, value: "julian" }), "calendar"), "");
  assert.equal(calendarIn(form({ type: "checkbox", checked: true, value: "julian" }), "calendar"), "julian");
  assert.equal(calendarIn(form(null), ""), "");
});

test("what is not saved says why, and whether sending it again may help", () => {
  assert.deepEqual(stateOf(200, "", "14:03"), { state: "saved", words: "Saved at 14:03", canRetry: false });
  assert.equal(stateOf(422, "", ""), null);
  assert.equal(stateOf(0, "", "").words, UNREACHABLE);
  assert.equal(stateOf(500, "", "").words, BROKEN);
  assert.equal(stateOf(503, "", "").words, UNREACHABLE); // a proxy that has nobody behind it
  assert.equal(stateOf(403, "Only an editor may do this.", "").words, "Not saved. Only an editor may do this.");
  assert.match(stateOf(404, "", "").words, /signed out.*still here/); // and what is not there may be so for one alone
  assert.equal(stateOf(404, "", "").canRetry, true);
});

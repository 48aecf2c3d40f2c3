import assert from "node:assert/strict";
import test from "node:test";

import { groupsOf, moved, question, said, withEvent, withFilter } from "../../static/js/search/options.js";

const EMPTY = { events: [], names: [], instead: "" };
const EVENT = { number: 4, title: [["raid", true]], when: "11 January", state: "", href: "/t/x/4" };
const NAME = { kind: "Person", param: "person", value: "id", name: [["Bush", true]], count: 1 };

test("groups that have nothing are left out", () => {
  assert.deepEqual(groupsOf(EMPTY, "raid", ""), []);
  const names = groupsOf({ ...EMPTY, events: [EVENT], names: [NAME] }, "raid", "").map(({ name }) => name);
  assert.deepEqual(names, ["Events", "Show only", "Everything"]);
});

test("a filter is added to the address, and the words that led to it go", () => {
  assert.equal(withFilter("?q=bu&page=2&place=a", "person", "b"), "?place=a&person=b");
  assert.equal(withFilter("?person=b", "person", "b"), "?person=b");
  assert.equal(withFilter("?person=a", "person", "b"), "?person=a&person=b");
});

test("an event is opened within the same view", () => {
  assert.equal(withEvent("?q=raid&known=2007-03-09&event=3", 4), "?known=2007-03-09&event=4");
});

test("what is asked goes through the lens of the page", () => {
  assert.equal(question("?known=2007-03-09&place=a", "a&b"), "?q=a%26b&known=2007-03-09");
});

test("arrows go round by way of the field, Home and End reach the ends of the list only from within", () => {
  assert.equal(moved(-1, "ArrowDown", 3), 0);
  assert.equal(moved(2, "ArrowDown", 3), -1);
  assert.equal(moved(-1, "ArrowUp", 3), 2);
  assert.equal(moved(0, "ArrowUp", 3), -1);
  assert.equal(moved(1, "Home", 3), 0);
  assert.equal(moved(1, "End", 3), 2);
  assert.equal(moved(-1, "Home", 3), null);
  assert.equal(moved(1, "a", 3), null);
});

test("one sentence says what there is", () => {
  assert.equal(said([]), "No suggestions");
  assert.equal(said(groupsOf({ ...EMPTY, names: [NAME] }, "bu", "")), "1 suggestion, arrow keys to choose");
  assert.equal(said(groupsOf({ ...EMPTY, instead: "baghdad" }, "bagdhad", "")), "Nothing found. Did you mean baghdad?");
});

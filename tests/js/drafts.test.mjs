import assert from "node:assert/strict";
import { test } from "node:test";
import { draftsOf, isBlank, isSame, putBack, storageKey, timeWords, typedIn } from "../../static/js/desk/drafts.js";

const field = (name, value, more = {}) => ({ name, value, type: "text", ...more });
const box = (name, checked) => ({ name, value: "on", type: "checkbox", checked });

function page(account) {
  return { documentElement: { dataset: account ? { account } : {} } };
}

function storage() {
  const kept = {};
  return Object.defineProperties(kept, {
    getItem: { value: (key) => kept[key] ?? null },
    setItem: { value: (key, value) => void (kept[key] = value) },
    removeItem: { value: (key) => delete kept[key] },
  });
}

const form = { dataset: { draft: "fact-bridges" } };

test("passwords, files and what proves a request are never kept; the key of a request is", () => {
  const typed = typedIn([
    field("title", "Opened"),
    field("password", "secret", { type: "password" }),
    field("csrfmiddlewaretoken", "x", { type: "hidden" }),
    field("version", "3", { type: "hidden" }),
    field("key", "k", { type: "hidden" }),
    field("aside", "x", { dataset: { undrafted: "" } }),
    box("draft", false),
  ]);
  assert.deepEqual(typed, [
    ["title", "Opened"],
    ["key", "k"],
    ["draft", null],
  ]);
});

test("two that differ in the key of the request alone say the same", () => {
  assert.ok(isSame([["title", "a"], ["key", "1"]], [["title", "a"], ["key", "2"]]));
  assert.ok(!isSame([["title", "a"]], [["title", "b"]]));
});

test("what was typed goes back to its fields in order, and boxes are ticked again", () => {
  const fields = [field("who", ""), field("who", ""), box("draft", false), field("new", "kept")];
  const changed = putBack(fields, [["who", "one"], ["who", "two"], ["draft", "on"]]);
  assert.deepEqual(fields.map(({ value }) => value), ["one", "two", "on", "kept"]);
  assert.equal(fields[2].checked, true);
  assert.equal(changed.length, 3);
});

test("another account in the same browser does not find the draft, and nobody's is kept", () => {
  const kept = storage();
  assert.equal(draftsOf(page("7"), () => kept).keep(form, [], [["title", "Opened"]]), true);
  assert.deepEqual(Object.keys(kept), [storageKey("7", "fact-bridges")]);
  assert.equal(draftsOf(page("8"), () => kept).read(form), null);
  assert.equal(draftsOf(page(""), () => kept).keep(form, [], []), false);
  assert.deepEqual(draftsOf(page("7"), () => kept).read(form).typed, [["title", "Opened"]]);
});

test("what was sent is forgotten with the next page, unless that asks again or refuses", () => {
  const kept = storage();
  const drafts = draftsOf(page("7"), () => kept);
  drafts.keep(form, [], [["title", "Opened"]], true);
  drafts.tidy([form], false);
  drafts.tidy([], true);
  assert.equal(Object.keys(kept).length, 1);
  drafts.tidy([], false);
  assert.equal(Object.keys(kept).length, 0);
});

test("a browser that keeps nothing loses nothing else", () => {
  const refused = () => {
    throw new Error("refused");
  };
  const drafts = draftsOf(page("7"), refused);
  assert.equal(drafts.keep(form, [], []), false);
  assert.equal(drafts.read(form), null);
  drafts.tidy([], false);
});

test("the time is a clock's today and has its day otherwise", () => {
  const now = new Date(2007, 2, 10, 15, 0).getTime();
  assert.equal(timeWords(new Date(2007, 2, 10, 14, 3).getTime(), now), "14:03");
  assert.equal(timeWords(new Date(2007, 2, 3, 14, 3).getTime(), now), "3 March, 14:03");
});

test("a form in which only choices stand is blank", () => {
  const choices = [field("kind", "page", { type: "select-one" }), field("key", "k", { type: "hidden" })];
  assert.ok(isBlank([...choices, field("title", "")]));
  assert.ok(!isBlank([...choices, field("title", "Opened")]));
});

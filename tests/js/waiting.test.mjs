import assert from "node:assert/strict";
import { test } from "node:test";

import { contentOf, LONGEST, pause, together, waitingOf } from "../../static/js/desk/waiting.js";

/** As much of a tab's storage as is used. */
class Tab {
  getItem = (key) => this[key] ?? null;
  setItem(key, value) {
    this[key] = value;
  }
  removeItem(key) {
    delete this[key];
  }
}
const record = (address, at) => ({ address, at, content: [["title", "Mine"]] });

test("what waits is found again, the oldest first, and forgotten once it was sent", () => {
  const tab = new Tab();
  const waiting = waitingOf("7", () => tab);
  waiting.keep(record("/b", 2));
  waiting.keep(record("/a", 1));
  assert.deepEqual(waiting.all().map(({ address }) => address), ["/a", "/b"]);
  waiting.forget("/a");
  assert.deepEqual(waiting.all().map(({ address }) => address), ["/b"]);
});

test("another account finds nothing of it, and ends it; signing out ends all", () => {
  const tab = new Tab();
  waitingOf("7", () => tab).keep(record("/a", 1));
  assert.deepEqual(waitingOf("8", () => tab).all(), []);
  waitingOf("8", () => tab).clear();
  assert.deepEqual(waitingOf("7", () => tab).all(), []);
  waitingOf("7", () => tab).keep(record("/a", 1));
  waitingOf("7", () => tab).clear();
  assert.equal(waitingOf("7", () => tab).all().length, 1);
  waitingOf("7", () => tab).clear(true);
  assert.deepEqual(waitingOf("7", () => tab).all(), []);
});

test("without an account or a storage nothing is kept, and nothing breaks", () => {
  const none = waitingOf(undefined, () => new Tab());
  none.keep(record("/a", 1));
  assert.deepEqual(none.all(), []);
  const refused = waitingOf("7", () => {
    throw new Error("refused");
  });
  refused.keep(record("/a", 1));
  assert.deepEqual(refused.all(), []);
});

test("what is tried again is tried less and less often", () => {
  assert.deepEqual([0, 1, 2].map(pause), [2_000, 4_000, 8_000]);
  assert.equal(pause(30), LONGEST);
});

test("values of one name are sent together, and passwords are never kept", () => {
  assert.deepEqual(together([["tags", "a"], ["version", "2"], ["tags", "b"]]), { tags: ["a", "b"], version: ["2"] });
  assert.equal(contentOf({ elements: [{ type: "password", value: "" }] }), null);
});

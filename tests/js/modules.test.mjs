import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";

const FOLDER = new URL("../../static/js/", import.meta.url);
const files = readdirSync(FOLDER, { recursive: true }).filter((name) => name.endsWith(".js"));

test("every module can be read, and finds what it imports", async () => {
  assert.ok(files.includes("main.js"));
  for (const name of files) {
    try {
      await import(new URL(name, FOLDER));
    } catch (error) {
      // what needs a page ends with a ReferenceError, once all of it was read and linked
      assert.ok(error instanceof ReferenceError || error instanceof TypeError, `${name}: ${error}`);
    }
  }
});

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

test("the only entry of the pages imports every name once, or no script would run anywhere", async () => {
  const code = await readFile(new URL("../../static/js/main.js", import.meta.url), "utf8");
  const names = [...code.matchAll(/^import \{([^}]+)\}/gm)].flatMap(([, list]) => list.split(",").map((each) => each.trim()));
  assert.ok(names.length > 20);
  assert.deepEqual(names.filter((name, place) => names.indexOf(name) !== place), []);
});

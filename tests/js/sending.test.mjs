import assert from "node:assert/strict";
import test from "node:test";

import { lines } from "../../static/js/paste/sending.js";

const stream = (...parts) => ReadableStream.from(parts.map((part) => new TextEncoder().encode(part)));

async function read(...parts) {
  const found = [];
  for await (const line of lines(stream(...parts))) found.push(line);
  return found;
}

test("lines are read however they are cut on the way", async () => {
  const text = '{"done": 250, "of": 300}\n{"done": 300, "of": 300}\n{"address": "/t/a/paste/?done=7"}\n';
  const whole = [{ done: 250, of: 300 }, { done: 300, of: 300 }, { address: "/t/a/paste/?done=7" }];
  assert.deepEqual(await read(text), whole);
  assert.deepEqual(await read(...text), whole);
});

test("a last line that was cut off says nothing", async () => {
  assert.deepEqual(await read('{"done": 250, "of": 300}\n{"addre'), [{ done: 250, of: 300 }]);
  assert.deepEqual(await read(), []);
});

test("a character cut in two is put together again", async () => {
  const bytes = new TextEncoder().encode('{"problem": "Übung"}\n');
  const cut = bytes.indexOf(0xc3) + 1;
  const found = [];
  for await (const line of lines(ReadableStream.from([bytes.slice(0, cut), bytes.slice(cut)]))) found.push(line);
  assert.deepEqual(found, [{ problem: "Übung" }]);
});

import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import { DAY } from "../../static/js/timeline/civil.js";
import { createSource } from "../../static/js/timeline/data.js";
import { answer, placement } from "./seeded.mjs";

const SPAN = [0, 10_000 * DAY];
const days = (from, to) => ({ from: from * DAY, to: to * DAY });
const held = (from, to) => answer([placement({ b: 5000 * DAY, e: 5001 * DAY })], [from * DAY, to * DAY], { span: SPAN, total: 999 });

/** A server that answers when told to, and a source that asks it. */
function stage() {
  const asked = [];
  const told = { answers: 0, failures: 0 };
  globalThis.fetch = (address, { signal }) =>
    new Promise((resolve, reject) => {
      const wanted = new URLSearchParams(address.split("?")[1]);
      const [from, to] = ["from", "to"].map((name) => Number(wanted.get(name)));
      signal.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
      asked.push({
        from,
        to,
        succeed: () => resolve({ ok: true, json: async () => held(from / DAY, to / DAY) }),
        fail: () => resolve({ ok: false, status: 503 }),
      });
    });
  mock.timers.enable({ apis: ["setTimeout"] });
  const source = createSource({
    base: "/viewport.json",
    search: () => "",
    onAnswer: () => (told.answers += 1),
    onFailure: () => (told.failures += 1),
  });
  source.accept(held(4000, 6000));
  return { asked, told, source };
}

/** Let so many milliseconds pass, and whatever waits for an answer take it. */
async function pass(milliseconds) {
  mock.timers.tick(milliseconds);
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}

afterEach(() => mock.timers.reset());

test("while a gesture goes on what it needs is asked for, one request at a time", async () => {
  const { asked, source } = stage();
  for (let step = 0; step < 60; step += 1) {
    source.want(days(5000 + step * 40, 5200 + step * 40));
    await pass(16);
  }
  assert.equal(asked.length, 1, "the first has not been answered yet");
  asked[0].succeed();
  await pass(0);
  await pass(150);
  assert.equal(asked.length, 2, "the gesture has gone on meanwhile");
  assert.ok(asked[1].from <= 7360 * DAY && asked[1].to >= 7560 * DAY);
});

test("what is held is not asked for again", async () => {
  const { asked, source } = stage();
  source.want(days(4600, 5400));
  for (let turn = 0; turn < 6; turn += 1) {
    await pass(500);
    asked.splice(0).forEach(({ succeed }) => succeed());
  }
  source.want(days(4610, 5410));
  await pass(300);
  assert.equal(asked.length, 0);
});

test("at rest the next step of the zoom is there before it is taken", async () => {
  const { asked, source } = stage();
  source.want(days(4900, 5200));
  for (let turn = 0; turn < 6; turn += 1) {
    await pass(500);
    asked.splice(0).forEach(({ succeed }) => succeed());
  }
  source.want(days(4975, 5125));
  await pass(350);
  assert.equal(asked.length, 0);
});

test("a failure is told, keeps what is held, and is tried again", async () => {
  const { asked, told, source } = stage();
  source.want(days(8000, 8200));
  await pass(10);
  asked[0].fail();
  await pass(0);
  assert.deepEqual(told, { answers: 1, failures: 1 });
  assert.equal(source.dataFor(days(8000, 8200)).placements.length, 1);
  await pass(5100);
  assert.equal(asked.length, 2);
  asked[1].succeed();
  await pass(0);
  assert.equal(told.answers, 2);
});

test("the answer to another question makes what is on its way unwanted", async () => {
  const { asked, told, source } = stage();
  source.want(days(8000, 8200));
  await pass(10);
  source.replace(held(0, 10_000));
  asked[0].succeed();
  await pass(10);
  assert.equal(told.answers, 2);
  assert.deepEqual(source.dataFor(days(8000, 8200)).window, SPAN);
});

test("filters that leave nothing keep the stretch that was shown", () => {
  const { source } = stage();
  source.want(days(4500, 5500));
  source.replace({ ...held(0, 0), span: [0, 0], window: [0, 0], placements: [], total: 0, shown: 0 });
  assert.deepEqual(source.dataFor(days(4500, 5500)).span, SPAN);
});

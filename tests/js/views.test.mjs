import assert from "node:assert/strict";
import { test } from "node:test";

import { withView } from "../../static/js/views/address.js";

test("another view of the same events keeps everything but the page", () => {
  assert.equal(withView("?q=a&from=2007-03-10T03:00:00&page=3", "table"), "?view=table&q=a&from=2007-03-10T03:00:00");
  assert.equal(withView("?view=table&sort=title", "calendar"), "?view=calendar&sort=title");
});

test("the timeline goes without saying", () => {
  assert.equal(withView("?view=table&event=4", "timeline"), "?event=4");
  assert.equal(withView("?view=list", "timeline"), "");
});

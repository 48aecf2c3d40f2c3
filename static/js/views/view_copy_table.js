/**
 * `<a href="…/table.html?…" data-copies-table>` leads to a page with a bare table. Where scripts run it is fetched and
 * put on the clipboard as it stands there, and as tab-separated text beside it. Where the clipboard is refused, the
 * link is followed. With `data-copies-chosen` it is the rows that are chosen.
 */

import { chosenRows } from "./view_choosing.js";
import { toTsv } from "./tsv.js";

const RULED = { border: "1", cellpadding: "4", cellspacing: "0" }; // a word processor knows no style sheet of ours
const SHOWN = 4000; // milliseconds

export function installCopyingTables(page) {
  page.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[data-copies-table]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !globalThis.ClipboardItem) return;
    event.preventDefault();
    const chosen = "copiesChosen" in link.dataset ? chosenRows(page) : null;
    const address = chosen ? `${link.href}&only=${chosen}` : link.href; // `href` has a page in it already
    try {
      const found = taken(address);
      const forms = { "text/html": blob(found, "html"), "text/plain": blob(found, "plain") };
      await navigator.clipboard.write([new ClipboardItem(forms)]);
      const { rows } = await found;
      const of = page.querySelectorAll("table[data-chooses] tbody tr").length;
      say(page, chosen ? `${rows} of ${of} rows copied` : `Copied ${rows} ${rows === 1 ? "row" : "rows"}`);
    } catch {
      location.assign(address);
    }
  });
}

async function taken(address) {
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  const copied = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("copy");
  const table = copied.querySelector("table");
  for (const [name, value] of Object.entries(RULED)) table.setAttribute(name, value);
  const rows = [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent));
  return { html: copied.outerHTML, plain: toTsv(rows), rows: rows.length - 1 };
}

const blob = async (found, form) => new Blob([(await found)[form]], { type: `text/${form}` });

function say(page, words) {
  const status = page.getElementById("copied");
  if (!status) return;
  status.textContent = words;
  setTimeout(() => (status.textContent = ""), SHOWN);
}

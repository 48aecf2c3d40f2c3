/**
 * Rows of a table can be chosen: a checkbox in each, one for all of the page, and a range with the shift key, by mouse
 * and by keyboard. Nothing of it is there without scripts. Whoever has use for what is chosen listens to `rows:chosen`
 * of the page (`detail`: the rows' `data-number`s in their order, and how many rows there are) or asks `chosenRows`.
 */

import { NONE, all, chosenOf, kept, ranged, toggled } from "./choosing.js";

const TABLES = "table[data-chooses]";
const BOXES = "tbody input[data-choose]";
let choice = NONE; // numbers of events, of the page that is shown

export function installChoosing(page) {
  const settle = () => {
    const table = page.querySelector(TABLES);
    if (!table) return;
    putBoxes(table);
    put(table, kept(choice, keysOf(table)));
  };
  page.addEventListener("htmx:afterSettle", settle);
  page.addEventListener("click", ({ target, shiftKey }) => {
    const table = page.querySelector(TABLES);
    if (!table) return;
    if (target.closest?.("[data-choose-none]")) {
      table.querySelector("[data-choose-all]").focus(); // what has the focus now is about to be hidden
      put(table, NONE);
    } else if (target.matches?.("[data-choose-all]")) put(table, target.checked ? all(keysOf(table)) : NONE);
    else if (target.matches?.(BOXES)) choose(table, keyOf(target), shiftKey);
  });
  page.addEventListener("mousedown", (event) => {
    if (event.shiftKey && event.target.closest?.("label.choose")) event.preventDefault(); // no text is selected
  });
  page.addEventListener("keydown", (event) => onKey(event, page));
  settle();
}

/** The numbers of the rows that are chosen, in their order. */
export function chosenRows(page) {
  const table = page.querySelector(TABLES);
  return table ? chosenOf(choice, keysOf(table)) : [];
}

/** On the link of a row: space chooses it, with shift all from the last one on; shift and an arrow one after another. */
function onKey(event, page) {
  const row = event.target.closest?.(`${TABLES} tbody tr`);
  if (!row || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select, textarea")) return;
  const table = row.closest(TABLES);
  if (event.key === " " && event.target.matches("a")) {
    event.preventDefault();
    choose(table, row.dataset.number, event.shiftKey);
  } else if (event.shiftKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    const next = event.key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling;
    if (!next) return;
    event.preventDefault();
    if (!choice.chosen.has(row.dataset.number)) choose(table, row.dataset.number, false);
    choose(table, next.dataset.number, true);
    next.querySelector(event.target.matches("a") ? "a[hx-get]" : BOXES.replace("tbody ", "")).focus();
  }
}

const keyOf = (box) => box.closest("tr").dataset.number;
const keysOf = (table) => [...table.tBodies[0].rows].map((row) => row.dataset.number);

function choose(table, key, isRange) {
  put(table, isRange ? ranged(choice, keysOf(table), key) : toggled(choice, key));
}

function putBoxes(table) {
  const [head] = table.tHead.rows[0].cells;
  if (head.querySelector("input")) return;
  head.prepend(box("choose-all", "Choose all on this page"));
  for (const row of table.tBodies[0].rows) {
    row.cells[0].prepend(box("choose", `Choose: ${row.querySelector("th a").textContent}`));
  }
}

function box(name, words) {
  const label = document.createElement("label");
  label.className = "choose";
  const input = document.createElement("input");
  input.type = "checkbox";
  input.autocomplete = "off";
  input.setAttribute(`data-${name}`, "");
  input.setAttribute("aria-label", words);
  label.append(input);
  return label;
}

function put(table, next) {
  choice = next;
  const keys = keysOf(table);
  const numbers = chosenOf(choice, keys);
  for (const each of table.querySelectorAll(BOXES)) {
    each.checked = choice.chosen.has(keyOf(each));
    each.closest("tr").toggleAttribute("data-chosen", each.checked);
  }
  const every = table.querySelector("[data-choose-all]");
  every.checked = numbers.length === keys.length;
  every.indeterminate = numbers.length > 0 && !every.checked;
  say(table.ownerDocument, numbers.length, keys.length);
  lead(table.ownerDocument, numbers);
  const detail = { numbers, rows: keys.length };
  table.ownerDocument.dispatchEvent(new CustomEvent("rows:chosen", { detail }));
}

/** The links that lead to editing them, `…/edit?only=1,5,9&next=…`, and to merging two: `…/merge?only=1,5&next=…`. */
function lead(page, numbers) {
  const search = new URLSearchParams({ only: numbers.join(), next: location.pathname + location.search });
  for (const link of page.querySelectorAll("a[data-edits-chosen], a[data-merges-chosen]")) link.search = search;
  const merging = page.querySelector("a[data-merges-chosen]");
  if (merging) merging.hidden = numbers.length !== 2;
}

function say(page, number, rows) {
  const line = page.getElementById("chosen");
  if (!line) return;
  line.hidden = number === 0;
  line.querySelector("[role=status]").textContent = number ? `${number} of ${rows} rows chosen` : "";
}

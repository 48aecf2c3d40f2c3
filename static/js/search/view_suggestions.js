/**
 * Suggestions below the search field: the combobox with a listbox of ARIA 1.2. Arrows choose, Home and End reach the
 * first and last, Enter takes the chosen one or searches, Escape closes. Without JavaScript it is a plain field.
 *
 *   <input type="search" data-search-suggests="/t/<slug>/search" data-timeline="/t/<slug>/">
 */

import { goToPanel } from "../opening.js";
import { groupsOf, moved, question, said } from "./options.js";

const PAUSE = 110; // milliseconds without a keystroke
const LIST = "search-suggestions";

export function installSearch(page, { fetch = globalThis.fetch.bind(globalThis), go = (to) => location.assign(to), open = goToPanel } = {}) {
  const field = page.querySelector("[data-search-suggests]");
  if (!field) return;
  const { searchSuggests: address, timeline } = field.dataset;
  const status = Object.assign(page.createElement("p"), { className: "hidden-text" });
  let list = null;
  let options = [];
  let at = -1;
  let timer = 0;
  let request = null;

  const states = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-haspopup": "listbox" };
  for (const [name, value] of Object.entries(states)) field.setAttribute(name, value);
  status.setAttribute("role", "status");
  field.after(status);

  function close() {
    clearTimeout(timer);
    request?.abort();
    list?.remove();
    [list, options, at] = [null, [], -1];
    field.setAttribute("aria-expanded", "false");
    for (const name of ["aria-controls", "aria-activedescendant"]) field.removeAttribute(name);
  }

  async function look() {
    const typed = field.value.trim();
    if (!typed) return close();
    request?.abort();
    request = new AbortController();
    try {
      const answer = await fetch(`${address}/suggest${question(location.search, typed)}`, { signal: request.signal });
      if (answer.ok && page.activeElement === field) show(await answer.json(), typed);
    } catch {
      // a newer question has taken its place, or the site is away: one types on
    }
  }

  function show(answer, typed) {
    if (field.value.trim() !== typed || page.activeElement !== field) return;
    const groups = groupsOf(answer, typed, location.search);
    close();
    status.textContent = said(groups);
    options = groups.flatMap((group) => group.options);
    if (!options.length) return;
    list = Object.assign(page.createElement("div"), { id: LIST, className: "search-suggestions" });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Suggestions");
    for (const group of groups) list.append(groupOf(group));
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener("click", ({ target }) => {
      const line = target.closest("[role=option]");
      if (line) take(options[Number(line.dataset.at)]);
    });
    status.after(list);
    field.setAttribute("aria-expanded", "true");
    field.setAttribute("aria-controls", LIST);
  }

  function groupOf(group) {
    const box = page.createElement("div");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", group.name);
    const name = Object.assign(page.createElement("p"), { textContent: group.name });
    name.setAttribute("aria-hidden", "true");
    box.append(name, ...group.options.map(lineOf));
    return box;
  }

  function lineOf(option) {
    const line = page.createElement("div");
    const number = options.indexOf(option);
    line.id = `${LIST}-${number}`;
    line.dataset.at = number;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    const text = page.createElement("span");
    for (const [words, isFound] of option.pieces) {
      text.append(isFound ? Object.assign(page.createElement("mark"), { textContent: words }) : words);
    }
    line.append(text);
    if (option.note) line.append(" ", Object.assign(page.createElement("small"), { textContent: option.note }));
    return line;
  }

  function choose(next) {
    const lines = list.querySelectorAll("[role=option]");
    lines[at]?.setAttribute("aria-selected", "false");
    at = next;
    lines[at]?.setAttribute("aria-selected", "true");
    lines[at]?.scrollIntoView({ block: "nearest" });
    if (lines[at]) field.setAttribute("aria-activedescendant", lines[at].id);
    else field.removeAttribute("aria-activedescendant");
  }

  function take(option) {
    close();
    if (option.text !== undefined) {
      field.value = option.text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      return;
    }
    if (option.page !== undefined) go(`${address}${question(location.search, option.page)}`);
    else if (option.isEvent) open(timeline + option.search);
    else go(timeline + option.search);
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && at === -1) return close();
    if (event.key === "ArrowDown" && !list) return look();
    if (!list) return;
    if (event.key === "Enter") take(options[at]);
    else if (event.key === "Escape") close();
    else {
      const next = moved(at, event.key, options.length);
      if (next === null) return;
      choose(next);
    }
    event.preventDefault();
    event.stopPropagation();
  });
}

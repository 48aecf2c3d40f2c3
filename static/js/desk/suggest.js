/**
 * Names that are there already, offered while one types: the combobox of ARIA 1.2. Arrows choose, Enter or Tab takes,
 * Escape closes; the last option says that it is a new one. It fills in the text, and nothing else is sent.
 *
 *   <div class="suggests"><input name="place" data-suggest="place"></div>
 *
 * `data-suggest`: source, person, place, tag or event. `data-suggest-separator=";"`: the field holds several, and the
 * one at the caret is meant; a role in brackets behind a name is left alone. `data-suggest-id="<name>"`: the form's field of
 * that name gets the id, and is emptied by typing (sources). The address is the timeline's `suggest/<noun>`, or
 * `data-suggest-url`. On the field: `dateline:known` when one is taken, `dateline:new` when it is said to be new or
 * nothing is found, both with detail {name, item}; a <details data-opens-for-new="<name>"> then opens.
 * `data-suggest-after="@"`: of a text only the word that begins so is meant; the first option is chosen from the start.
 * `data-suggest-first` is offered while the field is empty; with `data-suggest-closed` nothing is said to be new.
 * Without JavaScript it is a plain field.
 */

import { partAt, stepped, withName, withWord, wordAfter } from "./matches.js";

const PAUSE = 120; // milliseconds without a keystroke

export function installSuggest(page, { fetch = globalThis.fetch.bind(globalThis) } = {}) {
  let open = null; // {field, list, items, at, part}
  let timer = 0;
  let request = null;
  let count = 0;

  const base = (field) =>
    field.dataset.suggestUrl ?? `${location.pathname.match(/^\/t\/[^/]+\//)?.[0] ?? "/"}suggest/${field.dataset.suggest}`;
  const idOf = (field) => field.form?.elements.namedItem(field.dataset.suggestId ?? "");
  const partOf = (field) => {
    const caret = field.selectionStart ?? 0;
    const { suggestAfter: after, suggestSeparator: separator } = field.dataset;
    return after ? wordAfter(field.value, caret, after) : partAt(field.value, caret, separator);
  };
  // A text of several lines has no role of its own that could be said to be open
  const say = (field, isOpen) =>
    field.getAttribute("role") === "combobox" && field.setAttribute("aria-expanded", String(isOpen));

  function prepare(field) {
    if (field.hasAttribute("aria-autocomplete")) return;
    const states = { autocomplete: "off", "aria-autocomplete": "list" };
    if (field.localName !== "textarea") Object.assign(states, { role: "combobox", "aria-expanded": "false" });
    for (const [name, value] of Object.entries(states)) field.setAttribute(name, value);
    field.removeAttribute("list");
  }

  function close() {
    clearTimeout(timer);
    request?.abort();
    open?.list.remove();
    if (open) say(open.field, false);
    for (const name of ["aria-controls", "aria-activedescendant"]) open?.field.removeAttribute(name);
    open = null;
  }

  async function look(field) {
    const part = partOf(field);
    if (!part.text) return close();
    request?.abort();
    request = new AbortController();
    try {
      const answer = await fetch(`${base(field)}?${new URLSearchParams({ q: part.text })}`, { signal: request.signal });
      if (!answer.ok) return close();
      const { items } = await answer.json();
      if (page.activeElement === field && partOf(field).text === part.text) show(field, items, part);
    } catch {
      // a newer question has taken its place, or the site is away: one types on
    }
  }

  function show(field, items, part) {
    close();
    if (items.some(({ name }) => name === part.text) && items.length === 1) return take(field, items[0], part, false);
    const isClosed = "suggestClosed" in field.dataset;
    if (!items.length && isClosed) return;
    if (!items.length) tell(field, "dateline:new", part.text);
    const list = page.createElement("ul");
    count += 1;
    Object.assign(list, { id: `suggestions-${count}`, className: "suggestions" });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Known already");
    const all = part.text && !isClosed ? [...items, null] : items;
    all.forEach((item, at) => list.append(option(list.id, item, at, field, part)));
    list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const at = [...list.children].indexOf(event.target.closest("li"));
      if (at !== -1) choose(at);
    });
    field.closest(".suggests, .field")?.classList.add("suggests");
    field.after(list);
    say(field, true);
    field.setAttribute("aria-controls", list.id);
    open = { field, list, items: all, at: -1, part };
    if (field.dataset.suggestAfter) move(0);
  }

  function option(id, item, at, field, part) {
    const line = page.createElement("li");
    line.id = `${id}-${at}`;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    if (!item) line.className = "new";
    line.append(item ? item.name : `New ${field.dataset.suggest}: ${part.text}`);
    if (item?.note) line.append(Object.assign(page.createElement("small"), { textContent: item.note }));
    return line;
  }

  function move(at) {
    open.list.children[open.at]?.setAttribute("aria-selected", "false");
    open.at = at;
    const line = open.list.children[at];
    line?.setAttribute("aria-selected", "true");
    line?.scrollIntoView({ block: "nearest" });
    if (line) open.field.setAttribute("aria-activedescendant", line.id);
    else open.field.removeAttribute("aria-activedescendant");
  }

  function choose(at) {
    const { field, items, part } = open;
    const item = items[at];
    close();
    if (item) take(field, item, part, true);
    else tell(field, "dateline:new", part.text);
  }

  function take(field, item, part, isFilled) {
    const separator = field.dataset.suggestSeparator;
    if (isFilled) {
      const isWord = field.dataset.suggestAfter;
      const filled = isWord ? withWord(field.value, part, item.name) : withName(field.value, part, item.name, separator);
      field.value = filled.value;
      field.setSelectionRange?.(filled.caret, filled.caret);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      clearTimeout(timer);
    }
    const id = idOf(field);
    if (id) id.value = item.id ?? "";
    tell(field, "dateline:known", item.name, item);
  }

  function tell(field, type, name, item = null) {
    field.dispatchEvent(new CustomEvent(type, { bubbles: true, detail: { name, item } }));
  }

  page.addEventListener("focusin", ({ target }) => {
    if (!target.matches?.("[data-suggest]")) return;
    prepare(target);
    const first = target.dataset.suggestFirst;
    if (first && !target.value) show(target, [{ name: first }], { from: 0, to: 0, text: "" });
  });
  page.addEventListener("dateline:new", ({ target }) => {
    const more = target.closest("form")?.querySelector(`[data-opens-for-new="${CSS.escape(target.name)}"]`);
    if (more) more.open = true;
  });
  page.addEventListener("focusout", ({ target }) => target === open?.field && close());
  page.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.matches?.("[data-suggest]") || page.activeElement !== field) return;
    const id = event.isTrusted && idOf(field);
    if (id) id.value = "";
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE, field);
  });
  page.addEventListener("keydown", (event) => {
    if (!open || event.target !== open.field || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(stepped(open.at, event.key, open.items.length));
    } else if (event.key === "Enter" && open.at !== -1 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      choose(open.at);
    } else if (event.key === "Tab" && open.at !== -1) {
      choose(open.at);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
}

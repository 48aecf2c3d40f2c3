/** What is typed of a list: the part of a field that a suggestion is for, and what becomes of the field. Pure. */

/** The part around the caret between two separators: {from, to, text}; all of it without a separator. */
export function partAt(value, caret, separator) {
  if (!separator) return { from: 0, to: value.length, text: value.trim() };
  const from = value.lastIndexOf(separator, caret - 1) + 1;
  const next = value.indexOf(separator, caret);
  const to = next === -1 ? value.length : next;
  return { from, to, text: value.slice(from, to).replace(/\([^)]*\)?\s*$/, "").trim() };
}

/** The field with `name` in place of that part, and where the caret then stands. */
export function withName(value, { from, to }, name, separator) {
  if (!separator) return { value: name, caret: name.length };
  const role = value.slice(from, to).match(/\s*\([^)]*\)?\s*$/)?.[0].trimEnd() ?? "";
  const before = value.slice(0, from) + (from > 0 ? " " : "");
  const kept = before + name + role;
  return { value: kept + value.slice(to), caret: kept.length };
}

/** Which option the arrows lead to: -1 is none, and the field itself. */
export function stepped(at, key, count) {
  if (!count) return -1;
  if (key === "ArrowDown") return at + 1 >= count ? -1 : at + 1;
  return at === -1 ? count - 1 : at - 1;
}

/** What is typed of a list: the part of a field that a suggestion is for, and what becomes of the field. Pure. */

/** The part around the caret between two separators: {from, to, text}; all of it without a separator. */
export function partAt(value, caret, separator) {
  if (!separator) return { from: 0, to: value.length, text: value.trim() };
  const from = value.lastIndexOf(separator, caret - 1) + 1;
  const next = value.indexOf(separator, caret);
  const to = next === -1 ? value.length : next;
  return { from, to, text: value.slice(from, to).replace(/\([^)]*\)?\s*$/, "").trim() };
}

/** The word that the caret stands behind and that begins with `mark`, which stands in no other word: {from, to, text}. */
export function wordAfter(value, caret, mark) {
  const found = value.slice(0, caret).match(/(^|[^\p{L}\p{N}@./+-])(.)([\p{L}\p{N}_][\p{L}\p{N}_.@+-]*)$/u);
  if (!found || found[2] !== mark) return { from: caret, to: caret, text: "" };
  return { from: caret - found[3].length, to: caret, text: found[3] };
}

/** The text with `name` in place of that word, and a space behind it unless there is one. */
export function withWord(value, { from, to }, name) {
  const rest = value.slice(to);
  const kept = value.slice(0, from) + name + (rest.startsWith(" ") ? "" : " ");
  return { value: kept + rest, caret: kept.length + (rest.startsWith(" ") ? 1 : 0) };
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

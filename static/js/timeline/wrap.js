/** Lines of labels. */

import { letters, pieces } from "./letters.js";

const SPACE = /[ \t\r\n]+/; // no-break spaces hold, as long as there is room for what they hold
const AFTER_A_HYPHEN = /(?<=[-–—/])(?=.)/u;

/**
 * Break a title into at most `limit` lines no wider than `room`, as even as its words allow.
 *
 * @param measure (text) → pixels
 * @returns `{lines, width}`; a word wider than a line is broken, and only what cannot fit at all shortened, with an ellipsis
 */
export function wrap(title, room, measure, limit = 3) {
  const words = title.split(SPACE).filter(Boolean);
  const whole = measure(title);
  if (whole <= room) return { lines: [words.join(" ")], width: whole };
  const parts = words.flatMap((word) => joined(pieces(word), " ", "")).flatMap((part) => narrow(part, room, measure));
  for (let lines = Math.min(limit, Math.ceil(whole / room)); lines <= limit; lines += 1) {
    for (let target = Math.max(whole / lines, room * 0.5); target < room * 1.08; target += room * 0.08) {
      const broken = fill(parts, Math.min(target, room), measure);
      if (broken.length <= lines && broken.every((line) => measure(line) <= room))
        return measured(broken, measure);
    }
  }
  const broken = fill(parts, room, measure);
  const kept = broken.slice(0, limit);
  if (broken.length > limit) kept[limit - 1] = shortened(`${kept[limit - 1]}…`, room, measure);
  return measured(kept, measure);
}

const measured = (lines, measure) => ({ lines, width: Math.max(...lines.map(measure)) });

/** Parts as `{text, space}`: `before` the first of them on a line, `between` before the others. */
const joined = (texts, before, between) => texts.map((text, index) => ({ text, space: index ? between : before }));

/** What a part wider than a line is broken into: where a space was to hold it, after a hyphen, else anywhere. */
function narrow({ text, space }, room, measure) {
  if (measure(text) <= room) return [{ text, space }];
  const held = text.split("\u00a0");
  const parts = held.length > 1 ? joined(held, space, " ") : joined(text.split(AFTER_A_HYPHEN), space, "");
  if (parts.length > 1) return parts.flatMap((part) => narrow(part, room, measure));
  return joined(fill(joined(letters(text), "", ""), room, measure), space, "");
}

function fill(parts, room, measure) {
  const lines = [];
  for (const { text, space } of parts) {
    const longer = lines.length ? lines.at(-1) + space + text : text;
    if (lines.length && measure(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(text);
  }
  return lines;
}

/** The text with an ellipsis in place of what does not fit before its end. */
export function shortened(text, room, measure) {
  let kept = letters(text.replace(/…$/u, ""));
  while (kept.length > 1 && measure(`${kept.join("").trimEnd()}…`) > room) kept = kept.slice(0, -1);
  return `${kept.join("").trimEnd()}…`;
}

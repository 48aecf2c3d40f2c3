/** Every word the picture says, but for those of times (`stretches.js`). */

import { number, windowWords } from "./stretches.js";
import { shortened } from "./wrap.js";

/** "1 event" · "815,531 events" · "about 1,200 events" */
export const countWords = (count, { isAbout = false, language = "en" } = {}) =>
  count === 1 ? "1 event" : `${isAbout ? "about " : ""}${count ? number(count, language) : "no"} events`;

export function statusWords(count, window, { isAbout = false, language = "en", span } = {}) {
  const events = count === 0 ? "No events" : countWords(count, { isAbout, language });
  return `${events}, ${windowWords(window, language, span)}`;
}

export const TODAY = "today";
export const ESTIMATED = "heights are estimated";

export const moreWords = (count, where, language) => `+${number(count, language)} more ${where}`.trim();

const STATE_WORDS = {
  planned: "planned",
  cancelled: "cancelled",
  did_not_happen: "did not happen",
  unknown: "not known if it happened",
};

const NEEDS_NO_FOR = /^(after|before|beginning|between|by|date|end|every|from|on|since|under|until|without)/;

/** A date given up: "formerly planned for April 2007 (The Hindu)". */
function formerWords(when, by) {
  const bare = when.replace(/^some time in /, "");
  const planned = NEEDS_NO_FOR.test(bare) ? "formerly planned:" : "formerly planned for";
  return [planned, bare, by && `(${by})`].filter(Boolean).join(" ");
}

/** Who has another date: "WSWS has 7 March 2007"; of several in a short line, only that they disagree. */
const rivalWords = (rivals) => rivals.map(({ by, when }) => `${by} has ${when}`);

/** What sets a placement apart from *happened, agreed, found*, in words; nothing for most. */
export function deviations(placement) {
  const words = [];
  if (placement.kind === "announced") words.push("announced");
  else if (placement.kind !== "former" && STATE_WORDS[placement.mark]) words.push(STATE_WORDS[placement.mark]);
  if (placement.computed) words.push("worked out");
  if (placement.conflict) words.push("sources disagree");
  return words;
}

/** Whether a date names this year once, and no other. */
const isAlone = (when, year) => year >= 1000 && (when.match(/\b\d{4}\b/g) ?? []).join() === String(year);

/** The date line under a label; `year` needs no saying, where a month or a part of the year stands before it. */
export function whenWords(placement, year) {
  const ofYear = new RegExp(`(?<=\\p{Lu}\\p{L}+|spring|summer|autumn|winter),? ${year}\\b`, "u");
  const short = (when) => (isAlone(when, year) ? when.replace(ofYear, "") : when);
  const when = short(placement.when);
  if (placement.kind === "former") return formerWords(when, placement.by);
  const { rivals = [] } = placement;
  const told = deviations(rivals.length === 1 ? { ...placement, conflict: false } : placement);
  const rival = rivals.length === 1 ? rivalWords(rivals).map(short) : [];
  return [when, ...[...told, ...rival].map(unbroken)].join(" · ");
}

const unbroken = (words) => words.replaceAll(" ", "\u00a0");

/** The text equivalent of a mark. */
export function markName(placement) {
  if (placement.kind === "former") return `${placement.title}, ${formerWords(placement.when, placement.by)}`;
  const rivals = rivalWords(placement.rivals ?? []);
  return [placement.title, placement.when, ...deviations(placement), ...rivals].join(", ");
}

/** The text, shortened where it is wider than `room`; "" where that is less than `least`: too little of it would be left. */
export function fitted(text, room, measure, least) {
  if (room < least) return "";
  return measure(text) <= room ? text : shortened(text, room, measure);
}

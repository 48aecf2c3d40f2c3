/** Every word the picture says. Month names come from `Intl`, in the language of the page. */

import { civilFromSeconds, DAY, secondsFromCivil } from "./civil.js";
import { shortened } from "./wrap.js";

const remembered = new Map();

/** `Intl` is slow to set up, and a drawing asks for the same few words hundreds of times. */
function once(key, make) {
  if (!remembered.has(key)) remembered.set(key, make());
  return remembered.get(key);
}

export function monthName(month, language, length = "long") {
  return once(`${language} ${length} ${month}`, () =>
    new Intl.DateTimeFormat(language, { month: length, timeZone: "UTC" }).format(
      Date.UTC(2001, month - 1, 15),
    ),
  );
}

export function dayName(day, month, language, length = "long") {
  return `${day} ${monthName(month, language, length)}`;
}

export function number(count, language) {
  return once(language, () => new Intl.NumberFormat(language, { maximumFractionDigits: 1 })).format(count);
}

/** An astronomical year as people write it: 2007 · 476 CE · 753 BCE · 12,000 BCE · 66 million BCE. */
export function yearName(year, language) {
  const count = year > 0 ? year : 1 - year;
  const era = year <= 0 ? " BCE" : year < 1000 ? " CE" : "";
  if (count >= 1e9) return `${number(count / 1e9, language)} billion${era}`;
  if (count >= 1e6) return `${number(count / 1e6, language)} million${era}`;
  return (count >= 10000 ? number(count, language) : String(count)) + era;
}

/** The stretch from `begins` to `ends` (exclusive) in the coarsest words that are right; `year` needs no saying. */
export function stretch(begins, ends, { language = "en", year = null } = {}) {
  const first = civilFromSeconds(begins);
  const last = civilFromSeconds(Math.max(ends - 1, begins));
  const ofYear = last.year === year ? "" : ` ${yearName(last.year, language)}`;
  const isWhole =
    begins === secondsFromCivil(first.year, first.month) &&
    ends === secondsFromCivil(last.year, last.month + 1);
  if (first.year !== last.year) {
    if (ends - begins > 400 * DAY)
      return `in ${yearName(first.year, language)}–${yearName(last.year, language)}`;
    return `in ${monthName(first.month, language)} ${yearName(first.year, language)} – ${monthName(last.month, language)} ${yearName(last.year, language)}`;
  }
  if (first.month === 1 && last.month === 12 && isWhole) return `in ${yearName(first.year, language)}`;
  if (first.month !== last.month) {
    if (isWhole || ends - begins > 40 * DAY) {
      return `in ${monthName(first.month, language)}–${monthName(last.month, language)}${ofYear}`;
    }
    return `on ${dayName(first.day, first.month, language)} – ${dayName(last.day, last.month, language)}${ofYear}`;
  }
  if (isWhole) return `in ${monthName(first.month, language)}${ofYear}`;
  const days = first.day === last.day ? `${first.day}` : `${first.day}–${last.day}`;
  return `on ${days} ${monthName(first.month, language)}${ofYear}`;
}

/** "January to May 2007": the window as a person would name it. */
export function windowWords({ from, to }, language) {
  const first = civilFromSeconds(from);
  const last = civilFromSeconds(to - 1);
  const length = to - from;
  const month = (parts) => monthName(parts.month, language);
  const year = (parts) => yearName(parts.year, language);
  if (length > 6 * 366 * DAY)
    return first.year === last.year ? year(first) : `${year(first)} to ${year(last)}`;
  if (length > 45 * DAY) {
    const start = first.year === last.year ? month(first) : `${month(first)} ${year(first)}`;
    return first.year === last.year && first.month === last.month
      ? `${month(last)} ${year(last)}`
      : `${start} to ${month(last)} ${year(last)}`;
  }
  const day = (parts) => dayName(parts.day, parts.month, language);
  if (day(first) === day(last)) return `${day(last)} ${year(last)}`;
  if (first.year === last.year && first.month === last.month)
    return `${first.day}–${day(last)} ${year(last)}`;
  return `${day(first)}${first.year === last.year ? "" : ` ${year(first)}`} to ${day(last)} ${year(last)}`;
}

/** "1 event" · "815,531 events" · "about 1,200 events" */
export const countWords = (count, { isAbout = false, language = "en" } = {}) =>
  count === 1 ? "1 event" : `${isAbout ? "about " : ""}${count ? number(count, language) : "no"} events`;

export function statusWords(count, window, { isAbout = false, language = "en" } = {}) {
  const events = count === 0 ? "No events" : countWords(count, { isAbout, language });
  return `${events}, ${windowWords(window, language)}`;
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

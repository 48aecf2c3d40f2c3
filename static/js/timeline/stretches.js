/** Times in words: months, years, and stretches as a person would name them. Names come from `Intl`, in the language of the page. */

import { civilFromSeconds, DAY, secondsFromCivil } from "./civil.js";

const YEARS = 6 * 366 * DAY; // seconds, from which a stretch is told by its years
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

/** "1990–1995" · "68–60 million BCE": what both have in common is said once. */
function years(first, last, language) {
  const [from, to] = [yearName(first, language), yearName(last, language)];
  const common = / .+$/.exec(to)?.[0];
  return `${common && from.endsWith(common) ? from.slice(0, -common.length) : from}–${to}`;
}

/** The stretch from `begun` to `ended` (exclusive) in the coarsest words that are right; `year` needs no saying. */
export function stretch(begun, ended, { language = "en", year = null, span = [-Infinity, Infinity] } = {}) {
  const [begins, ends] = within(begun, ended, span);
  const first = civilFromSeconds(begins);
  const last = civilFromSeconds(Math.max(ends - 1, begins));
  const ofYear = last.year === year ? "" : ` ${yearName(last.year, language)}`;
  const isWhole =
    begins === secondsFromCivil(first.year, first.month) &&
    ends === secondsFromCivil(last.year, last.month + 1);
  if (first.year !== last.year) {
    if (ends - begins > 400 * DAY) return `in ${years(first.year, last.year, language)}`;
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

/** A stretch of years without those before and after everything; a margin of a deep time is millions of years. */
const within = (from, to, [first, last]) => {
  const isLong = to - from > YEARS && from < last && to > first;
  return isLong ? [Math.max(from, first), Math.min(to, last)] : [from, to];
};

/**
 * "January to May 2007": the window as a person would name it.
 *
 * @param span the stretch that all events lie in: in years nothing beyond it is named
 */
export function windowWords(window, language, span = [-Infinity, Infinity]) {
  const [from, to] = within(window.from, window.to, span);
  const first = civilFromSeconds(from);
  const last = civilFromSeconds(to - 1);
  const length = to - from;
  const month = (parts) => monthName(parts.month, language);
  const year = (parts) => yearName(parts.year, language);
  if (length > YEARS || window.to - window.from > YEARS)
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

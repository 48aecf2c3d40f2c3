/**
 * What a drag makes of a date. Only dates whose new string says as much as the old one can be dragged: a year, month,
 * day or time, a stretch between two of the same kind, and "some time between" two of them. What is approximate, open,
 * a season or of several parts has no such string, and is left to the words of the date field.
 *
 * A *date* here is `{form, precision, first, last, zone}`: `form` is `one`, `stretch` or `set`; `first` and `last` count
 * units of the precision, so that a drag is a whole number of them and February is as long a step as March.
 */

import { civilFromSeconds, DAY, daysFromCivil, HOUR, MINUTE, secondsFromCivil } from "./civil.js";
import { dayName, monthName, yearName } from "./stretches.js";

export const TARGET = 24; // pixels, the least that a finger or an unsteady hand can hit
const FURTHEST = 9999; // years that are written with four digits
const SMALLEST_STEP = 4; // pixels that a time moves by at least
const STEPS = [1, 5, 15, 30, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY];
const UNIT = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(Z|[+-]\d\d(?::\d\d)?)?)?)?)?$/;

/** For each precision: the number of the unit that a moment lies in, and the moment at which a unit begins. */
const UNITS = {
  year: { of: (at) => civilFromSeconds(at).year, begins: (year) => secondsFromCivil(year) },
  month: {
    of: (at) => civilFromSeconds(at).year * 12 + civilFromSeconds(at).month - 1,
    begins: (month) => secondsFromCivil(Math.floor(month / 12), month - 12 * Math.floor(month / 12) + 1),
  },
  day: { of: (at) => Math.floor(at / DAY), begins: (day) => day * DAY },
  second: { of: Math.floor, begins: (second) => second },
};

function unitIn(text) {
  const [isUnit, year, month, day, hour, minute, second, zone = ""] = UNIT.exec(text) ?? [];
  if (!isUnit || text.startsWith("-0000")) return null;
  if (!month) return { precision: "year", number: Number(year) };
  if (month < 1 || month > 12) return null; // 21 … 41 are seasons, quarters and the like
  if (!day) return { precision: "month", number: year * 12 + (month - 1) };
  const days = daysFromCivil(Number(year), Number(month), Number(day));
  if (!hour) return { precision: "day", number: days };
  return { precision: "second", number: days * DAY + hour * HOUR + minute * MINUTE + Number(second), zone };
}

/** The date of an EDTF string, or null where it cannot be dragged. */
export function dateIn(edtf) {
  const [, inSet] = /^\[([^,]+)\]$/.exec(edtf) ?? [];
  const parts = inSet ? inSet.split("..") : edtf.split("/");
  const [first, last = first] = parts.map(unitIn);
  if (parts.length > 2 || !first || !last || first.precision !== last.precision) return null;
  if (last.number < first.number || (parts.length > 1 && first.precision === "second")) return null;
  const form = parts.length === 1 ? "one" : inSet ? "set" : "stretch";
  return { form, precision: first.precision, first: first.number, last: last.number, zone: first.zone ?? "" };
}

/** The civil seconds that a date takes up, the end exclusive, as its placement has them. */
export function spanOf({ precision, first, last }) {
  const { begins } = UNITS[precision];
  return { b: begins(first), e: begins(last + 1) };
}

/** By how many seconds a time moves at a scale: a round step that can still be aimed at. */
export function stepAt({ perSecond }) {
  return STEPS.find((step) => step * perSecond >= SMALLEST_STEP) ?? DAY;
}

function moved(number, { precision }, seconds, scale) {
  const { of, begins } = UNITS[precision];
  if (precision !== "second") return of((begins(number) + begins(number + 1)) / 2 + seconds);
  const step = stepAt(scale);
  // by whole days the time of day stays; by less, it becomes a round one
  return step < DAY && Math.abs(seconds) >= step / 2
    ? Math.round((number + seconds) / step) * step
    : number + Math.round(seconds / step) * step;
}

/**
 * The date after its `grip` (`whole`, `begin` or `end`) was dragged by `pixels`.
 *
 * An end stops where the other one is; a year that four digits cannot write is not reached.
 */
export function dragged(date, grip, pixels, scale) {
  const held = grip === "end" ? date.last : date.first;
  const by = moved(held, date, pixels / scale.perSecond, scale) - held;
  const next = { ...date };
  if (grip !== "end") next.first = grip === "whole" ? date.first + by : Math.min(date.first + by, date.last);
  if (grip !== "begin") next.last = grip === "whole" ? date.last + by : Math.max(date.last + by, date.first);
  const { b, e } = spanOf(next);
  const isWritten = [b, e - 1].every((at) => Math.abs(civilFromSeconds(at).year) <= FURTHEST);
  return isWritten ? next : date;
}

const two = (number) => String(number).padStart(2, "0");

function written(number, { precision, zone }) {
  const { year, month, day, hour, minute, second } = civilFromSeconds(UNITS[precision].begins(number));
  const name = `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
  if (precision === "year") return name;
  if (precision === "month") return `${name}-${two(month)}`;
  const date = `${name}-${two(month)}-${two(day)}`;
  return precision === "day" ? date : `${date}T${two(hour)}:${two(minute)}:${two(second)}${zone}`;
}

/** The date as EDTF. A stretch from a day to the same day is that day. */
export function edtfOf(date) {
  const [first, last] = [written(date.first, date), written(date.last, date)];
  if (first === last) return first;
  return date.form === "set" ? `[${first}..${last}]` : `${first}/${last}`;
}

/** The date in words, short enough to go with a hand: "10 to 12 March 2007", "between 1 and 9 March 2007". */
export function wordsOf(date, language = "en") {
  const said = [date.first, date.last].map((number) => {
    const { year, month, day, hour, minute, second } = civilFromSeconds(UNITS[date.precision].begins(number));
    if (date.precision === "year") return [yearName(year, language)];
    if (date.precision === "month") return [monthName(month, language), yearName(year, language)];
    if (date.precision === "day") return [String(day), monthName(month, language), yearName(year, language)];
    const time = `${two(hour)}:${two(minute)}${second ? `:${two(second)}` : ""}`;
    return [dayName(day, month, language), `${yearName(year, language)},`, time];
  });
  const last = said[1].join(" ");
  if (date.first === date.last) return last;
  let shared = 0;
  while (said[0].at(-1 - shared) === said[1].at(-1 - shared)) shared += 1;
  const first = said[0].slice(0, said[0].length - shared).join(" ");
  return date.form === "set" ? `between ${first} and ${last}` : `${first} to ${last}`;
}

/** Where a mark can be taken hold of: `{grip, left, width}` in pixels, none narrower than a finger needs. */
export function gripsOf(date, { isBar, x0, x1 }) {
  const width = x1 - x0;
  const inner = Math.min(TARGET / 2, (width - TARGET) / 2); // how far the targets of the ends reach into the bar
  const hasEnds = isBar && date.form !== "one";
  const rim = hasEnds ? inner : Math.min(0, inner);
  const whole = { grip: "whole", left: x0 + rim, width: width - 2 * rim };
  if (!hasEnds) return [whole];
  return [
    whole,
    { grip: "begin", left: x0 + inner - TARGET, width: TARGET },
    { grip: "end", left: x1 - inner, width: TARGET },
  ];
}

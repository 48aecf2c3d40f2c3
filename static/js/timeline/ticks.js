/**
 * Where the calendar puts its marks in a window, and what they are called: from seconds to millions of years.
 *
 * The first tick of a window and every tick that begins a larger unit says which one it is ("February 2007" among months,
 * "10 March" among hours). There is no year zero: 1 BCE is followed by 1 CE, and years before it count backwards.
 */

import { civilFromSeconds, DAY, HOUR, MINUTE, secondsFromCivil, YEAR } from "./civil.js";
import { dayName, monthName, yearName } from "./stretches.js";

const MONTH = YEAR / 12;
const BESIDE_EDGE = 34; // pixels that a name at the edge needs beside its own width
const CLOCK_STEPS = [1, 5, 15, 30]
  .flatMap((n) => [n, n * MINUTE])
  .concat([HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR]);

const STEPS = [
  ...CLOCK_STEPS.sort((a, b) => a - b).map((n) => ({ unit: "clock", n, length: n })),
  ...[1, 2, 5, 10].map((n) => ({ unit: "day", n, length: n * DAY })),
  ...[1, 3, 6].map((n) => ({ unit: "month", n, length: n * MONTH })),
];

/** The finest step whose ticks stand at least `length` seconds apart. */
function stepFor(length) {
  const fine = STEPS.find((step) => step.length >= length);
  if (fine) return fine;
  const years = length / YEAR;
  const power = 10 ** Math.floor(Math.log10(years));
  const n = Math.max(1, [1, 2, 5, 10].find((digit) => digit * power >= years * 0.999) * power);
  return { unit: "year", n, length: n * YEAR };
}

function clockTicks({ from, to }, n) {
  const first = Math.ceil(from / n);
  const count = Math.max(0, Math.ceil(to / n) - first);
  return Array.from({ length: count }, (_, index) => (first + index) * n);
}

function dayTicks({ from, to }, n) {
  const ticks = [];
  const { year, month } = civilFromSeconds(from);
  for (let m = month; secondsFromCivil(year, m) < to; m += 1) {
    const nextMonth = secondsFromCivil(year, m + 1);
    for (let at = secondsFromCivil(year, m); at < nextMonth; at += n * DAY) {
      // the tick before the first of a month gives way to it when it would stand closer than the rest
      if (at >= from && at < to && (n === 1 || nextMonth - at > n * DAY * 0.6)) ticks.push(at);
    }
  }
  return ticks;
}

function monthTicks({ from, to }, n) {
  const ticks = [];
  const { year } = civilFromSeconds(from);
  for (let month = 1, at = secondsFromCivil(year); at < to; month += n, at = secondsFromCivil(year, month)) {
    if (at >= from) ticks.push(at);
  }
  return ticks;
}

/** Years that are multiples of `n` as people count them: 200 BCE, 100 BCE, 1 CE, 100, 200. */
function yearTicks({ from, to }, n) {
  const ticks = [];
  const first = civilFromSeconds(from).year;
  const last = civilFromSeconds(to).year;
  for (let count = Math.ceil((1 - first) / n); count > 0 && 1 - count * n <= last; count -= 1)
    ticks.push(1 - count * n);
  if (n !== 2) ticks.push(1);
  for (let year = Math.max(Math.ceil(first / n), 1) * n; year <= last; year += n)
    if (year !== 1) ticks.push(year);
  return ticks.map((year) => secondsFromCivil(year)).filter((at) => at >= from && at < to);
}

const TICKS = { clock: clockTicks, day: dayTicks, month: monthTicks, year: yearTicks };

function clockName({ hour, minute, second }, n) {
  const two = (number) => String(number).padStart(2, "0");
  return n < MINUTE ? `${two(hour)}:${two(minute)}:${two(second)}` : `${two(hour)}:${two(minute)}`;
}

function name(step, parts, isFirst, isRoomy, language) {
  const { year, month, day } = parts;
  const length = isRoomy ? "long" : "short";
  if (step.unit === "year") return yearName(year, language);
  if (step.unit === "month") {
    const ofYear = isFirst || month === 1 ? ` ${yearName(year, language)}` : "";
    return isRoomy || !ofYear || isFirst ? monthName(month, language, length) + ofYear : ofYear.trim();
  }
  const ofYear = isFirst || (month === 1 && day === 1) ? ` ${yearName(year, language)}` : "";
  if (step.unit === "day") return dayName(day, month, language, length) + ofYear;
  const isMidnight = parts.hour === 0 && parts.minute === 0 && parts.second === 0;
  if (isMidnight) return dayName(day, month, language, length) + ofYear;
  return isFirst
    ? `${dayName(day, month, language, length)}, ${clockName(parts, step.n)}`
    : clockName(parts, step.n);
}

/** What the stretch at the left edge is called: the day, month or year that began before the window did. */
function edgeName(step, { year, month, day }, language) {
  if (step.unit === "year") return "";
  const ofYear = yearName(year, language);
  if (step.unit === "clock" || (step.unit === "day" && step.n === 1))
    return `${dayName(day, month, language)} ${ofYear}`;
  return step.unit === "month" && step.n > 1 ? ofYear : `${monthName(month, language)} ${ofYear}`;
}

/**
 * The ticks of a scale, in order: `{at, x, name, isLarger, isEdge}`.
 *
 * Where there is room before the first tick, one more stands at the left edge (`isEdge`) and names what is already
 * under way there; the first real tick then need not.
 *
 * @param scale from `createScale`
 * @param gap the fewest pixels from one tick to the next
 * @param measure (name) → pixels
 */
export function ticks(scale, { gap = 96, language = "en", measure = (name) => 6.6 * name.length } = {}) {
  const step = stepFor(gap / scale.perSecond);
  const moments = TICKS[step.unit](scale, step.n);
  const edge = edgeName(step, civilFromSeconds(scale.from), language);
  const isNamedAtEdge = edge !== "" && (moments.length === 0 || scale.x(moments[0]) - scale.left > BESIDE_EDGE + measure(edge));
  const inside = moments.map((at, index) => {
    const parts = civilFromSeconds(at);
    const isLarger =
      (step.unit === "clock" && at % DAY === 0) ||
      (step.unit === "day" && parts.day === 1) ||
      (step.unit === "month" && parts.month === 1);
    const isFirst = index === 0 && !isNamedAtEdge;
    return {
      at,
      x: scale.x(at),
      name: name(step, parts, isFirst, gap >= 80, language),
      isLarger,
      isEdge: false,
    };
  });
  if (!isNamedAtEdge) return inside;
  return [{ at: scale.from, x: scale.left, name: edge, isLarger: false, isEdge: true }, ...inside];
}

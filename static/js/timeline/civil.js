/**
 * Civil time in the proleptic Gregorian calendar, for any year.
 *
 * A moment is a count of *civil seconds* since 1970-01-01T00:00:00 on the calendar of the place it happened; it has no
 * zone. Years are astronomical here (0 is 1 BCE) and only `ticks.js` and `stretches.js` turn them into names. `Date` is no
 * help: it ends at ±271,821 and knows no BCE.
 */

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86400;
export const YEAR = 365.2425 * DAY;

const DAYS_IN_400_YEARS = 146097;
const DAYS_BEFORE_1970 = 719468;

/** Days from 1970-01-01 to a civil date; `month` may lie outside 1–12 and is carried into the year. */
export function daysFromCivil(year, month = 1, day = 1) {
  const carried = year + Math.floor((month - 1) / 12);
  const m = ((((month - 1) % 12) + 12) % 12) + 1;
  const y = m <= 2 ? carried - 1 : carried; // the year that starts in March, so that the leap day comes last
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_400_YEARS + dayOfEra - DAYS_BEFORE_1970;
}

/** Civil seconds at the start of a date, or at a time in it. */
export function secondsFromCivil(year, month = 1, day = 1, hour = 0, minute = 0, second = 0) {
  return daysFromCivil(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second;
}

/** The calendar's parts of a moment: `{year, month, day, hour, minute, second}`, month and day counted from 1. */
export function civilFromSeconds(seconds) {
  const days = Math.floor(seconds / DAY);
  const rest = Math.floor(seconds - days * DAY);
  const shifted = days + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / DAYS_IN_400_YEARS);
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
    hour: Math.floor(rest / HOUR),
    minute: Math.floor((rest % HOUR) / MINUTE),
    second: rest % MINUTE,
  };
}

/** The civil seconds that a wall clock shows at `now` (a `Date`); good for the years a clock can show. */
export function civilNow(now) {
  return secondsFromCivil(
    now.getFullYear(),
    now.getMonth() + 1,
    now.getDate(),
    now.getHours(),
    now.getMinutes(),
    now.getSeconds(),
  );
}

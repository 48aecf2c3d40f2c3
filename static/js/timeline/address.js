/**
 * The address is the view. `from` and `to` are written as a person would: ISO 8601 dates on the civil calendar, each
 * meaning the whole day it names (or the whole second, where the window is shorter than two days). So what is written
 * and read again is the same window or a little more, never less.
 */

import { civilFromSeconds, DAY } from "./civil.js";

const LENSES = ["known", "according"];
const OF_THE_VIEW = ["view", "from", "to", "event", "page", "order", "cols", "sort", "at", "week", "frame"];

/** A moment as `2007-01-02` or `2007-01-02T03:00:00`; years beyond four digits as EDTF has them, `Y-12000`. */
export function civilText(seconds, isExact) {
  const { year, month, day, hour, minute, second } = civilFromSeconds(seconds);
  if (Math.abs(year) > 9999) return `Y${year}`;
  const digits = String(Math.abs(year)).padStart(4, "0");
  const two = (number) => String(number).padStart(2, "0");
  const date = `${year < 0 ? "-" : ""}${digits}-${two(month)}-${two(day)}`;
  return isExact ? `${date}T${two(hour)}:${two(minute)}:${two(second)}` : date;
}

/** The query string with the window written into it; everything else stays as it was. */
export function withWindow(search, { from, to }) {
  const parameters = new URLSearchParams(search);
  const isExact = to - from < 2 * DAY;
  parameters.set("from", civilText(from, isExact));
  parameters.set("to", civilText(Math.ceil(to) - 1, isExact));
  return written(parameters);
}

export function withEvent(search, number) {
  const parameters = new URLSearchParams(search);
  if (number === null) parameters.delete("event");
  else parameters.set("event", String(number));
  return written(parameters);
}

/** What keeps the lens of the page in another address: `?known=2007-03-09`, or nothing. */
export function lensIn(search) {
  const asked = new URLSearchParams(search);
  const kept = new URLSearchParams(LENSES.flatMap((name) => (asked.get(name) ? [[name, asked.get(name)]] : [])));
  return kept.size ? `?${kept}` : "";
}

/** The query string of the same as a list. */
export function inList(search) {
  const parameters = new URLSearchParams(search);
  parameters.delete("event");
  parameters.set("view", "list");
  return written(parameters);
}

const written = (parameters) => `?${parameters.toString().replaceAll("%3A", ":")}`;

/** Whether an address is no new step of the reader's: it is the same, or the words that are searched for are refined. */
export function isSameStep(before, after) {
  const [here, there] = [new URLSearchParams(before), new URLSearchParams(after)];
  if (Boolean(here.get("q")) !== Boolean(there.get("q"))) return false;
  for (const parameters of [here, there]) {
    parameters.delete("q");
    parameters.sort();
  }
  return here.toString() === there.toString();
}

/** The number of the event that the address says is open, or null. */
export function eventIn(search) {
  const number = Number(new URLSearchParams(search).get("event"));
  return Number.isInteger(number) && number > 0 ? number : null;
}

/** The address of the data for a window, with the filters of the page. */
export function dataAddress(base, search, { from, to }, k) {
  const parameters = new URLSearchParams(search);
  for (const name of OF_THE_VIEW) parameters.delete(name);
  for (const [name, value] of [...parameters]) if (value === "") parameters.delete(name, value);
  parameters.set("from", String(from));
  parameters.set("to", String(to));
  parameters.set("k", String(k));
  return `${base}?${parameters}`;
}

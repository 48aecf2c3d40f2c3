/** What the marks of an answer are: how large, where, and what they are called. Numbers and words only. */

import { number } from "../timeline/stretches.js";
import { countWords } from "../timeline/words.js";
import { isWithin, pixel, zoomOf } from "./plane.js";

const SMALLEST = 7;
const LARGEST = 17;
const AREA = 20;
export const MOST = 300; // marks in view that are drawn
const SHAPES = ["happened", "planned", "crossed", "conflict", "computed", "unknown"];
const IN_WORDS = {
  planned: "planned",
  crossed: "cancelled, or did not happen",
  conflict: "sources disagree about the date",
  computed: "date worked out",
  unknown: "not known if it happened",
};

/** Half the width of a mark that stands for so many events. */
export function radius(count, isArea = false) {
  if (isArea) return AREA;
  return count === 1 ? SMALLEST : Math.min(LARGEST, 9 + 1.7 * Math.log(count));
}

/** 7 · 980 · 1.2k · 35k · 2m: a number that has room in a mark. */
export function short(count) {
  if (count < 1000) return String(count);
  const [divided, letter] = count < 1e6 ? [count / 1000, "k"] : [count / 1e6, "m"];
  return `${divided < 10 ? Math.floor(divided * 10) / 10 : Math.floor(divided)}${letter}`;
}

/**
 * The marks that are in view or nearly, those of most events first.
 *
 * @returns `{mark, x, y, r, shape}`: `shape` is the symbol of a single event, else ""
 */
export function placed(marks, view, size) {
  const found = [];
  for (const mark of marks) {
    const [x, y] = pixel(view, size, mark.at);
    if (x < -60 || x > size.width + 60 || y < -60 || y > size.height + 60) continue;
    const shape = mark.count === 1 && !mark.area && SHAPES.includes(mark.mark) ? mark.mark : "";
    found.push({ mark, x, y, r: radius(mark.count, mark.area), shape });
    if (found.length === MOST) break;
  }
  return found.map((item) => (item.mark.area ? aside(item, found) : item));
}

const EFFORTS = 6;

/** An area stands for no one point of it: its mark goes out of the way of those of points, whose numbers it would hide. */
function aside(area, all) {
  const points = all.filter(({ mark }) => !mark.area);
  let { x, y } = area;
  const reach = (point) => Math.hypot(x - point.x, y - point.y) - area.r - point.r;
  for (let effort = 0; effort < EFFORTS; effort += 1) {
    const nearest = points.toSorted((one, other) => reach(one) - reach(other))[0];
    if (!nearest || reach(nearest) >= 0) break;
    const way = Math.atan2(y - nearest.y, x - nearest.x);
    [x, y] = [nearest.x + Math.cos(way) * (area.r + nearest.r + 1), nearest.y + Math.sin(way) * (area.r + nearest.r + 1)];
  }
  return { ...area, x, y };
}

/** What tells one mark from another, whatever the answer it is in. */
export const keyOf = ({ n, at, count, area, code }) => `${code ?? ""}/${n}/${at ?? ""}/${count}/${area ? "a" : ""}`;

/** Whether zooming in tells apart what a mark stands for. */
export function isApart({ box, count, places }, view) {
  if (count === 1 || places === 1) return false;
  const [west, south, east, north] = box;
  return (west !== east || south !== north) && zoomOf(view) < 16;
}

/** Where a mark stands, in words: the place, or how many. */
export const whereWords = ({ place, places }) => (place ? place.name : `${number(places)} places`);

/** The line under a label. */
export const moreWords = ({ count, when }) => (count === 1 ? when : `and ${number(count - 1)} more`);

/** The text equivalent of a mark. */
export function nameOf(mark) {
  const where = mark.area || mark.code ? `${whereWords(mark)}, ${mark.code ? "country" : "area"}` : whereWords(mark);
  const first = [mark.title, mark.when, IN_WORDS[mark.mark]].filter(Boolean).join(", ");
  return mark.count === 1 ? `${first}: ${where}` : `${where}: ${mark.title}, and ${number(mark.count - 1)} more`;
}

/** What is in view, as one sentence. */
export function statusWords(answer, box) {
  const inView = answer.marks.filter(({ at: [lon, lat] }) => isWithin([lon, lat, lon, lat], box));
  const count = inView.reduce((sum, mark) => sum + mark.count, 0) + sumOf(answer.outlines);
  const places = inView.reduce((sum, mark) => sum + mark.places, 0) + answer.outlines.length;
  const beside = answer.beside.events + answer.beside.nowhere;
  const isEmpty = !answer.placed?.box && !answer.marks.length && !answer.outlines.length;
  if (isEmpty && beside) return beside === 1 ? "The one event is not on the map" : `None of the ${countWords(beside)} is on the map`;
  const shown = count === 0 ? "No events on this part of the map" : `${countWords(count)} at ${places === 1 ? "1 place" : `${number(places)} places`} in view`;
  return beside === 0 ? shown : `${shown} · ${countWords(beside)} not on the map`;
}

const sumOf = (outlines) => outlines.reduce((sum, { count }) => sum + count, 0);

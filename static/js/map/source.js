/** The map's data: what is held is wider than the view, and asked for anew before its edge is seen or the zoom changes. */

import { boxOf, isWithin, zoomOf } from "./plane.js";

const AHEAD = 0.75; // of the view, on each side
const OF_OTHERS = ["view", "event", "page", "order", "cols", "sort", "at", "week", "group", "frame"];

/** The address of the data for a part of the map, with the filters and the stretch of the page. */
export function mapAddress(base, search, box, zoom) {
  const parameters = new URLSearchParams(search);
  for (const name of OF_OTHERS) parameters.delete(name);
  for (const [name, value] of [...parameters]) if (value === "") parameters.delete(name, value);
  parameters.set("frame", box.join(","));
  parameters.set("zoom", String(zoom));
  return `${base}?${parameters}`;
}

/** The query string with a box as a filter, from its first page on; none where the box is null. */
export function withBox(search, box) {
  const parameters = new URLSearchParams(search);
  for (const name of ["box", "page"]) parameters.delete(name);
  if (box) parameters.set("box", box.join(","));
  return `?${parameters.toString().replaceAll("%2C", ",")}`;
}

/** The query string with the part of the map that is shown. */
export function withFrame(search, box) {
  const parameters = new URLSearchParams(search);
  parameters.set("frame", box.map((side) => Math.round(side * 1000) / 1000).join(","));
  return `?${parameters.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")}`;
}

/** A box in the address, as `[west, south, east, north]`; null where there is none, or that is no box. */
export function boxIn(search, name) {
  const sides = (new URLSearchParams(search).get(name) ?? "").split(",").map(Number);
  const isBox = sides.length === 4 && sides.every(Number.isFinite) && sides[1] <= sides[3];
  return isBox && Math.max(...sides.map(Math.abs)) <= 180 ? sides : null;
}

/**
 * @param base the address of `map.json`
 * @param search () → the query string of the page
 * @param hooks `{onAnswer(answer), onFailure()}`
 */
export function createSource({ base, search, onAnswer, onFailure }) {
  let held = null; // `{box, zoom}` of the last answer
  let asked = null;
  let request = null;

  async function ask(box, zoom) {
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    asked = { box, zoom };
    try {
      const response = await fetch(mapAddress(base, search(), box, zoom), { signal, headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(String(response.status));
      const answer = await response.json();
      if (signal.aborted) return;
      held = asked;
      asked = null;
      onAnswer(answer);
    } catch {
      if (signal.aborted) return;
      asked = null;
      onFailure();
    }
  }

  const covers = (part, box, zoom) => part !== null && part.zoom === zoom && isWithin(box, part.box);

  return {
    /** Say what is shown; asks for it where it is not held. */
    want(view, size) {
      const [box, zoom] = [boxOf(view, size), zoomOf(view)];
      if (!covers(held, box, zoom) && !covers(asked, box, zoom)) ask(boxOf(view, size, AHEAD), zoom);
    },
    /** Ask anew after the question has changed. */
    renew(view, size) {
      held = null;
      ask(boxOf(view, size, AHEAD), zoomOf(view));
    },
  };
}

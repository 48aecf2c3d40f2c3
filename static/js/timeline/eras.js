/**
 * Eras as the ground of the picture: a tint from top to bottom, its title above it, which stays in view while the era is.
 * Eras that overlap lie in rows at the top; only those of the first row tint what is below.
 */

import { around } from "./scale.js";
import { fitted } from "./words.js";

export const BAND = 19; // height of a row
const MOST_ROWS = 3;
const INSET = 8; // pixels from the beginning of an era to its title
const NARROWEST = 34; // pixels, of an era that has room for any of its title

const tones = new Map(); // id → 0 | 1: neighbours differ, and no era changes its tint while a page is open

/** Rows for eras in order of their beginning, each the first that is free; eras beyond the last row have none. */
export function rowsOf(eras) {
  const ends = [];
  return eras.flatMap((era) => {
    const free = ends.findIndex((end) => end <= era.b);
    const row = free < 0 ? ends.length : free;
    if (row >= MOST_ROWS) return [];
    ends[row] = era.e;
    return [{ era, row }];
  });
}

function toneOf(id, before) {
  if (!tones.has(id)) tones.set(id, before === 0 ? 1 : 0);
  return tones.get(id);
}

/** How far the title of a band has moved on when the picture has by `distance`: as far as its era lasts. */
export function titleAt({ at, x1, width }, distance) {
  return Math.max(at, Math.min(at + distance, x1 - width - INSET));
}

/**
 * The eras of an answer on a scale.
 *
 * @param measure (text) → pixels
 * @param least rows that are kept free at least, so that nothing below jumps while a gesture lasts
 * @returns `{rows, height, bands: [{id, title, when, window, row, tone, x0, x1, in, out, text, at, width}]}`; `in` and `out`
 *   are where it has begun, and begins to end, for certain
 */
export function erasIn(eras, scale, { edge }, measure, least = 0) {
  const seated = rowsOf(eras ?? []);
  const rows = Math.max(least, ...seated.map(({ row }) => row + 1));
  const wide = scale.right - scale.left;
  const clip = (at) => Math.min(Math.max(scale.x(at), scale.left - wide), scale.right + wide);
  let before = null;
  const bands = seated.flatMap(({ era, row }) => {
    const tone = toneOf(era.id, row === 0 ? before : 0);
    if (row === 0) before = tone;
    const [x0, x1] = [clip(era.b), clip(era.e)];
    if (era.e <= scale.from - 0.5 * (scale.to - scale.from) || era.b >= scale.to + 0.5 * (scale.to - scale.from)) return [];
    const [begun, ending] = [clip(era.b + (era.fade_b || 0)), clip(era.e - (era.fade_e || 0))];
    const middle = (begun + ending) / 2;
    const room = Math.min(x1, scale.right) - Math.max(x0, scale.left) - 2 * INSET;
    const text = fitted(era.title, room, measure, NARROWEST);
    const width = text ? measure(text) : 0;
    const at = Math.max(x0 + INSET, Math.min(scale.left + edge, x1 - width - INSET));
    const own = { id: era.id, title: era.title, when: era.when, window: around(era.b, era.e), row, tone };
    return [{ ...own, x0, x1, in: Math.min(begun, middle), out: Math.max(ending, middle), text, at, width }];
  });
  return { rows, height: rows * BAND, bands };
}

/** The eras in words, for those who do not see them: "Eras: The surge, 2007 to 2008; …", or nothing. */
export function eraWords(eras, { from, to }) {
  const here = (eras ?? []).filter(({ b, e }) => e > from && b < to).slice(0, 12);
  return here.length ? `. Eras: ${here.map(({ title, when }) => `${title}, ${when}`).join("; ")}` : "";
}

/** What stands around the marks: the calendar, what is counted, and the names of what lies outside the window. */

import { around } from "./scale.js";
import { fill, px, set, svg } from "./view_svg.js";
import { fitted, TODAY } from "./words.js";

const OUTSIDE_NAMED = 2;
const TITLE_LEAST = 90; // pixels of a title, without which its day stands alone

/** The ticks of the calendar and their names, but for what is under way at the left edge. */
export function drawGrid(layer, { ticks, height }) {
  fill(
    layer,
    ticks.filter(({ isEdge }) => !isEdge),
    () => svg("g", {}, svg("line", { x1: 0, x2: 0, y1: 26 }), svg("text", { x: 6 })),
    (element, tick) => {
      const [line, text] = element.children;
      set(element, { transform: `translate(${px(tick.x)} 0)` });
      set(line, { y2: height - 8, class: tick.isLarger ? "larger" : null });
      set(text, { y: height - 12, class: tick.isLarger ? "larger" : null });
      const name = tick.isCut ? "" : tick.name;
      if (text.textContent !== name) text.textContent = name;
    },
  );
}

/** The name of what is under way at the left edge; it stays there while the rest is moved. */
export function drawEdge(layer, { ticks, height, edge }) {
  const names = ticks.filter(({ isEdge, isCut }) => isEdge && !isCut);
  fill(layer, names, () => svg("text", { class: "larger" }), (text, { name }) => {
    set(text, { x: px(edge), y: height - 12 });
    if (text.textContent !== name) text.textContent = name;
  });
}

/** The axis of each strip, in one path. */
export function drawAxes(path, { strips, width }) {
  set(path, { d: strips.map(({ axis }) => `M0 ${axis}H${px(width)}`).join("") });
}

/** A line where the reader's own day is, if it is in view. */
export function drawNow(layer, { now, strips, scale, isGrouped }) {
  const create = () => svg("g", {}, svg("line"), svg("text", {}, TODAY));
  const top = strips[0].top + (isGrouped ? 13 : 1);
  fill(layer, now === null ? [] : [now], create, (element, x) => {
    const [line, text] = element.children;
    set(line, { x1: px(x), x2: px(x), y1: top + 3, y2: strips.at(-1).axis });
    const isLast = x > scale.right - 48;
    set(text, { x: px(isLast ? x - 5 : x + 5), y: top, "text-anchor": isLast ? "end" : null });
  });
}

/** "+14 more", each a link to the window that shows them. */
export function drawCounts(layer, { counts }, hrefs) {
  fill(
    layer,
    counts,
    () => svg("a", { tabindex: -1 }, svg("text")),
    (link, group) => {
      const target = around(group.begins, group.ends);
      Object.assign(link, { window: target, group, x: group.left + group.width / 2 });
      set(link, { href: hrefs.window(target), "aria-label": group.name });
      set(link.firstElementChild, { x: px(group.left), y: group.y });
      if (link.textContent !== group.words) link.firstElementChild.textContent = group.words;
    },
  );
}

/** The first at an edge is named if need be by a part of its title, or by its day; the others where they fit. */
function outsideWords({ when, title }, room, measure, isFirst) {
  const whole = `${when} ${title}`;
  if (measure(whole) <= room) return whole;
  if (!isFirst) return "";
  return fitted(whole, room, measure, measure(`${when} `) + TITLE_LEAST) || fitted(when, room, measure, measure(when));
}

/** Where the names of what lies outside stand, as many as fit: `{side, words, x, item, target}`. */
function outsideNames({ outside, width, edge }, measure, window) {
  const names = [];
  const share = outside.before.length && outside.after.length ? 2 : 1;
  for (const [side, items] of Object.entries(outside)) {
    let taken = edge;
    for (const item of items.slice(0, OUTSIDE_NAMED)) {
      const room = width / share - (share - 1) * 8 - taken - 22;
      const words = outsideWords(item, room, measure.more, taken === edge);
      if (!words) break;
      const x = side === "before" ? taken : width - taken;
      taken += measure.more(words) + 26;
      const target = item.extent ? around(...item.extent, window.to - window.from) : null;
      names.push({ side, words, x, item, target });
    }
  }
  return names;
}

/** Names at the edges, each a link to where the event is. */
export function drawOutside(layer, scene, hrefs, measure, window) {
  fill(
    layer,
    outsideNames(scene, measure, window),
    () => svg("a", { tabindex: -1 }, svg("path"), svg("text")),
    (link, { side, words, x, item, target }) => {
      const isBefore = side === "before";
      Object.assign(link, { window: target });
      set(link, { href: target ? hrefs.window(target) : hrefs.event(item.n), "data-number": item.n });
      set(link.children[0], {
        d: isBefore ? "M7 0v9L0 4.5z" : "M0 0v9l7-4.5z",
        transform: `translate(${px(isBefore ? x : x - 7)} 9)`,
      });
      set(link.children[1], {
        x: px(isBefore ? x + 12 : x - 12),
        y: 18,
        "text-anchor": isBefore ? null : "end",
      });
      if (link.textContent !== words) link.children[1].textContent = words;
    },
  );
}

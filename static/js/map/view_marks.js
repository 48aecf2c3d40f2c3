/** The marks of the map as links, their labels, and which of them has the tab stop (WAI-ARIA roving tabindex). */

import { fill, px, set, svg } from "../timeline/view_svg.js";
import { countWords } from "../timeline/words.js";
import { labelled, LINE, SMALL } from "./labels.js";
import { keyOf, moreWords, nameOf, placed, radius, short } from "./marks.js";
import { beside } from "./neighbours.js";
import { pixel } from "./plane.js";

const BOLD = 80; // of prominence: key events

/**
 * @param measure widths of texts, as of the timeline's picture
 * @param hrefOf (mark) → the address that a mark leads to where no script takes the press
 */
export function createMarks(measure, hrefOf) {
  const root = svg("g", { class: "places" });
  let items = [];
  let labels = new Map();
  let stop = "";
  let selected = null;

  function itemOf({ mark, x, y, r, shape }) {
    const isOutline = mark.code !== undefined;
    const title = isOutline ? mark.place.name : mark.title;
    const more = isOutline ? countWords(mark.count) : moreWords(mark);
    const words = { title, more, isBold: mark.weight >= BOLD };
    const isArea = isOutline || (Boolean(mark.area) && mark.count === 1);
    return { mark, key: keyOf(mark), x, y, r, shape, isOutline, isArea, weight: mark.weight, count: mark.count, words };
  }

  function create() {
    return svg("a", { tabindex: -1 });
  }

  function shapes({ mark, r, shape, isOutline }) {
    const hit = svg("circle", { class: "hit", r: Math.max(r, 12) });
    if (isOutline) return [];
    if (mark.area) return [hit, svg("circle", { class: "area", r }), ...(mark.count > 1 ? [number(mark)] : [])];
    if (shape) return [hit, svg("use", { href: `#mark-${shape}`, x: -r, y: -r, width: 2 * r, height: 2 * r })];
    return [hit, svg("circle", { class: "cluster", r }), number(mark)];
  }

  const number = (mark) => svg("text", { class: mark.area ? "number of-area" : "number", y: 4, "text-anchor": "middle" }, short(mark.count));

  function label(item) {
    const found = labels.get(item.key);
    if (!found) return [];
    const { left, top, align, lines, more, width, height } = found;
    const x = align === "start" ? left : align === "end" ? left + width : left + width / 2;
    const at = { x: px(x), "text-anchor": align };
    return [
      svg("rect", { class: "room", x: px(left - 3), y: px(top), width: px(width + 6), height: px(height) }),
      ...lines.map((line, n) => svg("text", { class: item.words.isBold ? "title bold" : "title", y: px(top + 13 + n * LINE), ...at }, line)),
      ...(more ? [svg("text", { class: "more", y: px(top + lines.length * LINE + SMALL - 4), ...at }, more)] : []),
    ];
  }

  function write(link, item) {
    const text = labels.get(item.key);
    const signature = `${item.key}/${item.mark.title}/${item.mark.mark}/${text ? `${px(text.left)},${px(text.top)}` : ""}/${selected === item.mark.n}`;
    link.item = item;
    set(link, { transform: `translate(${px(item.x)} ${px(item.y)})` });
    if (link.signature === signature) return;
    link.signature = signature;
    const isSelected = selected !== null && item.mark.n === selected && item.mark.count === 1;
    set(link, {
      href: hrefOf(item.mark),
      class: `mark-of ${item.isOutline ? "of-country" : ""} ${isSelected ? "is-selected" : ""}`.trim(),
      "aria-label": nameOf(item.mark),
      "data-key-of": item.key,
    });
    link.replaceChildren(...shapes(item), ...label(item));
  }

  function settle() {
    const links = [...root.children];
    const kept = links.find(({ item }) => item.key === stop) ?? links[0];
    stop = kept?.item.key ?? "";
    for (const link of links) set(link, { tabindex: link === kept ? 0 : -1 });
  }

  root.addEventListener("focusin", ({ target }) => {
    const link = target.closest("a");
    if (!link) return;
    stop = link.item.key;
    settle();
  });

  return {
    root,
    items: () => items,
    holdsFocus: () => root.contains(document.activeElement),
    /** Draw marks where they are in a view. Labels are placed anew at rest, and go along while it moves. */
    draw(answer, outlines, view, size, isMoving) {
      const focused = root.contains(document.activeElement) ? document.activeElement.item?.key : null;
      const all = placed(answer.marks, view, size);
      const countries = outlines.map((mark) => {
        const [x, y] = pixel(view, size, mark.at);
        return { mark, x, y, r: radius(1), shape: "" };
      });
      items = [...countries, ...all].map(itemOf);
      if (!isMoving) labels = labelled(items, size, measure, labels);
      fill(root, items.filter((item) => !item.isOutline || labels.has(item.key)), create, write);
      settle();
      if (focused) [...root.children].find(({ item }) => item.key === focused)?.focus({ preventScroll: true });
    },
    select(number) {
      selected = number;
    },
    /** Focus what an arrow leads to from the mark that has the focus; false where that is nothing. */
    go(key) {
      const here = document.activeElement?.item;
      if (!here || !root.contains(document.activeElement)) return false;
      const next = beside(items, here, key);
      const link = next && [...root.children].find(({ item }) => item === next);
      link?.focus({ preventScroll: true });
      return Boolean(link);
    },
    /** Focus the mark after (before) the one that has the focus, as they are drawn. */
    step(direction) {
      const links = [...root.children];
      const at = links.indexOf(document.activeElement);
      const next = at === -1 ? links.find((link) => link.item.key === stop) : links[at + direction];
      next?.focus({ preventScroll: true });
      return Boolean(next);
    },
  };
}

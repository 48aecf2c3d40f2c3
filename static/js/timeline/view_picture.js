/** Inks a scene (`scene.js`) as SVG. Elements are kept from one drawing to the next and only moved. */

import { around } from "./scale.js";
import { LANE, LINE } from "./scene.js";
import { gradients, shapes, signature } from "./view_mark.js";
import { fill, px, set, svg } from "./view_svg.js";
import { markName, whenWords } from "./words.js";

const OUTSIDE_NAMED = 2;

/** Widths of texts in the fonts that `band.css` gives them; asked again after the fonts have come. */
export function createMeasure(style) {
  const context = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  const [serif, sans] = [style.getPropertyValue("--serif"), style.getPropertyValue("--sans")];
  const measure = (font) => (text) => {
    const key = font + text;
    if (!widths.has(key)) {
      if (widths.size > 5000) widths.clear();
      context.font = font;
      widths.set(key, Math.ceil(context.measureText(text).width));
    }
    return widths.get(key);
  };
  const [normal, bold] = [measure(`400 15px ${serif}`), measure(`600 15px ${serif}`)];
  return { title: (text, isBold) => (isBold ? bold : normal)(text), when: measure(`400 11.5px ${sans}`), more: measure(`400 12px ${sans}`), forget: () => widths.clear() };
}

/**
 * @param hrefs `{event(n), window(window)}`: the addresses that marks and counts link to
 */
export function createPicture(hrefs) {
  const layer = (name) => svg("g", { class: name });
  const layers = { grid: layer("grid"), axis: svg("line", { class: "axis", x1: 0 }), now: svg("line", { class: "now" }), stems: layer("stems"), events: layer("events"), counts: layer("counts"), outside: layer("outside") };
  const root = svg("svg", { class: "picture", role: "group" }, gradients(), ...Object.values(layers));
  const entries = new Map();

  function drawGrid({ ticks, axis, height, edge }) {
    fill(layers.grid, ticks, () => svg("g", {}, svg("line"), svg("text")), (element, tick) => {
      const [line, text] = element.children;
      set(line, { x1: px(tick.x), x2: px(tick.x), y1: 26, y2: height - 8, class: tick.isLarger ? "larger" : null, visibility: tick.isEdge ? "hidden" : null });
      set(text, { x: px(tick.isEdge ? edge : tick.x + 6), y: height - 12, class: tick.isLarger || tick.isEdge ? "larger" : null });
      if (text.textContent !== tick.name) text.textContent = tick.name;
      set(layers.axis, { y1: axis, y2: axis });
    });
  }

  function createEntry(key, placement) {
    const parts = { hit: svg("rect", { class: "hit", rx: 2 }), mark: svg("g"), label: svg("g") };
    const link = svg("a", { href: hrefs.event(placement.n), tabindex: -1, "data-number": placement.n, "data-key": key, "aria-label": markName(placement) }, parts.hit, parts.mark, parts.label);
    const entry = { link, ...parts, stem: svg("line"), signature: "", words: "" };
    entries.set(key, entry);
    return entry;
  }

  function drawLabel(entry, { box, title, when, isBold }, scene) {
    const top = scene.axis - 10 - (box.row + box.rows) * LINE;
    const x = px(box.isFlipped ? box.right : box.left);
    const words = [...title, ...when].join("\n") + box.isFlipped + isBold;
    if (entry.words !== words) {
      entry.words = words;
      const line = (text, index) => svg("text", { class: index < title.length ? (isBold ? "title bold" : "title") : "when", "text-anchor": box.isFlipped ? "end" : null, y: 15 + index * LINE - (index >= title.length ? 2 : 0) }, text);
      entry.label.replaceChildren(...[...title, ...when].map(line));
    }
    set(entry.label, { transform: `translate(${x} ${px(top)})` });
    set(entry.hit, { x: px(box.left - 3), y: px(top), width: px(box.right - box.left + 6), height: box.rows * LINE });
    set(entry.stem, { x1: px(box.stem), x2: px(box.stem), y1: px(top + 4), y2: scene.axis + Math.max(0, entry.lane) * LANE });
    if (!entry.stem.isConnected) layers.stems.append(entry.stem);
  }

  function drawEntry(mark, label, scene, selected) {
    const entry = entries.get(mark.key) ?? createEntry(mark.key, mark.placement);
    const isSelected = mark.n === selected;
    entry.lane = mark.lane;
    set(entry.link, { class: isSelected ? "is-selected" : null, "aria-current": isSelected ? "true" : null });
    const isInked = mark.lane >= 0 && !mark.isTwin;
    const look = isInked ? signature(mark, isSelected) : "none";
    if (entry.signature !== look) {
      entry.signature = look;
      entry.mark.replaceChildren(...(isInked ? shapes(mark, isSelected) : []));
    }
    const y = scene.axis + Math.max(0, mark.lane) * LANE;
    set(entry.mark, { transform: `translate(${mark.isBar ? 0 : px(mark.at)} ${y})` });
    if (label) return drawLabel(entry, label, scene);
    entry.stem.remove();
    entry.words = "";
    entry.label.replaceChildren();
    set(entry.hit, { x: px(mark.x0 - 1), y: y - LANE / 2, width: px(mark.x1 - mark.x0 + 2), height: LANE });
  }

  function drawEvents(scene, selected) {
    const labels = new Map(scene.labels.map((label) => [label.key, label]));
    const drawn = scene.marks.filter((mark) => labels.has(mark.key) || (mark.lane >= 0 && !mark.isTwin));
    const keys = new Set(drawn.map((mark) => mark.key));
    let lost = null;
    for (const [key, { link, stem }] of entries) {
      if (keys.has(key)) continue;
      if (link === document.activeElement) lost = link;
      link.remove();
      stem.remove();
      entries.delete(key);
    }
    for (const mark of drawn) drawEntry(mark, labels.get(mark.key), scene, selected);
    drawn.sort((one, other) => one.x0 - other.x0 || one.n - other.n || (one.key < other.key ? -1 : 1));
    drawn.forEach(({ key }, index) => {
      const { link } = entries.get(key);
      if (layers.events.children[index] !== link) layers.events.insertBefore(link, layers.events.children[index] ?? null);
    });
    return lost;
  }

  function drawCounts({ counts }) {
    fill(layers.counts, counts, () => svg("a", { tabindex: -1 }, svg("text")), (link, group) => {
      const target = around(group.begins, group.ends);
      Object.assign(link, { window: target });
      set(link, { href: hrefs.window(target) });
      set(link.firstElementChild, { x: px(group.left), y: group.y });
      if (link.textContent !== group.words) link.firstElementChild.textContent = group.words;
    });
  }

  function drawOutside({ outside, width, edge }, measure, window) {
    const names = [];
    for (const [side, items] of Object.entries(outside)) {
      let room = width / 2 - edge - 12;
      for (const item of items.slice(0, OUTSIDE_NAMED)) {
        const words = `${whenWords(item, 0)} ${item.title}`;
        const wide = measure.more(words) + 22;
        if (wide > room) continue;
        const x = side === "before" ? width / 2 - 12 - room : width / 2 + 12 + room;
        room -= wide;
        const target = item.extent ? around(...item.extent, window.to - window.from) : null;
        names.push({ side, words, x, item, target });
      }
    }
    fill(layers.outside, names, () => svg("a", { tabindex: -1 }, svg("path"), svg("text")), (link, { side, words, x, item, target }) => {
      const isBefore = side === "before";
      Object.assign(link, { window: target });
      set(link, { href: target ? hrefs.window(target) : hrefs.event(item.n), "data-number": item.n });
      set(link.children[0], { d: isBefore ? "M7 0v9L0 4.5z" : "M0 0v9l7-4.5z", transform: `translate(${px(isBefore ? x : x - 7)} 9)` });
      set(link.children[1], { x: px(isBefore ? x + 12 : x - 12), y: 18, "text-anchor": isBefore ? null : "end" });
      if (link.textContent !== words) link.children[1].textContent = words;
    });
  }

  return {
    root,
    /** Every link in the order a reader goes through them. */
    links: () => [...layers.events.children],
    /** Draw a scene. Answers the link that had the focus and is no longer drawn, if there is one. */
    draw(scene, selected, measure, window) {
      set(root, { height: scene.height, "aria-label": scene.status });
      set(layers.axis, { x2: scene.width });
      set(layers.now, { x1: px(scene.now ?? 0), x2: px(scene.now ?? 0), y1: 26, y2: scene.axis + 8, visibility: scene.now === null ? "hidden" : null });
      drawGrid(scene);
      const lost = drawEvents(scene, selected);
      drawCounts(scene);
      drawOutside(scene, measure, window);
      return lost;
    },
  };
}

/** Inks a scene (`scene.js`) as SVG. Elements are kept from one drawing to the next and only moved. */

import { LANE, LINE } from "./scene.js";
import { gradients, shapes, signature } from "./view_mark.js";
import { drawTies, rivalShapes, rivalSignature } from "./view_rivals.js";
import { drawCounts, drawGrid, drawNow, drawOutside } from "./view_surroundings.js";
import { px, set, svg } from "./view_svg.js";
import { markName } from "./words.js";

/**
 * @param hrefs `{event(n), window(window)}`: the addresses that marks and counts link to
 */
export function createPicture(hrefs) {
  const layer = (name) => svg("g", { class: name });
  const layers = {
    grid: layer("grid"),
    axis: svg("line", { class: "axis", x1: 0 }),
    now: layer("now"),
    ties: layer("ties"),
    stems: layer("stems"),
    events: layer("events"),
    counts: layer("counts"),
    outside: layer("outside"),
  };
  const root = svg("svg", { class: "picture", role: "group" }, gradients(), ...Object.values(layers));
  const entries = new Map();

  function createEntry(key, placement) {
    const hit = svg("rect", { class: "hit", rx: 2 });
    const parts = { title: svg("title"), hit, mark: svg("g"), label: svg("g") };
    const told = { href: hrefs.event(placement.n), tabindex: -1, "data-number": placement.n };
    const link = svg("a", told, ...Object.values(parts));
    const entry = { link, ...parts, stem: svg("line"), signature: "", words: "", name: "" };
    entries.set(key, entry);
    return entry;
  }

  function drawLabel(entry, { box, title, when, isBold }, scene) {
    const top = scene.axis - 10 - (box.row + box.rows) * LINE;
    const x = px(box.isFlipped ? box.right : box.left);
    const words = [...title, ...when].join("\n") + box.isFlipped + isBold;
    if (entry.words !== words) {
      entry.words = words;
      const line = (text, index) =>
        svg(
          "text",
          {
            class: index < title.length ? (isBold ? "title bold" : "title") : "when",
            "text-anchor": box.isFlipped ? "end" : null,
            y: 15 + index * LINE - (index >= title.length ? 2 : 0),
          },
          text,
        );
      entry.label.replaceChildren(...[...title, ...when].map(line));
    }
    set(entry.label, { transform: `translate(${x} ${px(top)})` });
    set(entry.hit, {
      x: px(box.left - 3),
      y: px(top),
      width: px(box.right - box.left + 6),
      height: box.rows * LINE,
    });
    set(entry.stem, {
      x1: px(box.stem),
      x2: px(box.stem),
      y1: px(top + 4),
      y2: scene.axis + Math.max(0, entry.lane) * LANE,
    });
    if (!entry.stem.isConnected) layers.stems.append(entry.stem);
  }

  function drawEntry(mark, label, scene, selected) {
    const entry = entries.get(mark.key) ?? createEntry(mark.key, mark.placement);
    const isSelected = mark.n === selected;
    const name = markName(mark.placement);
    if (entry.name !== name) {
      entry.name = name;
      set(entry.link, { "aria-label": name });
      entry.title.textContent = name;
    }
    entry.lane = mark.lane;
    set(entry.link, { class: isSelected ? "is-selected" : null, "aria-current": isSelected ? "true" : null });
    const isInked = mark.lane >= 0 && !mark.isTwin;
    const look = isInked ? `${signature(mark, isSelected)}${rivalSignature(mark)}` : "none";
    if (entry.signature !== look) {
      entry.signature = look;
      entry.mark.replaceChildren(...(isInked ? [...rivalShapes(mark), ...shapes(mark, isSelected)] : []));
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
      if (layers.events.children[index] !== link)
        layers.events.insertBefore(link, layers.events.children[index] ?? null);
    });
    return lost;
  }

  return {
    root,
    /** Every link in the order a reader goes through them. */
    links: () => [...layers.events.children],
    /** What is shown, for those who do not see it. */
    name: (words) => set(root, { "aria-label": words }),
    /** Draw a scene. Answers the link that had the focus and is no longer drawn, if there is one. */
    draw(scene, selected, measure, window) {
      set(root, { height: scene.height, viewBox: `0 0 ${px(scene.width)} ${px(scene.height)}` }); // paper has another width
      set(layers.axis, { x2: scene.width, y1: scene.axis, y2: scene.axis });
      drawNow(layers.now, scene);
      drawGrid(layers.grid, scene);
      drawTies(layers.ties, scene, selected);
      const lost = drawEvents(scene, selected);
      drawCounts(layers.counts, scene, hrefs);
      drawOutside(layers.outside, scene, hrefs, measure, window);
      return lost;
    },
  };
}

/** Inks a scene (`scene.js`) as SVG. While a reader pans, one transform moves all of it. */

import { createEras, eraGradients } from "./view_eras.js";
import { createEdges } from "./view_groups_edges.js";
import { gradients } from "./view_mark.js";
import { createStrip } from "./view_strip.js";
import { drawAxes, drawEdge, drawGrid, drawNow, drawOutside } from "./view_surroundings.js";
import { px, set, svg } from "./view_svg.js";

/**
 * @param hrefs `{event(n), window(window)}`: the addresses that marks and counts link to
 */
export function createPicture(hrefs) {
  const layer = (name) => svg("g", { class: name });
  const layers = { grid: layer("grid"), now: layer("now"), strips: layer("strips") };
  const eras = createEras(hrefs);
  const moved = svg("g", { class: "moved" }, eras.ground, ...Object.values(layers));
  const still = { axes: svg("path", { class: "axis" }), edge: layer("grid edge"), outside: layer("outside") };
  const root = svg("svg", { class: "picture", role: "group" }, gradients(), eraGradients(), still.axes, moved, still.edge);
  const edges = createEdges([eras.names, still.outside], root);
  const strips = new Map();
  const tip = svg("title"); // one for all: it is read where a mouse rests
  let drawn = null;

  /** Keep one view for each strip, in their order. */
  function seat(list) {
    const keys = new Set(list.map(({ key }) => key));
    for (const [key, strip] of strips) if (!keys.has(key) && strips.delete(key)) strip.root.remove();
    list.forEach(({ key }, index) => {
      if (!strips.has(key)) strips.set(key, createStrip(hrefs));
      const { root: own } = strips.get(key);
      if (layers.strips.children[index] !== own) layers.strips.insertBefore(own, layers.strips.children[index] ?? null);
    });
  }

  moved.addEventListener("pointerover", ({ target }) => {
    const link = target.closest?.(".events a");
    if (!link) return;
    tip.textContent = link.getAttribute("aria-label");
    if (tip.parentNode !== link) link.append(tip);
  });

  const shift = (left) => set(moved, { transform: `translate(${px(-left)} 0)` });

  /** The links of a strip, or of the whole picture, in the order a reader goes through them. */
  function links(key = null) {
    const own = key === null ? [...strips.values()] : [strips.get(key)].filter(Boolean);
    return own.flatMap((strip) => strip.links().sort((one, other) => one.x - other.x));
  }

  return {
    root,
    /** What is moved while a reader pans; x in it are those of the scene. */
    moved,
    sky: edges.sky,
    days: edges.days,
    links,
    /** The keys of the strips, in their order. */
    strips: () => [...strips.keys()],
    /** The key of the strip that a link stands in, or null. */
    stripOf: (link) => [...strips].find(([, strip]) => strip.root.contains(link))?.[0] ?? null,
    /** What is shown, for those who do not see it. */
    name: (words) => set(root, { "aria-label": words }),
    /** Draw a scene. Answers the link that had the focus and is no longer drawn, if there is one. */
    draw(scene, state, measure) {
      drawn = scene;
      set(root, { height: scene.height, viewBox: `0 0 ${px(scene.width)} ${px(scene.height)}` }); // paper has another width
      shift(scene.scale.left);
      drawAxes(still.axes, scene);
      drawNow(layers.now, scene);
      drawGrid(layers.grid, scene);
      drawEdge(still.edge, scene);
      eras.draw(scene);
      edges.draw(scene);
      seat(scene.strips);
      const lost = scene.strips.map((strip) => strips.get(strip.key).draw(strip, state));
      drawOutside(still.outside, scene, hrefs, measure, state.window);
      return lost.find(Boolean) ?? null;
    },
    /** Move what is drawn, so that `left` is its left edge. */
    slide(left) {
      shift(left);
      eras.slide(left);
      edges.slide(left);
      for (const strip of strips.values()) strip.slide(left - drawn.scale.left, drawn.edge);
    },
  };
}

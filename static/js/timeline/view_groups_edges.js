/**
 * What stays in view while lanes are scrolled: what lies outside and eras, and below them the names of the calendar,
 * which a window may be too low to show at the foot of the lanes. Each is a strip of the same drawing, laid over it.
 */

import { drawEdge, drawGrid } from "./view_surroundings.js";
import { px, set, svg } from "./view_svg.js";

const HIGH = 22; // pixels, of the names of the calendar

/**
 * @param above the layers that stand at the top of a picture that is not scrolled
 * @param root the picture
 */
export function createEdges(above, root) {
  const moved = svg("g", { class: "grid" });
  const edge = svg("g", { class: "grid edge" });
  const sky = svg("svg", { class: "sky" });
  const days = svg("svg", { class: "days", "aria-hidden": "true" }, moved, edge);
  const shift = (left) => set(moved, { transform: `translate(${px(-left)} 0)` });

  return {
    sky,
    days,
    draw(scene) {
      const home = scene.isGrouped ? sky : root;
      if (above[0].parentNode !== home) home.append(...above);
      if (!scene.isGrouped) return;
      const { width, height, strips } = scene;
      const top = strips[0].top - HIGH;
      set(sky, { height: top, viewBox: `0 0 ${px(width)} ${top}` });
      set(days, { height: HIGH, viewBox: `0 ${height - HIGH} ${px(width)} ${HIGH}` });
      drawGrid(moved, scene);
      drawEdge(edge, scene);
      shift(scene.scale.left);
    },
    slide: shift,
  };
}

/**
 * What stays in view while lanes are scrolled: the names at the top of the picture, and those of the calendar at its
 * foot. Each is a strip of the same drawing, laid over it.
 */

import { drawEdge, drawGrid } from "./view_surroundings.js";
import { px, set, svg } from "./view_svg.js";

const FOOT = 22;

/**
 * @param above the layers that stand at the top of a picture that is not scrolled
 * @param root the picture
 */
export function createEdges(above, root) {
  const moved = svg("g", { class: "grid" });
  const edge = svg("g", { class: "grid edge" });
  const sky = svg("svg", { class: "sky" });
  const foot = svg("svg", { class: "foot", "aria-hidden": "true" }, moved, edge);
  const shift = (left) => set(moved, { transform: `translate(${px(-left)} 0)` });

  return {
    sky,
    foot,
    draw(scene) {
      const home = scene.isGrouped ? sky : root;
      if (above[0].parentNode !== home) home.append(...above);
      if (!scene.isGrouped) return;
      const { width, height, strips } = scene;
      const top = strips[0].top;
      set(sky, { height: top, viewBox: `0 0 ${px(width)} ${top}` });
      set(foot, { height: FOOT, viewBox: `0 ${height - FOOT} ${px(width)} ${FOOT}` });
      drawGrid(moved, scene);
      drawEdge(edge, scene);
      shift(scene.scale.left);
    },
    slide: shift,
  };
}

/**
 * Where things stand while a reader pans. What is drawn keeps its x; only the left edge of the picture moves along it.
 * At another zoom, or far away, x is counted anew from the left edge, so that numbers stay short and exact.
 */

import { createScale } from "./scale.js";

const FURTHEST = 20; // picture widths from where x is 0
const SLIDE = 64; // pixels that what is drawn may be moved before more is drawn

/** Whether two scales differ by where they stand alone. */
export const isSameScale = (one, other) => Math.abs(one.perSecond / other.perSecond - 1) < 1e-9;

/** Whether a moment has the same x on both, too. */
export const isSameRuler = (one, other) => isSameScale(one, other) && Math.abs(one.x(other.from) - other.left) < 0.5;

export function createSliding() {
  let ruler = null;

  return {
    /** The scale of a window in a picture so wide: on the ruler of the one before, if that will do. */
    scaleOf(window, width) {
      const here = createScale(window, 0, width);
      if (!ruler || !isSameScale(ruler, here) || Math.abs(ruler.x(window.from)) > FURTHEST * width) ruler = here;
      const left = ruler.x(window.from);
      return createScale(window, left, left + width);
    },
    /** Whether what was drawn for one scale need only be moved to serve another. */
    isNear: (drawn, scale) => isSameRuler(drawn, scale) && Math.abs(drawn.left - scale.left) < SLIDE,
  };
}

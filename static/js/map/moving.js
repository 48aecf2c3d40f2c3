/** The view and how it changes: at once under a hand, eased for a button. Whoever draws is told of each change. */

import { createMotion } from "../timeline/motion.js";
import { confined, midway, panned, zoomed } from "./plane.js";

const SETTLED = 160; // milliseconds without a change

/**
 * @param start the first view
 * @param size () → `{width, height}` of the picture
 * @param hooks `{onChange(), onRest()}`
 */
export function createMoving(start, { size, onChange, onRest }) {
  const motion = createMotion();
  let shown = confined(start, size());
  let timer = 0;

  function rest() {
    timer = 0;
    onRest();
  }

  /** Show another view; false where it could not change. */
  function move(wanted) {
    const next = confined(wanted, size());
    const slack = 1e-3 / next.k;
    const isSame = Math.abs(next.x - shown.x) < slack && Math.abs(next.y - shown.y) < slack && Math.abs(next.k / shown.k - 1) < 1e-6;
    if (isSame) return false;
    shown = next;
    clearTimeout(timer);
    timer = setTimeout(rest, SETTLED);
    onChange();
    return true;
  }

  return {
    move,
    view: () => shown,
    isMoving: () => timer !== 0,
    hold: motion.stop,
    pan: (dx, dy) => move(panned(shown, dx, dy)),
    zoom: (factor, at) => move(zoomed(shown, size(), factor, at)),
    /** Ease to another view; at once where a reader wants no motion. */
    glideTo(wanted) {
      const from = shown;
      const to = confined(wanted, size());
      motion.ease((progress) => move(progress === 1 ? to : midway(from, to, progress)));
    },
  };
}

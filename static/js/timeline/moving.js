/**
 * The window and how it changes: at once under a hand, eased for a button, gliding after a drag. Whoever draws is told
 * of each change, and again when things have come to rest.
 */

import { createMotion } from "./motion.js";
import { between, confined, panned } from "./scale.js";

const SETTLED = 160; // milliseconds without a change

/**
 * @param start the first window
 * @param span () → the stretch `{from, to}` that all events lie in
 * @param width () → pixels across
 * @param hooks `{onChange(window), onRest(window)}`
 */
export function createMoving(start, { span, width, onChange, onRest }) {
  const motion = createMotion();
  let shown = start;
  let timer = 0;

  function rest() {
    timer = 0;
    onRest(shown);
  }

  /** Show another window at once; false where it could not change. */
  function move(wanted) {
    const next = confined(wanted, span());
    const slack = (shown.to - shown.from) * 1e-6;
    if (Math.abs(next.from - shown.from) <= slack && Math.abs(next.to - shown.to) <= slack) return false;
    shown = next;
    clearTimeout(timer);
    timer = setTimeout(rest, SETTLED);
    onChange(shown);
    return true;
  }

  return {
    move,
    window: () => shown,
    isMoving: () => timer !== 0,
    /** Stop whatever moves by itself: a hand is on it. */
    hold: motion.stop,
    /** Let go at `speed` pixels per millisecond. */
    release(speed) {
      if (speed !== 0) motion.glide(speed, (distance) => move(panned(shown, distance / width())));
    },
    /** Ease to another window. */
    glideTo(wanted) {
      const from = shown;
      const to = confined(wanted, span());
      motion.ease((progress) => move(progress === 1 ? to : between(from, to, progress)));
    },
  };
}

/** What moves by itself: eased changes of the window, and the glide after a drag. Neither runs under reduced motion. */

const EASED = 220; // milliseconds
const GLIDE = 260; // milliseconds in which a glide loses two thirds of its speed
const SLOWEST = 0.02; // pixels per millisecond

/** Whether the reader asked for nothing to move by itself. */
export const prefersStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** One motion at a time: starting another, or `stop`, ends the one before. */
export function createMotion() {
  let running = 0;

  function run(step) {
    stop();
    let last = performance.now();
    const tick = (time) => {
      const elapsed = Math.max(0, Math.min(time - last, 64));
      last = time;
      running = step(elapsed) ? requestAnimationFrame(tick) : 0;
    };
    running = requestAnimationFrame(tick);
  }

  function stop() {
    cancelAnimationFrame(running);
    running = 0;
  }

  return {
    stop,
    /** Call `draw` with progress 0 … 1, ending in 1. */
    ease(draw) {
      let time = prefersStillness() ? EASED : 0;
      run((elapsed) => {
        time = Math.min(EASED, time + elapsed);
        draw(1 - (1 - time / EASED) ** 3);
        return time < EASED;
      });
    },
    /** Call `draw` with pixels to move on, from `speed` pixels per millisecond to rest or until it answers false. */
    glide(speed, draw) {
      let now = prefersStillness() ? 0 : speed;
      run((elapsed) => {
        const hasMoved = draw(now * elapsed);
        now *= Math.exp(-elapsed / GLIDE);
        return hasMoved && Math.abs(now) > SLOWEST;
      });
    },
  };
}

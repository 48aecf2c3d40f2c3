/** Two taps of a finger in one place, which mean what a double click of a mouse does. */

const SOON = 320; // milliseconds from one tap to the next
const NEAR = 24; // pixels between them

export function createTaps() {
  let last = { time: -Infinity, x: 0 };
  let doubled = -Infinity;

  return {
    /** Whether a tap is the second of two; a third is a first one again. */
    isSecond(time, x) {
      const isSecond = time - last.time < SOON && Math.abs(x - last.x) < NEAR;
      last = { time: isSecond ? -Infinity : time, x };
      if (isSecond) doubled = time;
      return isSecond;
    },
    /** Whether what the browser calls a double click has been answered as two taps. */
    isAnswered: (time) => time - doubled < 2 * SOON,
  };
}

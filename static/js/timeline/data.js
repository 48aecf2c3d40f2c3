/**
 * The data arrives ahead of the gesture: what is fetched is three windows wide, and it is fetched again before the edge
 * of what is held comes into view. Until an answer is there, the picture is drawn from the last one.
 */

import { dataAddress } from "./address.js";
import { padded } from "./scale.js";

export const MOST_HELD = 500;
const WAIT = 120; // milliseconds without another request before one is sent
const COARSEST = 8; // how many windows wide an incomplete answer may be before it names too little of this one

/** Whether there is any stretch of time to draw; a timeline without a dated event has none. */
export const isDrawable = ({ span, window }) => span?.[1] > span?.[0] && window?.[1] > window?.[0];

/** The window widened to round numbers, so that small moves ask for the same address and the browser may answer it. */
export function snapped({ from, to }) {
  const grid = Math.max(1, 2 ** Math.floor(Math.log2((to - from) / 16)));
  return { from: Math.floor(from / grid) * grid, to: Math.ceil(to / grid) * grid };
}

/** Whether an answer tells of all that lies in a window. */
export function isCovered({ window: [first, last], span: [earliest, latest] }, { from, to }) {
  return first <= Math.max(from, earliest) && last >= Math.min(to, latest);
}

/** Whether an answer will do for a window and what a gesture may soon bring into it. */
export function isEnough(answer, window) {
  const [first, last] = answer.window;
  const isComplete = answer.shown >= answer.total;
  const isFine = isComplete || last - first <= COARSEST * (window.to - window.from);
  return isFine && isCovered(answer, padded(window, 0.5));
}

/**
 * A source of answers.
 *
 * @param base the address of `viewport.json`
 * @param search () → the query string of the page
 * @param onAnswer (answer) called with each answer that was still wanted when it came
 * @param onFailure () called when the server could not be reached or refused
 */
export function createSource({ base, search, onAnswer, onFailure }) {
  let timer = 0;
  let request = new AbortController();

  async function ask(window) {
    request.abort();
    request = new AbortController();
    const { signal } = request;
    const address = dataAddress(base, search(), snapped(padded(window, 1)), MOST_HELD);
    try {
      const response = await fetch(address, { signal, headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(`${response.status} for ${address}`);
      const answer = await response.json();
      if (!signal.aborted) onAnswer(answer);
    } catch (error) {
      if (error.name !== "AbortError") onFailure(error);
    }
  }

  return {
    /** Ask for what a window needs, once gestures pause, unless `held` will do. */
    want(window, held) {
      clearTimeout(timer);
      if (base && !isEnough(held, window)) timer = setTimeout(ask, WAIT, window);
    },
    /** Forget what is on its way: it answers another question. */
    cancel() {
      clearTimeout(timer);
      request.abort();
    },
  };
}

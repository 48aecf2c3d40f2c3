/**
 * The data arrives ahead of the gesture: what is fetched is three windows wide, and more is fetched before the edge of
 * what is held comes into view. One request at a time, also while a gesture lasts; until an answer is there, the picture
 * is drawn from those that are held.
 */

import { dataAddress } from "./address.js";
import { createCache } from "./cache.js";
import { profileOf } from "./density.js";
import { padded, zoomed } from "./scale.js";

export const MOST_HELD = 500;
const PAUSE = 120; // milliseconds from one request to the next, at least
const AGAIN = 5000; // after a failure
const IDLE = 400; // milliseconds at rest before the next step of the zoom is fetched

/** Whether there is any stretch of time to draw; a timeline without a dated event has none. */
export const isDrawable = ({ span, window }) => span?.[1] > span?.[0] && window?.[1] > window?.[0];

/** The window widened to round numbers, so that small moves ask for the same address and the browser may answer it. */
export function snapped({ from, to }) {
  const grid = Math.max(1, 2 ** Math.floor(Math.log2((to - from) / 16)));
  return { from: Math.floor(from / grid) * grid, to: Math.ceil(to / grid) * grid };
}

/**
 * A source of answers.
 *
 * @param base the address of `viewport.json`
 * @param search () → the query string of the page
 * @param onAnswer () called when there is more to draw from
 * @param onFailure () called when the server could not be reached or refused
 */
export function createSource({ base, search, onAnswer, onFailure }) {
  const cache = createCache();
  let timer = 0;
  let request = null;
  let wanted = null;
  let pause = 0;
  let isOutdated = false;

  async function ask(window) {
    request = new AbortController();
    const { signal } = request;
    const address = dataAddress(base, search(), snapped(padded(window, 1)), MOST_HELD);
    try {
      const response = await fetch(address, { signal, headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(`${response.status} for ${address}`);
      const answer = await response.json();
      if (signal.aborted) return;
      request = null;
      const held = cache.best(wanted);
      if (isOutdated) cache.clear();
      isOutdated = false;
      accept(answer, held);
      plan(PAUSE);
    } catch (error) {
      if (signal.aborted) return;
      request = null;
      onFailure(error);
      plan(AGAIN);
    }
  }

  /** Take an answer. Filters may leave nothing that has a date: the stretch then stays, and is empty. */
  function accept(answer, held = cache.best(wanted ?? answer)) {
    cache.add(isDrawable(answer) || !held ? answer : { ...answer, span: held.span, window: held.window });
    onAnswer();
  }

  const lacks = (window) => Boolean(base) && !cache.suffices(window);

  function stop() {
    clearTimeout(timer);
    timer = 0;
  }

  /** Ask in a while for what is wanted then: the window, else what one step closer would need. */
  function plan(wait) {
    if (request || timer) return;
    pause = wait;
    timer = setTimeout(() => {
      timer = 0;
      const closer = zoomed(wanted, 0.5);
      if (lacks(wanted)) ask(wanted);
      else if (wait === IDLE && lacks(closer)) ask(closer);
      else if (wait < IDLE) plan(IDLE);
    }, wait);
  }

  return {
    accept,
    dataFor: cache.dataFor,
    /** What a ribbon over the stretch `[from, to]` shows: `{span, density}`. */
    ground([from, to]) {
      const answer = cache.best({ from, to });
      const { starts, ...profile } = profileOf(answer, { from, to });
      return { span: [from, to], density: { ...profile, counts: starts } };
    },
    /** Say which window is shown. What it lacks is asked for, without waiting for the gesture to end. */
    want(window) {
      const isFirst = wanted === null;
      wanted = window;
      if (!lacks(window)) return plan(IDLE);
      if (pause >= IDLE) stop();
      plan(isFirst ? 0 : PAUSE);
    },
    /** Ask anew after the question has changed; what is held is drawn until the answer is there. */
    renew(window) {
      stop();
      request?.abort();
      wanted = window;
      isOutdated = true;
      ask(window);
    },
    /** Take the answer to another question, and forget what is held and what is on its way. */
    replace(answer) {
      stop();
      request?.abort();
      request = null;
      const held = cache.best(wanted);
      cache.clear();
      isOutdated = false;
      accept(answer, held);
    },
  };
}

/**
 * Answers that are held: several, of one change of the timeline. A picture is drawn from the finest that covers its
 * window, joined by what the others name in that stretch, so that an event shown at a wide zoom is shown at a close one.
 */

import { isComplete } from "./counting.js";
import { extent, keyOf } from "./marks.js";
import { padded } from "./scale.js";

const MOST_ANSWERS = 16;
const MOST_JOINED = 1500; // placements that one picture is drawn from
const COARSEST = 8; // how many windows wide an incomplete answer may be before it names too little of this one

const length = ({ window: [from, to] }) => to - from;

/** Whether an answer tells of all that lies in a window. */
export function isCovered({ window: [first, last], span: [earliest, latest] }, { from, to }) {
  return first <= Math.max(from, earliest) && last >= Math.min(to, latest);
}

/** Whether an answer will do for a window and what a gesture may soon bring into it. */
export function isEnough(answer, window) {
  const isFine = isComplete(answer) || length(answer) <= COARSEST * (window.to - window.from);
  return isFine && isCovered(answer, padded(window, 0.5));
}

/** How much of a window an answer tells of, 0 … 1. */
function share({ window: [first, last] }, { from, to }) {
  return Math.max(0, Math.min(last, to) - Math.max(first, from)) / (to - from);
}

const before = (one, other) =>
  other.weight - one.weight || one.b - other.b || one.n - other.n || (one.kind < other.kind ? -1 : 1);

export function createCache() {
  let answers = []; // the one asked for last comes last
  let known = new Map(); // placements by key: the same object in every answer
  let joined = new Map(); // answer → what is drawn from it

  function clear() {
    answers = [];
    known = new Map();
    joined = new Map();
  }

  /** The same placement object as in answers before, so that what was worked out for it is there already. */
  function same(placement) {
    const key = keyOf(placement);
    if (!known.has(key)) known.set(key, placement);
    return known.get(key);
  }

  /** The finest answer that covers a window, else the one that tells most of it; undefined where none is held. */
  function best(window) {
    const covering = answers.filter((answer) => isCovered(answer, window));
    const rank = (one, other) => Number(isComplete(other)) - Number(isComplete(one)) || length(one) - length(other);
    if (covering.length) return covering.sort(rank)[0];
    return answers.toSorted((one, other) => share(other, window) - share(one, window) || length(one) - length(other))[0];
  }

  function join(answer) {
    if (isComplete(answer)) return answer;
    const [first, last] = answer.window;
    const isHere = (placement) => {
      const [begins, ends] = extent(placement);
      return ends > first && begins < last;
    };
    const all = new Set(answer.placements);
    for (const other of answers) {
      if (other === answer || isComplete(other) || other.window[0] >= last || other.window[1] <= first) continue;
      for (const placement of other.placements) if (isHere(placement)) all.add(placement);
    }
    const readings = new Map(answers.flatMap((one) => one.readings ?? []).map((reading) => [keyOf(reading) + reading.by, reading]));
    return { ...answer, placements: [...all].sort(before).slice(0, MOST_JOINED), readings: [...readings.values()] };
  }

  return {
    clear,
    best,
    /** Whether what is held will do for a window. */
    suffices: (window) => answers.some((answer) => isEnough(answer, window)),
    /** Hold another answer. Answers of another change are forgotten: they tell of another timeline. */
    add(answer) {
      if (answers.some(({ change }) => change !== answer.change)) clear();
      const own = { ...answer, placements: answer.placements.map(same) };
      const isOther = ({ window: [from, to] }) => from !== own.window[0] || to !== own.window[1];
      answers = [...answers.filter(isOther), own].slice(-MOST_ANSWERS);
      joined = new Map();
    },
    /** What a window is drawn from: an answer of `viewport.json`, the same object until another is added. */
    dataFor(window) {
      const answer = best(window);
      if (!joined.has(answer)) joined.set(answer, join(answer));
      return joined.get(answer);
    },
  };
}

/**
 * Selecting by the keyboard alone: a word is always selected, and arrows move on from it: → ← by word, ↓ ↑ by sentence,
 * with Shift they take in what they pass. `s` takes the whole sentence.
 */

import { firstInView, paragraphBeside, PARAGRAPHS, placeFrom, pointIn, runsIn, unitIn } from "./paragraph.js";
import { runAt, runBeside } from "./units.js";

const STEPS = { ArrowRight: ["word", 1], ArrowLeft: ["word", -1], ArrowDown: ["sentence", 1], ArrowUp: ["sentence", -1] };

const isBefore = (one, other) =>
  one.paragraph === other.paragraph
    ? one.run[0] < other.run[0]
    : Boolean(one.paragraph.compareDocumentPosition(other.paragraph) & Node.DOCUMENT_POSITION_FOLLOWING);

export function createCaret(page) {
  let anchor = null; // {paragraph, run}: where it began,
  let head = null; // and where it has come to

  const isActive = () => Boolean(head?.paragraph.isConnected && anchor?.paragraph.isConnected);

  function show() {
    const [first, last] = isBefore(head, anchor) ? [head, anchor] : [anchor, head];
    const end = last.paragraph === first.paragraph ? Math.max(first.run[1], last.run[1]) : last.run[1];
    const from = pointIn(first.paragraph, first.run[0], false);
    const to = pointIn(last.paragraph, end, true);
    head.paragraph.focus({ preventScroll: true });
    page.getSelection().setBaseAndExtent(...from, ...to);
    reveal();
  }

  function reveal() {
    const range = page.createRange();
    range.setStart(...pointIn(head.paragraph, head.run[0], false));
    range.setEnd(...pointIn(head.paragraph, head.run[1], true));
    const { top, bottom } = range.getBoundingClientRect();
    const [above, below] = [top - 80, bottom + 120 - innerHeight];
    if (above < 0 || below > 0) scrollBy({ top: above < 0 ? above - innerHeight / 4 : below + innerHeight / 4 });
  }

  function runNear(paragraph, unit, granularity) {
    const runs = runsIn(paragraph, granularity);
    return runs.length ? { paragraph, run: runs[runAt(runs, unit)] } : null;
  }

  function beside({ paragraph, run }, granularity, direction) {
    const next = runBeside(runsIn(paragraph, granularity), run, direction);
    if (next) return { paragraph, run: next };
    for (let other = paragraph; (other = paragraphBeside(page, other, direction)); ) {
      const runs = runsIn(other, granularity);
      if (runs.length) return { paragraph: other, run: direction > 0 ? runs[0] : runs.at(-1) };
    }
    return null;
  }

  function put(place) {
    if (!place) return;
    anchor = head = place;
    show();
  }

  /** Take up what was selected before, by whatever means; its last word is where it has come to. */
  function take(from, to) {
    const [first, last] = [placeFrom(page, from), placeFrom(page, to)];
    if (!first || !last) return;
    const word = runsIn(last.paragraph, "word").findLast((run) => run[0] < last.unit);
    anchor = { paragraph: first.paragraph, run: [first.unit, first.unit + 1] };
    head = { paragraph: last.paragraph, run: [word?.[0] ?? 0, last.unit] };
  }

  /** Nothing is selected any more; arrows go on from where it had come to. */
  function rest() {
    if (!isActive()) return;
    anchor = head;
    page.getSelection().removeAllRanges();
    head.paragraph.focus({ preventScroll: true });
  }

  function start() {
    const at = page.activeElement?.closest?.(".date-here");
    const own = page.activeElement?.closest?.(PARAGRAPHS);
    if (at && own) return put(runNear(own, unitIn(own, at, 0), "sentence"));
    const paragraph = own ?? firstInView(page);
    if (paragraph) put(runNear(paragraph, 0, "word"));
  }

  return {
    isActive,
    take,
    rest,
    show: () => isActive() && show(),
    end() {
      anchor = head = null;
    },
    /** `s`: begin, and once begun the sentence that one is in. */
    select: () => (isActive() ? put(runNear(head.paragraph, head.run[0], "sentence")) : start()),
    /** Whether the key was one of ours. */
    press(key, isExtending) {
      if (!isActive() || !(key in STEPS)) return false;
      const next = beside(head, ...STEPS[key]);
      if (next) {
        head = next;
        if (!isExtending) anchor = next;
        show();
      }
      return true;
    },
  };
}

/** The text of a paragraph that is read, `<p data-words data-paragraph="12" data-units="0">`, and places in it. */

import { pieceAt, runsOf } from "./units.js";

export const PARAGRAPHS = "p[data-paragraph]";

const kept = new WeakMap(); // element → {text, word, sentence}

function nodesOf(paragraph) {
  const walker = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

/** Its words or sentences, in its own language. */
export function runsIn(paragraph, granularity) {
  const text = paragraph.textContent;
  const known = kept.get(paragraph);
  const fresh = known?.text === text ? known : { text };
  fresh[granularity] ??= runsOf(text, granularity, paragraph.closest("[lang]")?.lang || undefined);
  kept.set(paragraph, fresh);
  return fresh[granularity];
}

/** Where a range would begin, or end, that many units into the paragraph: `[node, offset]`. */
export function pointIn(paragraph, unit, isEnd) {
  const nodes = nodesOf(paragraph);
  const found = pieceAt(
    nodes.map((node) => node.length),
    unit,
    isEnd,
  );
  return found ? [nodes[found[0]], found[1]] : [paragraph, 0];
}

/** How many units into the paragraph a point of a range is. */
export function unitIn(paragraph, node, offset) {
  const before = paragraph.ownerDocument.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** The paragraph that `12:340` is in, and how far into this element: `{paragraph, unit}`; null where it is not here. */
export function placeFrom(page, place) {
  const [number, unit] = place.split(":").map(Number);
  const pieces = [...page.querySelectorAll(`p[data-paragraph="${number}"]`)];
  const paragraph = pieces.findLast((each) => Number(each.dataset.units) <= unit);
  return paragraph ? { paragraph, unit: unit - Number(paragraph.dataset.units) } : null;
}

/** The one after or before it on the page, if there is one. */
export function paragraphBeside(page, paragraph, direction) {
  const all = [...page.querySelectorAll(PARAGRAPHS)];
  return all[all.indexOf(paragraph) + direction] ?? null;
}

/** The first one that is in view. */
export function firstInView(page) {
  const all = [...page.querySelectorAll(PARAGRAPHS)];
  return all.find((each) => each.getBoundingClientRect().bottom > 8) ?? all.at(-1) ?? null;
}

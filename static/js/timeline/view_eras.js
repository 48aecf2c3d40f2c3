/** Inks the eras of a scene (`eras.js`): tints below everything, and their names above it. */

import { BAND, titleAt } from "./eras.js";
import { fill, px, set, svg } from "./view_svg.js";

const TOP = 28; // of the first row of names

/** The gradients that the uncertain ends of eras refer to, in both tints. */
export function eraGradients() {
  const stop = (offset, opacity) => svg("stop", { offset, "stop-opacity": opacity });
  const gradient = (tone, side) =>
    svg("linearGradient", { id: `era-${side}-${tone}`, class: `era-tone-${tone}` }, stop(0, side === "in" ? 0 : 1), stop(1, side === "in" ? 1 : 0));
  return svg("defs", {}, ...[0, 1].flatMap((tone) => ["in", "out"].map((side) => gradient(tone, side))));
}

/** The three rectangles of a band: as it fades in, as it lasts, as it fades out. */
function place(rects, { x0, x1, in: begun, out: ending, tone }, y, height) {
  const parts = [
    [x0, begun, `url(#era-in-${tone})`],
    [begun, ending, null],
    [ending, x1, `url(#era-out-${tone})`],
  ];
  parts.forEach(([from, to, ink], index) => {
    set(rects[index], { x: px(from), y, width: px(Math.max(0, to - from)), height, fill: ink });
  });
}

const rects = () => [0, 1, 2].map((part) => svg("rect", { class: part === 1 ? "whole" : null }));

/**
 * @param hrefs `{window(window)}`: the addresses that names of eras link to
 */
export function createEras(hrefs) {
  const ground = svg("g", { class: "eras-ground", "aria-hidden": "true" });
  const names = svg("g", { class: "eras-names" });
  let drawn = [];
  let left = 0;

  const name = () => svg("a", { tabindex: -1 }, svg("title"), ...rects(), svg("text"));

  function draw({ eras: { bands }, height, scale }) {
    drawn = bands;
    left = scale.left;
    const tinted = bands.filter(({ row }) => row === 0);
    fill(ground, tinted, () => svg("g", {}, ...rects()), (element, band) => {
      set(element, { class: `era era-tone-${band.tone}` });
      place(element.children, band, TOP, height - TOP - 20);
    });
    fill(names, bands, name, (link, band) => {
      const [title, one, two, three, text] = link.children;
      const y = TOP + band.row * BAND;
      const words = `${band.title}, ${band.when}`;
      Object.assign(link, { window: band.window });
      set(link, { class: `era era-tone-${band.tone}`, href: hrefs.window(band.window), "aria-label": words });
      if (title.textContent !== words) title.textContent = words;
      place([one, two, three], band, y, BAND - 2);
      set(text, { x: px(band.at), y: y + 13 });
      if (text.textContent !== band.text) text.textContent = band.text;
    });
    slide(left);
  }

  /** Move the names, so that `to` is the left edge; those of eras that began before it stay at it. */
  function slide(to) {
    set(names, { transform: `translate(${px(-to)} 0)` });
    drawn.forEach((band, index) => set(names.children[index].lastElementChild, { x: px(titleAt(band, to - left)) }));
  }

  return { ground, names, draw, slide };
}

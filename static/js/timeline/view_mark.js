/** The ink of one mark, around (0, 0) for a dot and along the axis for a bar. Shapes only; colours are in `band.css`. */

import { RADIUS, TAIL } from "./marks.js";
import { px, set, svg } from "./view_svg.js";

const HALF = RADIUS; // half the height of a bar
const THIN = 2.5; // of one that neither begins nor ends in the picture
const CROSS = "M-5-5L5 5M5-5L-5 5";

const DOTS = {
  filled: () => [svg("circle", { r: RADIUS, class: "ink" })],
  hollow: () => [svg("circle", { r: RADIUS - 0.9, class: "outline" })],
  former: () => [svg("circle", { r: RADIUS - 0.8, class: "ghost" })],
  crossed: () => [svg("path", { d: CROSS, class: "halo" }), svg("path", { d: CROSS, class: "cross" })],
  unknown: () => [svg("circle", { r: RADIUS - 0.9, class: "outline pale" })],
  computed: () => [
    svg("circle", { r: RADIUS - 0.9, class: "outline" }),
    svg("circle", { r: 2.3, class: "ink" }),
  ],
  split: () => [
    svg("path", { d: `M-.4-${RADIUS}a${RADIUS} ${RADIUS} 0 0 0 0 ${2 * RADIUS}z`, class: "ink" }),
    svg("path", { d: `M.4-${RADIUS}a${RADIUS} ${RADIUS} 0 0 1 0 ${2 * RADIUS}z`, class: "dispute" }),
  ],
};

/** Which gradient, if any, a filled bar is inked with. */
function fade({ isSoft, fadesBefore, fadesAfter }) {
  if (isSoft || (fadesBefore && fadesAfter)) return "soft";
  return fadesBefore ? "before" : fadesAfter ? "after" : "";
}

function body(mark, look, inset = 0) {
  const width = Math.max(2, mark.x1 - mark.x0 - 2 * inset);
  const half = mark.isThrough ? THIN : HALF;
  const height = 2 * (half - inset);
  const round = mark.isSoft ? height / 2 : 2;
  return svg("rect", {
    x: px(mark.x0 + inset),
    y: inset - half,
    width: px(width),
    height,
    rx: round,
    ...look,
  });
}

function inked(mark, tone, inset) {
  const kind = fade(mark);
  return body(
    mark,
    kind ? { fill: `url(#band-${kind}-${tone})` } : { class: tone === "accent" ? "dispute" : "ink" },
    inset,
  );
}

const BARS = {
  filled: (mark, tone) => [inked(mark, tone)],
  hollow: (mark) => [body(mark, { class: "outline" }, 0.9)],
  former: (mark) => [body(mark, { class: "ghost" }, 0.8)],
  unknown: (mark) => [body(mark, { class: "outline pale" }, 0.9)],
  computed: (mark, tone) => [body(mark, { class: "outline" }, 0.9), ...(mark.isThrough ? [] : [inked(mark, tone, 3.4)])],
  split: (mark, tone) => {
    const middle = mark.x0 + (mark.x1 - mark.x0) * 0.5;
    return [
      inked({ ...mark, x1: middle, fadesAfter: false }, tone),
      inked({ ...mark, x0: middle, fadesBefore: false }, "accent"),
    ];
  },
  crossed: (mark) => {
    const wide = mark.x1 - mark.x0;
    if (wide < 40)
      return DOTS.crossed().map((path) => set(path, { transform: `translate(${px(mark.x0 + wide / 2)} 0)` }));
    const cross = { d: CROSS, transform: `translate(${px(mark.at + 14)} 0)` };
    return [
      body(mark, { class: "outline" }, 0.9),
      svg("path", { ...cross, class: "halo" }),
      svg("path", { ...cross, class: "cross" }),
    ];
  },
};

function tails(mark, tone) {
  const [left, right] = mark.isBar ? [mark.x0, mark.x1] : [-RADIUS + 2, RADIUS - 2];
  const rect = (x, kind) =>
    svg("rect", { x: px(x), y: -3, width: TAIL, height: 6, fill: `url(#band-${kind}-${tone})` });
  return [
    ...(mark.tailBefore ? [rect(left - TAIL, "before")] : []),
    ...(mark.tailAfter ? [rect(right, "after")] : []),
  ];
}

/** What the shape depends on; while it stays the same, a mark need only be moved. */
export function signature(mark, isSelected) {
  const { style, isBar, isSoft, isThrough, fadesBefore, fadesAfter, tailBefore, tailAfter, x0, x1, at } = mark;
  const place = isBar ? `${px(x0)}/${px(x1)}/${px(at)}` : "";
  return `${style}/${isBar}/${isSoft}/${isThrough}/${fadesBefore}/${fadesAfter}/${tailBefore}/${tailAfter}/${isSelected}/${place}`;
}

/** The elements of a mark. */
export function shapes(mark, isSelected) {
  const tone = isSelected ? "accent" : "mark";
  return [...tails(mark, tone), ...(mark.isBar ? BARS : DOTS)[mark.style](mark, tone)];
}

/** The gradients that marks refer to, in the colours of marks and of the selected one. */
export function gradients() {
  const stops = {
    soft: [
      [0, 0.06],
      [0.22, 0.62],
      [0.78, 0.62],
      [1, 0.06],
    ],
    before: [
      [0, 0],
      [0.7, 1],
      [1, 1],
    ],
    after: [
      [0, 1],
      [0.3, 1],
      [1, 0],
    ],
  };
  return svg(
    "defs",
    {},
    ...Object.entries(stops).flatMap(([kind, points]) =>
      ["mark", "accent"].map((tone) =>
        svg(
          "linearGradient",
          { id: `band-${kind}-${tone}`, class: `tone-${tone} kind-${kind}` },
          ...points.map(([offset, opacity]) => svg("stop", { offset, "stop-opacity": opacity })),
        ),
      ),
    ),
  );
}
